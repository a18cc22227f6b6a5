import { createColumnMemory } from "../../../src/composition/memory/column-memory";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { createRun } from "../../../src/composition/create-run";
import type { RunScope } from "../../../src/core/memory/remembered-run";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";
import { planOfRecipe } from "../../../src/scoring/plan-of-recipe";
import type { Refresh } from "../../../src/scoring/scoring-plan";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { CALM, openPane } from "../../excel/open-excel";
import { FilesInMemory } from "../files-in-memory";

const ORIGIN = "http://localhost";
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

/** A pane beside an opened file, with a device of its own. */
class PaneBesideFile {
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

  /** Scores the sample's table into a new column. */
  async score(): Promise<void> {
    const { id } = this.opened.model.tableByName("Iris")!;
    await this.run(RECIPE, { kind: "table", tableId: id }, "all");
  }

  async refresh(scope: RunScope): Promise<void> {
    const [look] = (await this.look()).columns;
    const { recipe, refresh } = await this.memory.refreshOf(look!.column.id, scope, CALM);
    await this.run(recipe, refresh.into.source, scope, { columnId: look!.column.id, refresh });
  }

  private async run(
    recipe: Recipe,
    source: Refresh["into"]["source"],
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

/** Changes an input of some rows, as somebody does who edits the file. */
function edit({ model }: OpenedWorkbook, rows: readonly number[]): void {
  const { sheetId, area } = model.tableByName("Iris")!;
  for (const row of rows) model.requireSheet(sheetId).setValue(area.row + 1 + row, area.column, 7.77);
}

it("is one history of three runs when the pane scores, the command line refreshes and another pane refreshes what it saved", async () => {
  const first = await openWorkbook(await sampleWorkbook());
  const pane = new PaneBesideFile(first);
  await pane.score();
  expect(pane.sent).toEqual([150]);
  edit(first, [3, 70, 149]);

  const files = new FilesInMemory();
  files.files.set("scored.xlsx", await saveWorkbook(first));
  const command = ["--workbook", "scored.xlsx", "--out", "again.xlsx", "--refresh", "--allow", ORIGIN];
  const { exitCode, lines, requests } = await files.run(command);
  expect([exitCode, lines]).toMatchObject([0, [{ scope: "changed", scored: 3, skipped: 147, remembered: true }]]);
  expect(requests).toHaveLength(1);

  const last = await openWorkbook(files.files.get("again.xlsx")!);
  edit(last, [7, 8]);
  const other = new PaneBesideFile(last);
  await other.refresh("changed");
  expect(other.sent).toEqual([2]);

  const { columns, unreadable } = await other.look();
  expect(unreadable).toEqual([]);
  expect(columns).toHaveLength(1);
  const [{ runs, place }] = columns as [(typeof columns)[0]];
  expect(place?.foundBy).toBe("anchor");
  const scopes = runs.map(({ scope, counts }) => [scope, counts.scored]);
  expect(scopes.sort((one, another) => Number(one[1]) - Number(another[1]))).toEqual([
    ["changed", 2],
    ["changed", 3],
    ["all", 150],
  ]);
});
