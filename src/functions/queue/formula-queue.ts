import { CancelledError } from "../../core/errors";
import { ROWS_PER_BATCH } from "../../core/request/batch-limits";
import type { Recipe } from "../../core/recipe/recipe";
import type { Cell } from "../../core/table/cell";
import { FormulaError } from "../answers/formula-error";
import type { OutputOrder } from "../answers/output-order";
import type { RowResult } from "../answers/row-answer";
import type { GivenCell, GivenRows } from "../arguments/read-rows";
import { cellLookedAt, knownCell, type GivenCellRules } from "../models/given-cells";
import type { HeldRow } from "../consent/formula-consents";
import type { RowWriter } from "../models/row-writer";
import type { FormulaClock, SheetCells } from "../host/ports";
import type { EndpointSender } from "./endpoint-sender";
import type { RowAnswers } from "./row-answers";
import { SentBatch, type FlyingRow } from "./sent-batch";

/** So long rows wait for others: a recalculation asks for all its cells in a few turns of the one thread. */
const GATHER_MS = 20;

export interface FormulaQueueParts {
  readonly writer: RowWriter;
  /** Stands before the keys of its rows: what else decides an answer. */
  readonly prefix: string;
  readonly answers: RowAnswers;
  /** Of the model's outputs. */
  readonly outputs: OutputOrder;
  /** What feeds the model's inputs, where a recipe can say it. */
  readonly inputs?: Recipe["inputs"] | undefined;
  readonly sender: EndpointSender;
  readonly sheet: SheetCells;
  readonly clock: FormulaClock;
  /** Asked before rows are sent. @throws what is the matter where the model is not the one any more that they are for */
  readonly isStanding: () => Promise<void>;
  /** Takes rows to be sent, by their keys. @returns those that may not go now, and why */
  readonly takeRows: (keys: readonly string[]) => ReadonlyMap<string, HeldRow>;
}

/** Where the rows of a formula stand. */
export interface GivenPlace {
  /** Undefined where they are calculated, or where this Excel does not tell. */
  readonly address: string | undefined;
}

/** The rows of an area; undefined where it is not there any more. */
type LookedAt = readonly (readonly Cell[])[] | undefined;

interface WaitingRow {
  readonly row: readonly GivenCell[];
  /** Among the rows of its formula. */
  readonly place: number;
  readonly given: GivenPlace;
  readonly signal: AbortSignal;
  readonly settle: (result: RowResult | Promise<RowResult>) => void;
  readonly fail: (error: unknown) => void;
}

/** Rows of formulas that are sent under one plan: gathered for a moment, looked at in the sheet where need be, and answered or sent. */
export class FormulaQueue {
  private waiting: WaitingRow[] = [];
  private stopTimer: (() => void) | undefined;
  /** What stands where a formula points, as long as it waits. */
  private readonly looks = new WeakMap<GivenPlace, Promise<LookedAt>>();

  constructor(private readonly parts: FormulaQueueParts) {}

  get outputs(): OutputOrder {
    return this.parts.outputs;
  }

  get inputs(): Recipe["inputs"] | undefined {
    return this.parts.inputs;
  }

