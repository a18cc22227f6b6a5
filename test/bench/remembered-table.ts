import { createColumnMemory, type ColumnMemory } from "../../src/composition/memory/column-memory";
import { excelAccess } from "../../src/composition/excel-access";
import { BLANK_RECIPE, type Recipe } from "../../src/core/recipe/recipe";
import type { ExcelWorkbook } from "../../src/excel/excel-workbook";
import { ExcelMemory } from "../../src/excel/memory/excel-memory";
import { createOfficeRuntime } from "../../src/headless/run/office-runtime";
import { planOfRecipe } from "../../src/scoring/plan-of-recipe";
import type { Endpoint, SourceRef } from "../../src/scoring/ports";
import type { RunMemory } from "../../src/scoring/run-memory";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { areaOf } from "../../src/workbench/model/areas/area";
import { RequestProcessor } from "../../src/workbench/processor/request-processor";
import { newWorkbook } from "../../src/workbench/xlsx/new-workbook";
import type { OpenedWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { BENCH_COLUMNS, benchRows } from "./bench-table";

const RECIPE: Recipe = {
  ...BLANK_RECIPE,
  origin: "https://ws.cloud.databricks.com",
  route: "/serving-endpoints/bench/invocations",
  columnsSent: [...BENCH_COLUMNS],
};

const CALM = new AbortController().signal;

/** A table of the bench in a workbook that remembers what is scored, under the real Office.js, with a model that costs next to nothing. */
export class RememberedTable {
  readonly opened: OpenedWorkbook = newWorkbook("bench.xlsx");
  readonly workbook: ExcelWorkbook;
  readonly memory: ColumnMemory;
  /** Requests that the model was sent. */
  requests = 0;
  private readonly processor: RequestProcessor;
  private readonly runtime: ReturnType<typeof createOfficeRuntime>;
  private readonly source: SourceRef;

  constructor(rowCount: number) {
    const { model } = this.opened;
    const sheet = model.addSheet("Sheet1");
    sheet.writeValues(0, 0, [[...BENCH_COLUMNS], ...benchRows(rowCount)]);
    const area = areaOf(0, 0, rowCount + 1, BENCH_COLUMNS.length);
    this.source = { kind: "table", tableId: model.addTable(sheet.id, { name: "Bench", area }, "user").id };
    this.processor = new RequestProcessor(model);
    this.runtime = createOfficeRuntime(this.processor);
    const { workbook, queue } = excelAccess({ run: this.runtime.Excel.run });
    this.workbook = workbook;
    let lastId = 0;
    this.memory = createColumnMemory({
      ...{
        store: new ExcelMemory(queue),
        workbook,
        device: undefined,
        nowUtc: () => new Date(),
        now: () => performance.now(),
      },
      randomId: () => (++lastId).toString(16).padStart(16, "0"),
      productVersion: "0.0.0",
    });
  }

  get syncs(): number {
    return this.processor.statistics.syncs;
  }

  dispose(): void {
    this.runtime.dispose();
  }

  /** Other charges in rows that stand apart. */
  changeRows(count: number, rowCount: number): void {
    const sheet = this.opened.model.sheets[0]!;
    const apart = Math.floor(rowCount / count);
    for (let one = 0; one < count; one++) sheet.writeValues(1 + one * apart, 3, [[5000 + one]]);
  }

  /** Scores all rows into a new column. @throws Error when a row is without its prediction, or the run is not remembered */
  async score(isRemembered: boolean): Promise<void> {
    const facts = { recipe: RECIPE, schema: undefined, scope: "all" as const };
    await this.run(await this.plan(), isRemembered ? this.memory.runMemory(facts) : undefined);
  }

  async refresh(): Promise<void> {
    const columnId = await this.columnId();
    const { recipe, schema, refresh } = await this.memory.refreshOf(columnId, "changed", CALM);
    const memory = this.memory.runMemory({ recipe, schema, scope: "changed", columnId });
    await this.run({ ...(await this.plan(recipe)), refresh }, memory);
  }

  /** The first remembered column. */
  async columnId(): Promise<string> {
    return (await this.memory.look(CALM)).columns[0]!.column.id;
  }

  /** "What has changed". @throws Error when so many rows are not found changed, or the others not current */
  async check(columnId: string, changed: number): Promise<void> {
    const { counts, rowCount } = await this.memory.check(columnId, CALM);
    if (counts.changed !== changed || counts.current !== rowCount - changed) {
      throw new Error(`A check found ${JSON.stringify(counts)}.`);
    }
  }

  /** Reads the table once, window by window, and does nothing with it. */
  async readAll(): Promise<void> {
    const shape = await this.workbook.describe(this.source, CALM);
    for (let row = 0; row < shape.rowCount;) {
      row += (await this.workbook.readWindow(shape, row, CALM)).cells.rowCount;
    }
  }

  private async plan(recipe = RECIPE): Promise<ScoringPlan> {
    const shape = await this.workbook.describe(this.source, CALM);
    return planOfRecipe(recipe, { shape, schema: undefined, concurrentRequests: 4, onProblems: "score-clean" });
  }

  private async run(plan: ScoringPlan, memory: RunMemory | undefined): Promise<void> {
    const clock = { now: () => performance.now() };
    const run = new ScoringRun({
      ...clock,
      workbook: this.workbook,
      endpoint: this.model(),
      ...(memory && { memory }),
    });
    await run.start(plan);
    const status = run.getStatus();
    if (status.state !== "done") throw new Error(`A run ended as ${status.state}.`);
    const { failed, remembered } = status.summary as { failed?: number; remembered?: { kind: string } };
    if ((failed ?? 0) > 0) throw new Error(`${failed} rows were not scored.`);
    if (memory !== undefined && remembered?.kind !== "kept") throw new Error("A run was not remembered.");
  }

  /** Another number for each row. */
  private model(): Endpoint {
    return {
      query: (body) => {
        const request = ++this.requests;
        const rows = body.split(`{"${BENCH_COLUMNS[0]}":`).length - 1;
        const predictions = Array.from({ length: rows }, (_, row) => (request * 10_000 + row) / 7);
        return Promise.resolve({ body: JSON.stringify({ predictions }) });
      },
    };
  }
}
