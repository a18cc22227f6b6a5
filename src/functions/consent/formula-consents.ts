import type { DeviceMemory } from "../../composition/device-memory";
import { consent, isConsented } from "../../composition/memory/consents";
import type { DaySpending } from "../../composition/memory/day-spending";
import { ROWS_PER_BATCH } from "../../core/request/batch-limits";
import { endpointUrl, type EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ModelName } from "../arguments/model-name";
import { knownModel, rememberModel } from "../models/known-models";
import { RowAllowance } from "./row-allowance";
import type { SentColumns } from "./sent-columns";

/** What formulas want to send, and nobody has allowed yet. */
export interface FormulaQuestion {
  readonly id: string;
  /** Why it is asked: columns that were never sent there from this device, cells that have no header, or many rows at once. */
  readonly about: SentColumns["about"] | "rows";
  readonly model: ModelName;
  /** Headers, or places of cells without one; none for the card of a model, and for rows. */
  readonly columns: readonly string[];
  /** Of all formulas that wait for the answer. */
  readonly rowCount: number;
  /** Cells that wait; of rows, which cells may share, their number. */
  readonly cellCount: number;
  /** Somebody said "not now": it waits until they want to be asked again, or other columns are to be sent. */
  readonly isPutOff: boolean;
}

/** What one call of a function waits for. */
interface Ask {
  readonly columns: readonly string[];
  readonly rowCount: number;
}

interface OpenQuestion extends Pick<FormulaQuestion, "id" | "about" | "model"> {
  /** By cell and call, so that asking once more counts as the same; rows stand by their keys. */
  readonly asks: Map<string, Map<string, Ask>>;
}

/** Why a row may not go now: many at once must be allowed, or the day's ceiling is reached. */
export type HeldRow = "many-rows" | "ceiling";

/** What was taken back counts from then on. */
const RECENT_MS = 1_000;

/**
 * Whether formulas may send anything: only what somebody of this device has allowed, by origin, endpoint and columns, in the list that recipes
 * of workbooks have, too; cells without headers as long as the program runs. Opening a workbook asks nobody outside.
 */
export class FormulaConsents {
  private readonly open = new Map<string, OpenQuestion>();
  /** The columns that questions were about when somebody put them off. */
  private readonly putOffs = new Map<string, ReadonlySet<string>>();
  private readonly allowance: RowAllowance;
  /** Places of cells without headers, by endpoint. */
  private readonly cells = new Map<string, Set<string>>();
  /** What was allowed when it was last looked up: a thousand formulas ask in one second. */
  private readonly recent = new Map<string, { readonly address: EndpointAddress; readonly atMs: number }>();

  /** @param onChange told when other questions are open, or for more rows */
  constructor(
    private readonly device: Pick<DeviceMemory, "read" | "write">,
    private readonly now: () => number,
    private readonly onChange: () => void,
    private readonly day: DaySpending,
  ) {
    this.allowance = new RowAllowance(now);
  }

  /** In the order in which they came up. */
  get questions(): readonly FormulaQuestion[] {
    return [...this.open.values()].map(({ asks, ...question }) => {
      const all = [...asks.values()].flatMap((calls) => [...calls.values()]);
      const columns = [...new Set(all.flatMap((ask) => ask.columns))];
      const putOff = this.putOffs.get(question.id);
      return {
        ...question,
        columns,
        rowCount: all.reduce((sum, { rowCount }) => sum + rowCount, 0),
        cellCount: asks.size,
        isPutOff: putOff !== undefined && columns.every((column) => putOff.has(column)),
      };
    });
  }

  /** Where a formula's columns may be sent; undefined where that must be asked first. */
  addressFor(model: ModelName, columns: SentColumns): EndpointAddress | undefined {
    const key = JSON.stringify([model.text, columns]);
    const before = this.recent.get(key);
    const nowMs = this.now();
    if (before !== undefined && nowMs - before.atMs < RECENT_MS) return before.address;
    this.recent.delete(key);
    const address = knownModel(this.device, model.text);
    if (address === undefined || !this.isAllowed(address, columns)) return undefined;
    this.recent.set(key, { address, atMs: nowMs });
    return address;
  }

  /** Notes that a formula waits for an answer. @param call tells those of one cell apart: the same one counts once */
  ask(model: ModelName, { about, names }: SentColumns, cell: string, rowCount: number, call = ""): void {
    this.note(about, model, [cell, call], { columns: names, rowCount });
  }

  /** A cell is calculated anew, or its formula is gone: what it asked is asked no more. */
  withdraw(cell: string): void {
    for (const { id, asks } of [...this.open.values()]) {
      if (!asks.delete(cell)) continue;
      if (asks.size === 0) this.open.delete(id);
      this.onChange();
    }
  }

  /** No cell is left whose rows wait: so many are not asked for any more. */
  withdrawRows(): void {
    for (const { id, about } of [...this.open.values()]) if (about === "rows") this.end(id);
  }

