import type { Recipe } from "../../../src/core/recipe/recipe";
import { planOfRecipe } from "../../../src/scoring/plan-of-recipe";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { addTable, CALM, columnValues, openExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane, summaryOf } from "../memory/scored-workbook";

const LABELLED: Recipe = {
  ...NUMBERS_RECIPE,
  outputsKnown: [""],
  threshold: { output: "", least: 0.5, atLeast: "=1+1", below: "TRUE" },
};

/** A table of numbers from 0 to 100, which the model takes for percent. */
async function scored(recipe: Recipe, numbers: readonly number[] = [49, 50, 51]) {
  const excel = openExcel();
  const table = addTable(excel, [["id", "n"], ...numbers.map((n, i) => [`r${i}`, n])]);
  const pane = new RememberingPane(excel);
  pane.answer = (n) => (n === 13 ? null : n / 100);
  const source = { kind: "table", tableId: table.id } as const;
  const summary = await pane.score(source, recipe);
  const values = (header: string) => columnValues(excel, table, header);
  return { excel, table, pane, source, summary, values };
}

describe("Labels by a threshold", () => {
  it("stand beside their probability as plain text, whatever they look like", async () => {
    const { excel, table, values, summary } = await scored(LABELLED);
    expect(summary.resultColumns?.headers).toEqual(["Prediction", "Prediction label"]);
    expect(values("Prediction")).toEqual([0.49, 0.5, 0.51]);
    expect(values("Prediction label")).toEqual(["TRUE", "=1+1", "=1+1"]);
    for (const row of [1, 2, 3]) expect(excel.sheet.getFormula(row, 3)).toBeUndefined();
    await excel.workbook.removeResultColumns(summary.resultColumns!, CALM);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "n"]);
  });

  it("are blank beside what is no probability, with the row's reason", async () => {
    const { values, summary } = await scored({ ...LABELLED, reasonsName: "Why" }, [13, 250, 0]);
    expect(values("Prediction")).toEqual([null, 2.5, 0]);
    expect(values("Prediction label")).toEqual([null, null, "TRUE"]);
    expect(values("Why")).toEqual([
      "The model answered null for this row.",
      "The model answered no number from 0 to 1 to make a label of.",
      null,
    ]);
    expect(summary.missing.map(({ reason, rowCount }) => [reason, rowCount])).toEqual([
      ["null", 1],
      ["no-probability", 1],
    ]);
  });

  it("are made anew with a row that has changed, by the recipe that the workbook keeps", async () => {
    const { excel, pane, values } = await scored(LABELLED);
    const { column } = await pane.column();
    expect(column).toMatchObject({ outputs: ["", "label"], recipe: { threshold: LABELLED.threshold } });
    excel.sheet.writeValues(1, 1, [[99]]);
    expect((await pane.refresh(column.id, "changed")).scored).toBe(1);
    expect(values("Prediction label")).toEqual(["=1+1", "=1+1", "=1+1"]);
  });

  it("count as answered otherwise once the threshold is another one", async () => {
    const { pane } = await scored(LABELLED);
    const { column } = await pane.column();
    expect((await pane.check(column.id)).counts.current).toBe(3);
    await pane.memory.changeRecipe(
      column.id,
      { ...column.recipe, threshold: { ...LABELLED.threshold!, least: 0.9 } },
      undefined,
    );
    expect((await pane.check(column.id)).counts.current).toBe(0);
  });

  const decision = { outputNames: { label: "Decision" } };
  it.each<[string, Partial<Recipe>, string[]]>([
    ["of the only output", {}, ["Prediction", "Prediction label"]],
    ["under a name of their own", decision, ["Prediction", "Decision"]],
    ["of an output that has a name of its own", { outputNames: { "": "Chance" } }, ["Chance", "Prediction label"]],
  ])("are replaced with their probability in chosen rows: %s", async (_what, said, headers) => {
    const recipe = { ...LABELLED, ...said };
    const { excel, source, values } = await scored(recipe, [40, 40]);
    expect(await rowsAnew(excel, source, recipe)).toEqual([]);
    expect(headers.map(values)).toEqual([
      [0.4, 0.8],
      ["TRUE", "=1+1"],
    ]);
  });

  it("come beside a probability that stood without, where some of its rows are replaced", async () => {
    const { threshold: _none, ...without } = LABELLED;
    const { excel, source, values } = await scored(without, [40, 40]);
    expect(await rowsAnew(excel, source, LABELLED)).toEqual([]);
    expect(values("Prediction")).toEqual([0.4, 0.8]);
    expect(values("Prediction label")).toEqual([null, "=1+1"]);
  });

  it("are replaced with their probability in chosen rows, also where outputs are left out", async () => {
    const two: Recipe = { ...LABELLED, outputsKnown: ["p", "q"], threshold: { ...LABELLED.threshold!, output: "p" } };
    const answerOf = (body: string, divisor: number) => {
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { n: number }[] };
      return JSON.stringify({ predictions: rows.map(({ n }) => ({ p: n / divisor, q: n })) });
    };
    for (const outputsLeftOut of [[], ["q"]]) {
      const excel = openExcel();
      const table = addTable(excel, [
        ["id", "n"],
        ["a", 40],
        ["b", 40],
      ]);
      const pane = new RememberingPane(excel);
      pane.respond = (body) => answerOf(body, 100);
      const source = { kind: "table", tableId: table.id } as const;
      const recipe: Recipe = { ...two, outputsLeftOut };
      await pane.score(source, recipe);
      const facts = { schema: undefined, concurrentRequests: 1, onProblems: "score-clean" } as const;
      const shape = await excel.workbook.describe(source, CALM);
      const plan = planOfRecipe({ ...recipe, nameChoice: "replace" }, { ...facts, shape });
      const endpoint = { query: (body: string) => Promise.resolve({ body: answerOf(body, 50) }) };
      const run = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
      await run.start({ ...plan, rows: [{ firstRow: 1, rowCount: 1 }] });
      expect(summaryOf(run.getStatus()).droppedOutputs ?? []).toEqual([]);
      expect(columnValues(excel, table, "Prediction p")).toEqual([0.4, 0.8]);
      expect(columnValues(excel, table, "Prediction p label")).toEqual(["TRUE", "=1+1"]);
    }
  });
});

type Scored = Awaited<ReturnType<typeof scored>>;

/** Scores the second row again, in the place of what stands, by a model that answers twice as much. @returns the outputs that were not written */
async function rowsAnew({ workbook }: Scored["excel"], source: Scored["source"], recipe: Recipe) {
  const facts = { schema: undefined, concurrentRequests: 1, onProblems: "score-clean" } as const;
  const shape = await workbook.describe(source, CALM);
  const plan = planOfRecipe({ ...recipe, nameChoice: "replace" }, { ...facts, shape });
  const query = (body: string) => {
    const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { n: number }[] };
    return Promise.resolve({ body: JSON.stringify({ predictions: rows.map(({ n }) => n / 50) }) });
  };
  const run = new ScoringRun({ workbook, endpoint: { query }, now: () => 0 });
  await run.start({ ...plan, rows: [{ firstRow: 1, rowCount: 1 }] });
  return summaryOf(run.getStatus()).droppedOutputs ?? [];
}
