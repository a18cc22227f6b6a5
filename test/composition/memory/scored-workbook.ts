import { createColumnMemory, type ColumnMemory } from "../../../src/composition/memory/column-memory";
import type { DeviceMemory } from "../../../src/composition/device-memory";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import type { PaneLocks } from "../../../src/composition/memory/live-panes";
import type { RunScope } from "../../../src/core/memory/remembered-run";
import type { Schema } from "../../../src/core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { RunClock } from "../../../src/scoring/flow/run-clock";
import { WRITE_AFTER_MS } from "../../../src/scoring/flow/write-loop";
import { MEMORY_WAIT_MS } from "../../../src/scoring/row-notes";
import { planOfRecipe } from "../../../src/scoring/plan-of-recipe";
import type { Endpoint, MemoryStore, SourceRef } from "../../../src/scoring/ports";
import type { RunStatus, RunSummary } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { CALM, type OpenExcel } from "../../excel/open-excel";

/** Endpoint and columns of a table with an id and a number, scored as a workbook remembers it. */
export const NUMBERS_RECIPE: Recipe = {
  ...BLANK_RECIPE,
  origin: "https://ws.cloud.databricks.com",
  route: "/serving-endpoints/numbers/invocations",
  columnsSent: ["n"],
  rowsPerBatch: 10,
};

type Answer = (n: number) => number | string | null | Error;

export interface PaneParts {
  readonly device?: DeviceMemory;
  readonly locks?: PaneLocks;
  readonly nowUtc?: () => Date;
  readonly startedBy?: () => string | undefined;
  readonly mostRows?: number;
  /** In place of what the workbook keeps. */
  readonly store?: (store: MemoryStore) => MemoryStore;
}

let lastId = 0;
let lastMs = Date.parse("2026-03-01T00:00:00Z");

/** Time goes on each time it is asked for. */
function twoMinutesLater(): Date {
  return new Date((lastMs += 120_000));
}

/** A pane that remembers what it scores. What the model answers can be changed, and which rows were sent is told. */
export class RememberingPane {
  readonly memory: ColumnMemory;
  readonly store: MemoryStore;
  /** Numbers sent since they were last taken. */
  sent: number[] = [];
  answer: Answer = (n) => n * 2;
  /** In its place: the body of an answer to the body of a request. */
  respond: ((body: string) => string) | undefined;
  /** Called before a request is answered. */
  beforeAnswer: (request: number) => void | Promise<void> = () => undefined;
  /** As many as were sent. */
  requests = 0;
  /** Of the run that was started last. */
  cancel: () => void = () => undefined;
  /** Whether finished rows are written after each answer, as if seconds had passed. */
  writesOften = false;
  private readonly time = new PassingTime();

  constructor(
    readonly excel: OpenExcel,
    parts: PaneParts = {},
  ) {
    const { store = (one) => one, nowUtc = twoMinutesLater, device = passingMemory() } = parts;
    this.store = store(new ExcelMemory(excel.queue));
    this.memory = createColumnMemory({
      ...{ store: this.store, workbook: excel.workbook, device, nowUtc },
      now: () => 0,
      randomId: () => (++lastId).toString(16).padStart(16, "0"),
      productVersion: "1.2.3",
      ...(parts.locks && { locks: parts.locks }),
      ...(parts.startedBy && { startedBy: parts.startedBy }),
      ...(parts.mostRows !== undefined && { mostRows: parts.mostRows }),
    });
  }

  /** A new column. @returns what the run says */
  async score(
    source: SourceRef,
    recipe: Recipe = NUMBERS_RECIPE,
    isRowByRow?: boolean,
    schema?: Schema,
  ): Promise<RunSummary> {
    const shape = await this.excel.workbook.describe(source, CALM);
    const plan = planOfRecipe(recipe, { shape, schema, concurrentRequests: 1, onProblems: "score-clean" });
    const facts = { recipe, schema, scope: "all" as const };
    const memory = this.memory.runMemory({ ...facts, ...(isRowByRow !== undefined && { isRowByRow }) });
    return summaryOf(await this.run(plan, memory));
  }

  /** @param mayReplace whether it was agreed that whatever stands there is replaced */
  async refresh(columnId: string, scope: RunScope, mayReplace = true): Promise<RunSummary> {
    const { recipe, schema, refresh } = await this.memory.refreshOf(columnId, scope, CALM, mayReplace);
    const shape = await this.excel.workbook.describe(refresh.into.source, CALM);
    const plan = planOfRecipe(recipe, { shape, schema, concurrentRequests: 1, onProblems: "score-clean" });
    const memory = this.memory.runMemory({ recipe, schema, scope, columnId });
    return summaryOf(await this.run({ ...plan, refresh }, memory));
  }

  async check(columnId?: string) {
    return this.memory.check(columnId ?? (await this.column()).column.id, CALM);
  }

  /** The first remembered column. */
  async column() {
    const [column] = (await this.memory.look(CALM)).columns;
    if (column === undefined) throw new Error("No column is remembered.");
    return column;
  }

  takeSent(): number[] {
    return this.sent.splice(0).sort((one, other) => one - other);
  }

  private async run(plan: Parameters<ScoringRun["start"]>[0], memory: ReturnType<ColumnMemory["runMemory"]>) {
    const { workbook } = this.excel;
    const run = new ScoringRun({ ...this.time.clock, workbook, endpoint: this.endpoint(), memory });
    this.cancel = () => run.cancel();
    await run.start(plan);
    return run.getStatus();
  }

  private endpoint(): Endpoint {
    return {
      query: async (body) => {
        if (this.writesOften) await this.time.pass();
        await this.beforeAnswer(++this.requests);
        if (this.respond !== undefined) return { body: this.respond(body), servedModelName: "numbers-1" };
        const rows = rowsIn(body).map((record) => Object.values(record)[0]!);
        this.sent.push(...rows);
        const predictions = rows.map((n) => {
          const answer = this.answer(n);
          if (answer instanceof Error) throw answer;
          return answer;
        });
        return { body: JSON.stringify({ predictions }), servedModelName: "numbers-1" };
      },
    };
  }
}

/** As records, or split by columns. */
function rowsIn(body: string): readonly { readonly n: number }[] {
  const { dataframe_records: records, dataframe_split: split } = JSON.parse(body) as {
    dataframe_records?: { n: number }[];
    dataframe_split?: { columns: string[]; data: number[][] };
  };
  return records ?? split!.data.map((row) => ({ n: row[split!.columns.indexOf("n")]! }));
}

/** Seconds that pass when a test says so; nobody waits for a memory so long that it is given up. */
class PassingTime {
  private nowMs = 0;
  private due: (() => void)[] = [];
  readonly clock: RunClock = {
    now: () => this.nowMs,
    startTimer: (delayMs, act) => {
      if (delayMs < MEMORY_WAIT_MS) this.due.push(act);
      return () => (this.due = this.due.filter((one) => one !== act));
    },
  };

  /** Lets what is due happen, and what follows from it. */
  async pass(): Promise<void> {
    this.nowMs += 2 * WRITE_AFTER_MS;
    for (const act of this.due.splice(0)) act();
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

export function summaryOf(status: RunStatus): RunSummary {
  if (!("summary" in status) || status.summary === undefined) throw new Error(`No summary: ${JSON.stringify(status)}`);
  return status.summary;
}
