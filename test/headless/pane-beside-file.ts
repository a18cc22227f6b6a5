import { createColumnMemory } from "../../src/composition/memory/column-memory";
import { passingMemory } from "../../src/composition/memory/passing-memory";
import { createRun } from "../../src/composition/create-run";
import type { RunScope } from "../../src/core/memory/remembered-run";
import { BLANK_RECIPE, type Recipe } from "../../src/core/recipe/recipe";
import { parseEndpointAddress } from "../../src/endpoint/parse-endpoint-address";
import { ExcelMemory } from "../../src/excel/memory/excel-memory";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { planOfRecipe } from "../../src/scoring/plan-of-recipe";
import type { SourceRef } from "../../src/scoring/ports";
import type { Refresh } from "../../src/scoring/scoring-plan";
import type { OpenedWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { CALM, openPane } from "../excel/open-excel";

/** Where the model answers that a pane scores with. */
export const ORIGIN = "http://localhost";
const ADDRESS = parseEndpointAddress(`${ORIGIN}/serving-endpoints/iris/invocations`);
const SAMPLE = createSampleEndpointApp();
const RECIPE: Recipe = {
  ...BLANK_RECIPE,
  origin: ADDRESS.origin,
  route: ADDRESS.route,
  columnsSent: ["sepal_length", "sepal_width", "petal_length", "petal_width"],
};

/** Of all panes: no two runs have one id. */
let ids = 0;

/** A pane beside an opened file, with a device of its own; it scores the rows of irises that stand in the file. */
export class PaneBesideFile {
  /** Rows of each request, in the order they were sent. */
  readonly sent: number[] = [];
  private readonly excel;
  private readonly memory;

  constructor(private readonly opened: OpenedWorkbook) {
    this.excel = openPane(opened.model);
    let minutes = 0;
    this.memory = createColumnMemory({
      store: new ExcelMemory(this.excel.queue),
      workbook: this.excel.workbook,
      device: passingMemory(),
      nowUtc: () => new Date(Date.UTC(2026, 0, 1, 0, minutes++)),
      now: () => 0,
      randomId: () => `aaaa${String(++ids).padStart(12, "0")}`,
      productVersion: "1.0.0",
    });
  }

  look() {
    return this.memory.look(CALM);
  }

  /** Scores the sample's table into a new column, or what else is named. */
  async score(source: SourceRef = this.sampleTable()): Promise<void> {
    await this.run(RECIPE, source, "all");
  }

  async refresh(scope: RunScope): Promise<void> {
    const [look] = (await this.look()).columns;
    const { recipe, refresh } = await this.memory.refreshOf(look!.column.id, scope, CALM);
    await this.run(recipe, refresh.into.source, scope, { columnId: look!.column.id, refresh });
  }

  private sampleTable(): SourceRef {
    return { kind: "table", tableId: this.opened.model.tableByName("Iris")!.id };
  }

  private async run(
    recipe: Recipe,
    source: SourceRef,
    scope: RunScope,
    again?: { readonly columnId: string; readonly refresh: Refresh },
  ): Promise<void> {
    const { workbook } = this.excel;
    const shape = await workbook.describe(source, CALM);
    const plan = planOfRecipe(recipe, { shape, schema: undefined, concurrentRequests: 4, onProblems: "score-clean" });
    const remembered = { recipe, schema: undefined, scope, ...(again && { columnId: again.columnId }) };
    const run = createRun(
      { workbook, now: () => 0, memory: this.memory.runMemory(remembered) },
      { baseUrl: ORIGIN, fetch: (url, init) => this.answer(url, init), token: undefined },
      ADDRESS,
    );
    await run.start({ ...plan, ...(again && { refresh: again.refresh }) });
    expect(run.getStatus()).toMatchObject({ state: "done", summary: { failed: 0, remembered: { kind: "kept" } } });
  }

  private async answer(url: string, init: RequestInit): Promise<Response> {
    const { dataframe_records: rows } = JSON.parse(init.body as string) as { dataframe_records: unknown[] };
    this.sent.push(rows.length);
    return SAMPLE.fetch(new Request(url, init));
  }
}