  /**
   * Takes rows that are to be sent, by their keys. The ones that go now are counted, once however often they are tried.
   * @param unsent requests that wait, and are not counted yet
   * @returns those that may not go now; of those that are too many at once it is asked
   */
  takeRows(
    model: ModelName,
    address: EndpointAddress,
    keys: readonly string[],
    unsent: number,
  ): ReadonlyMap<string, HeldRow> {
    const fresh = new Set(this.allowance.uncounted(keys));
    const held = new Map<string, HeldRow>(this.aboveCeiling(keys, fresh, unsent).map((key) => [key, "ceiling"]));
    const below = keys.filter((key) => !held.has(key));
    const going = this.allowance.take(endpointUrl(address), below);
    this.day.note([...going].filter((key) => fresh.has(key)).length, 0);
    const waiting = this.open.get(`rows ${model.text}`);
    for (const key of below) {
      if (going.has(key)) waiting?.asks.delete(key);
      else {
        held.set(key, "many-rows");
        this.note("rows", model, [key, ""], { columns: [], rowCount: 1 });
      }
    }
    if (waiting?.asks.size === 0) this.end(waiting.id);
    return held;
  }

  /**
   * Allows what a question says, and nothing that has come to it since: that is asked for still.
   * @param shown as somebody has seen it
   * @param address where they have seen that it would go
   */
  allow(shown: FormulaQuestion, address: EndpointAddress): void {
    const { id, about, model, columns, rowCount } = shown;
    const question = this.open.get(id);
    if (question === undefined) return;
    const { origin, route } = address;
    if (about === "columns") consent(this.device, { origin, route, columns });
    if (about === "cells") this.cells.set(endpointUrl(address), new Set([...this.cellsAt(address), ...columns]));
    if (about !== "rows") rememberModel(this.device, model.text, address);
    this.allowance.grant(endpointUrl(address), rowCount);
    for (const [cell, calls] of question.asks) {
      for (const [call, ask] of calls) {
        if (ask.columns.every((column) => columns.includes(column))) calls.delete(call);
      }
      if (calls.size === 0) question.asks.delete(cell);
    }
    if (question.asks.size === 0) this.open.delete(id);
    this.putOffs.delete(id);
    this.recent.clear();
    this.onChange();
  }

  /** Not now. Formulas that ask the same when they are calculated again ask nobody; for other columns the question is open again. */
  putOff(id: string): void {
    const question = this.questions.find((one) => one.id === id);
    if (question === undefined) return;
    this.putOffs.set(id, new Set(question.columns));
    this.onChange();
  }

  /** Opens a question again that was put off. @param id absent for all of them */
  askAgain(id?: string): void {
    if (id === undefined) this.putOffs.clear();
    else this.putOffs.delete(id);
    this.onChange();
  }

  /** Cells whose question is about a model of this name. */
  cellsThatName({ text }: ModelName): readonly string[] {
    const questions = [...this.open.values()].filter(({ about, model }) => about !== "rows" && model.text === text);
    return [...new Set(questions.flatMap(({ asks }) => [...asks.keys()]))].filter((cell) => cell !== "");
  }

  /** There is no such model: nothing is asked for it any more. */
  dropModel({ text }: ModelName): void {
    for (const { id, model } of [...this.open.values()]) {
      if (model.text === text) this.end(id);
    }
  }

  private end(id: string): void {
    this.open.delete(id);
    this.onChange();
  }

  /** Rows that would pass the day's ceilings: those that were counted need no more than a request. */
  private aboveCeiling(keys: readonly string[], fresh: ReadonlySet<string>, unsent: number): readonly string[] {
    const left = this.day.left();
    let rows = left.rows;
    const inRequests = Math.max(0, (left.requests - unsent) * ROWS_PER_BATCH);
    return keys.filter((key, place) => place >= inRequests || (fresh.has(key) && --rows < 0));
  }

  private isAllowed(address: EndpointAddress, { about, names }: SentColumns): boolean {
    const { origin, route } = address;
    if (about === "columns") return isConsented(this.device, { origin, route, columns: names });
    return names.every((name) => this.cellsAt(address).has(name));
  }

  private cellsAt(address: EndpointAddress): ReadonlySet<string> {
    return this.cells.get(endpointUrl(address)) ?? new Set();
  }

  private note(
    about: FormulaQuestion["about"],
    model: ModelName,
    [cell, call]: readonly [string, string],
    ask: Ask,
  ): void {
    const id = `${about} ${model.text}`;
    const question = this.open.get(id) ?? { id, about, model, asks: new Map<string, Map<string, Ask>>() };
    const calls = question.asks.get(cell) ?? new Map<string, Ask>();
    question.asks.set(cell, calls.set(call, ask));
    this.open.set(id, question);
    this.onChange();
  }
}
