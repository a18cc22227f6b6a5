import type { Recipe } from "../../../src/core/recipe/recipe";
import { planOfRecipe } from "../../../src/scoring/plan-of-recipe";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { SourceRef } from "../../../src/scoring/ports";
import { addTable, CALM, columnValues, openExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane, summaryOf } from "../memory/scored-workbook";

const ROWS = [
  ["id", "n"],
  ["a", 1],
  ["b", 2],
  ["c", 3],
];

/** Of a model with two outputs, one of which has a name of its own. */
const NAMED: Recipe = {
  ...NUMBERS_RECIPE,
  outputsKnown: ["low", "high"],
  outputNames: { low: "Least" },
};

/** The numbers of a request, in either form that the tests send. */
function answerOf(body: string, add = 0): string {
  const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { n: number }[] };
  return JSON.stringify({ predictions: rows.map(({ n }) => ({ low: n + add, high: n * 10 + add })) });
}

function opened() {
  const excel = openExcel();
  const pane = new RememberingPane(excel);
  pane.respond = (body) => answerOf(body);
  return { excel, pane };
}

describe("Outputs with names of their own", () => {
  it("are the headers of their columns, in tables", async () => {
    const { excel, pane } = opened();
    const table = addTable(excel, ROWS);
    const summary = await pane.score({ kind: "table", tableId: table.id }, NAMED);
    expect(summary.resultColumns?.headers).toEqual(["Least", "Prediction high"]);
    expect(columnValues(excel, table, "Least")).toEqual([1, 2, 3]);
    expect(columnValues(excel, table, "Prediction high")).toEqual([10, 20, 30]);
  });

  it("are the headers of their columns beside ranges, where an earlier one is passed over", async () => {
    const { excel, pane } = opened();
    excel.sheet.writeValues(0, 0, ROWS);
    const source: SourceRef = { kind: "range", sheetId: excel.sheet.id, address: "A1:B4", hasHeaders: true };
    await pane.score(source, NAMED);
    const again = await pane.score(source, NAMED);
    expect(again.resultColumns?.headers).toEqual(["Least 2", "Prediction 2 high"]);
    const cells = { row: 0, column: 2, rowCount: 2, columnCount: 4 };
    expect(excel.sheet.readValues(cells)).toEqual([
      ["Least", "Prediction high", "Least 2", "Prediction 2 high"],
      [1, 10, 1, 10],
    ]);
  });

  it("are replaced by the same outputs, whether or not any is left out, and leave no column behind", async () => {
    const { excel, pane } = opened();
    const table = addTable(excel, ROWS);
    const source: SourceRef = { kind: "table", tableId: table.id };
    const replacing: Recipe = { ...NAMED, nameChoice: "replace" };
    await pane.score(source, NAMED);
    pane.respond = (body) => answerOf(body, 0.5);
    await pane.score(source, replacing);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n", "Least", "Prediction high"]);
    expect(columnValues(excel, table, "Least")).toEqual([1.5, 2.5, 3.5]);
    pane.respond = (body) => answerOf(body, 0.25);
    await pane.score(source, { ...replacing, outputsLeftOut: ["high"] });
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n", "Least", "Prediction high"]);
    expect(columnValues(excel, table, "Least")).toEqual([1.25, 2.25, 3.25]);
    expect(columnValues(excel, table, "Prediction high")).toEqual([10.5, 20.5, 30.5]);
  });

  it("are replaced in chosen rows alone, each by its own output", async () => {
    const { excel, pane } = opened();
    const table = addTable(excel, ROWS);
    const source: SourceRef = { kind: "table", tableId: table.id };
    await pane.score(source, NAMED);
    const shape = await excel.workbook.describe(source, CALM);
    const facts = { shape, schema: undefined, concurrentRequests: 1, onProblems: "score-clean" } as const;
    const plan = planOfRecipe({ ...NAMED, nameChoice: "replace" }, facts);
    const endpoint = { query: (body: string) => Promise.resolve({ body: answerOf(body, 0.5) }) };
    const run = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
    await run.start({ ...plan, rows: [{ firstRow: 1, rowCount: 1 }] });
    expect(summaryOf(run.getStatus()).scored).toBe(1);
    expect(columnValues(excel, table, "Least")).toEqual([1, 2.5, 3]);
    expect(columnValues(excel, table, "Prediction high")).toEqual([10, 20.5, 30]);
    expect(table.columns).toHaveLength(4);
  });

  it("are known again when a row has changed", async () => {
    const { excel, pane } = opened();
    const table = addTable(excel, ROWS);
    await pane.score({ kind: "table", tableId: table.id }, NAMED);
    excel.sheet.writeValues(2, 1, [[7]]);
    const { column } = await pane.column();
    expect(column).toMatchObject({ headers: ["Least", "Prediction high"], recipe: { outputNames: { low: "Least" } } });
    expect((await pane.refresh(column.id, "changed")).scored).toBe(1);
    expect(columnValues(excel, table, "Least")).toEqual([1, 7, 3]);
    expect(columnValues(excel, table, "Prediction high")).toEqual([10, 70, 30]);
  });

  it("are no name for reasons, too", async () => {
    const { excel, pane } = opened();
    const table = addTable(excel, ROWS);
    const source: SourceRef = { kind: "table", tableId: table.id };
    await pane.score(source, NAMED);
    const recipe: Recipe = { ...NAMED, nameChoice: "replace", outputsLeftOut: ["high"], reasonsName: "least" };
    expect(await pane.score(source, recipe)).toMatchObject({ scored: 0, batches: 0 });
    expect(columnValues(excel, table, "Least")).toEqual([1, 2, 3]);
  });
});
