import type { KnownRows } from "../../../src/core/memory/known-rows";
import { undoAt } from "../../../src/excel/undo/with-undo";
import { partedPlace, joinedPlace } from "../../../src/scoring/memory/remembered-place";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../../scoring/plan-of";
import { summaryIn } from "../../scoring/score-rows";
import { addTable, CALM, columnValues, openExcel } from "../open-excel";

type Sent = readonly { readonly id: number }[];

const ERROR_CELL = "id: The cell holds an error such as #N/A, which is not a value a model can score.";
const NULL_ANSWER = "The model answered null for this row.";

/** A table of four rows, the second of which cannot be sent, scored by a model that answers ten times the id. */
async function scoredTable() {
  const excel = openExcel();
  const table = addTable(excel, [["id"], [1], [{ error: "#N/A" }], [3], [4]]);
  const source = { kind: "table", tableId: table.id } as const;
  const unanswered = new Set([3]);
  const score = async (plan: Partial<ScoringPlan> = {}) => {
    const query = (body: string) => {
      const rows = (JSON.parse(body) as { dataframe_records: Sent }).dataframe_records;
      const predictions = rows.map(({ id }) => (unanswered.has(id) ? null : id * 10));
      return Promise.resolve({ body: JSON.stringify({ predictions }) });
    };
    const run = new ScoringRun({ workbook: excel.workbook, endpoint: { query }, now: () => 0 });
    const inputs = { format: "dataframe_records", columns: ["id"] } as const;
    await run.start(planOf({ source, inputs, reasonsName: "Why", ...plan }));
    return summaryIn(run.getStatus());
  };
  const { resultColumns } = await score();
  const refresh = (known: KnownRows) => {
    const states = new Set(["failed", "changed"] as const);
    // The memory keeps outputs and reasons apart, and puts them together again.
    const into = joinedPlace(partedPlace(resultColumns!));
    return score({ refresh: { into, outputs: [""], states, known } });
  };
  const values = (name: string) => columnValues(excel, table, name);
  return { excel, table, unanswered, refresh, values, into: resultColumns! };
}

describe("Reasons of a run, and of a refresh", () => {
  it("stand beside the rows without a prediction, of which each says in which column it is wrong", async () => {
    const { values, into } = await scoredTable();
    expect(into).toMatchObject({ headers: ["Prediction", "Why"], hasReasons: true });
    expect(values("Prediction")).toEqual([10, null, null, 40]);
    expect(values("Why")).toEqual([null, ERROR_CELL, NULL_ANSWER, null]);
  });

  it("go with a prediction that came, come with one that went, and stay beside rows that are left alone; undone, all is as it was", async () => {
    const { excel, table, unanswered, refresh, values, into } = await scoredTable();
    excel.sheet.setValue(2, 0, 2);
    excel.sheet.setValue(4, 0, 5);
    unanswered.add(5);
    const known: KnownRows = { stateOf: ({ firstRow }, place) => (firstRow + place === 2 ? "current" : "changed") };
    expect(await refresh(known)).toMatchObject({ skipped: 1, failed: 0 });
    expect(values("Prediction")).toEqual([10, 20, null, null]);
    expect(values("Why")).toEqual([null, null, NULL_ANSWER, NULL_ANSWER]);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "Prediction", "Why"]);
    excel.sheet.setValue(1, 2, "mine");
    const undo = await excel.queue.session(CALM, (session) => undoAt(session, excel.workbook.kept, into), "writing");
    expect(undo).toMatchObject({ leftAlone: 1 });
    expect(values("Prediction")).toEqual([10, null, null, 40]);
    expect(values("Why")).toEqual(["mine", ERROR_CELL, NULL_ANSWER, null]);
  });
});
