import type { Endpoint } from "../../../src/scoring/ports";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../../scoring/plan-of";
import { summaryIn } from "../../scoring/score-rows";
import { addTable, columnValues, openExcel } from "../open-excel";

const ROWS = 24;
const answerFor = (id: number): string => `${id} `.padEnd(200, "x");

const endpoint: Endpoint = {
  query: (body) => {
    const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number }[] };
    return Promise.resolve({ body: JSON.stringify({ predictions: rows.map(({ id }) => answerFor(id)) }) });
  },
};

describe("a window that Excel takes in parts only", () => {
  it.each([1, 2, 3])("counts the rows that stand in the sheet when Excel fails after %d parts", async (parts) => {
    const excel = openExcel({ maxPayloadBytes: 4_000 });
    const table = addTable(excel, [["id"], ...Array.from({ length: ROWS }, (_row, id) => [id])]);
    excel.processor.script({
      on: "Range.values",
      access: "write",
      skip: 1 + parts,
      times: Infinity,
      code: "GeneralException",
    });
    const run = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
    await run.start(planOf({ source: { kind: "table", tableId: table.id }, rowsPerBatch: ROWS }));
    const status = run.getStatus();
    expect(status).toMatchObject({ state: "failed", error: { detail: expect.stringContaining("GeneralException") } });
    const standing = columnValues(excel, table, "Prediction").filter((value) => value !== null);
    expect(standing.length).toBeGreaterThanOrEqual(parts);
    expect(standing.length).toBeLessThan(ROWS);
    expect(standing).toEqual(standing.map((_value, id) => answerFor(id)));
    expect(summaryIn(status)).toMatchObject({ scored: standing.length, failed: 0, untouched: ROWS - standing.length });
    // A column that holds predictions is none that was left behind blank.
    expect(summaryIn(status).blankColumns).toBeUndefined();
  });
});