  /** What becomes of each row. @throws CancelledError; why rows could not be asked for */
  ask(rows: GivenRows, given: GivenPlace, signal: AbortSignal): Promise<readonly RowResult[]> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new CancelledError());
      signal.addEventListener("abort", () => reject(new CancelledError()), { once: true });
      Promise.all(rows.map((row, place) => this.gather(row, place, given, signal))).then(resolve, reject);
    });
  }

  /** What is known of rows without asking anybody; undefined where anything is not. */
  known(rows: GivenRows, given: GivenPlace): readonly RowResult[] | undefined {
    const results = rows.map((row) => {
      const cells = this.cellsOf(row, given);
      const written = Array.isArray(cells) ? this.parts.writer.write(cells) : undefined;
      if (written === undefined || "failure" in written) return written;
      return this.parts.answers.memo.find(this.keyOf(written.texts));
    });
    return results.every((result) => result !== undefined) ? results : undefined;
  }

  private gather(row: readonly GivenCell[], place: number, given: GivenPlace, signal: AbortSignal): Promise<RowResult> {
    return new Promise((settle, fail) => {
      this.waiting.push({ row, place, given, signal, settle, fail });
      if (this.waiting.length >= ROWS_PER_BATCH) this.flush();
      else this.stopTimer ??= this.parts.clock.startTimer(GATHER_MS, () => this.flush());
    });
  }

  private flush(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    const rows = this.waiting.filter(({ signal }) => !signal.aborted);
    this.waiting = [];
    if (rows.length === 0) return;
    this.answer(rows).catch((error: unknown) => rows.forEach(({ fail }) => fail(error)));
  }

  private async answer(rows: readonly WaitingRow[]): Promise<void> {
    const found = await this.lookUp(rows);
    const toSend: FlyingRow[] = [];
    for (const waiting of rows) {
      if (waiting.signal.aborted) continue;
      const cells = this.cellsOf(waiting.row, waiting.given, found.get(waiting.given)?.[waiting.place]);
      if (Array.isArray(cells)) this.answerRow(waiting, cells, toSend);
      else waiting.settle(cells === "look" ? notFound(waiting.given) : cells);
    }
    await this.send(toSend);
  }

  /** The cells that values alone do not tell, in one request to Excel; once a formula, however many batches its rows are. */
  private async lookUp(rows: readonly WaitingRow[]): Promise<ReadonlyMap<GivenPlace, LookedAt>> {
    const doubtful = new Set<GivenPlace>();
    for (const { row, given } of rows) {
      if (!doubtful.has(given) && this.cellsOf(row, given) === "look") doubtful.add(given);
    }
    const unseen = [...doubtful].filter((given) => !this.looks.has(given));
    if (unseen.length > 0) {
      const areas = this.parts.sheet.cellsAt(unseen.map(({ address }) => address!));
      unseen.forEach((given, place) => {
        this.looks.set(
          given,
          areas.then((found) => found[place]),
        );
      });
    }
    return new Map(
      await Promise.all([...doubtful].map(async (given) => [given, await this.looks.get(given)!] as const)),
    );
  }

  /** The cells of a row by what was given, and by what was found in the sheet where that was looked at. */
  private cellsOf(
    row: readonly GivenCell[],
    { address }: GivenPlace,
    found?: readonly Cell[],
  ): Cell[] | "look" | Extract<RowResult, { failure: unknown }> {
    const { writer, sheet } = this.parts;
    const rules: GivenCellRules = {
      handsBlanksAsZero: sheet.handsBlanksAsZero,
      hasAddress: address !== undefined,
    };
    const cells = new Array<Cell>(row.length).fill(null);
    let isDoubtful = false;
    for (const sent of writer.sent) {
      const value = row[sent.position];
      const known = knownCell(value, sent, rules);
      const cell = known === "look" && found !== undefined ? cellLookedAt(value, found[sent.position], sent) : known;
      if (cell === "look") isDoubtful = true;
      else if ("failure" in cell) return cell;
      else cells[sent.position] = cell.cell;
    }
    return isDoubtful ? "look" : cells;
  }

  private answerRow(waiting: WaitingRow, cells: readonly Cell[], toSend: FlyingRow[]): void {
    const written = this.parts.writer.write(cells);
    if ("failure" in written) return waiting.settle(written);
    const { answers } = this.parts;
    const key = this.keyOf(written.texts);
    const known = answers.memo.find(key);
    if (known !== undefined) return waiting.settle(known);
    let flight = answers.underWay(key);
    if (flight === undefined) {
      flight = answers.begin(key);
      toSend.push({ flight, texts: written.texts });
    }
    flight.wait(waiting.signal).then(waiting.settle, waiting.fail);
  }

  private async send(rows: readonly FlyingRow[]): Promise<void> {
    const { answers, sender, writer, takeRows, isStanding } = this.parts;
    if (rows.length === 0) return;
    try {
      await isStanding();
    } catch (error) {
      answers.noteOver(new SentBatch(writer.body, rows), "", error);
      return;
    }
    const held = takeRows(rows.map(({ flight }) => flight.key));
    for (const why of ["many-rows", "ceiling"] as const) {
      const waiting = rows.filter(({ flight }) => held.get(flight.key) === why);
      if (waiting.length > 0) answers.noteOver(new SentBatch(writer.body, waiting), "", HELD[why]);
    }
    const going = rows.filter(({ flight }) => !held.has(flight.key));
    for (let start = 0; start < going.length; start += ROWS_PER_BATCH) {
      const batch = new SentBatch(writer.body, going.slice(start, start + ROWS_PER_BATCH));
      answers.noteSent(batch);
      sender.send(batch);
    }
  }

  private keyOf(texts: readonly string[]): string {
    return this.parts.prefix + texts.join(",");
  }
}

const MOVED: RowResult = { failure: { code: "sheet-changed", message: "moved" } };

const ELSEWHERE: RowResult = {
  failure: {
    code: "blank-refused",
    message: "elsewhere",
    sentence: (say) => say.otherWorkbook,
  },
};

/** Why cells that are to be looked at are not there. Only an address of another workbook names one, but in some versions of Excel. */
function notFound({ address = "" }: GivenPlace): RowResult {
  return address.includes("[") ? ELSEWHERE : MOVED;
}

const HELD: Readonly<Record<HeldRow, FormulaError>> = {
  "many-rows": new FormulaError("#N/A", "many-rows", (say) => say.allowManyRows),
  ceiling: new FormulaError("#N/A", "ceiling", (say) => say.ceilingOfDay),
};
