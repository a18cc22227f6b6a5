import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { planOf } from "../../scoring/plan-of";
import { addTable, columnValues, openExcel, type OpenExcel } from "../open-excel";

/** A whole run over a table of ids and amounts, with a model that answers ten times the id; how it ended, and how much it sent. */
async function run(excel: OpenExcel, tableId: string, columns: readonly string[]) {
  let requests = 0;
  const endpoint = {
    query: async (body: string) => {
      requests++;
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number }[] };
      return { body: JSON.stringify({ predictions: rows.map(({ id }) => id * 10) }) };
    },
  };
  const scoring = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
  await scoring.start(planOf({ source: { kind: "table", tableId }, inputs: { format: "dataframe_records", columns } }));
  return { status: scoring.getStatus(), requests };
}

const ROWS = [["id", "amount"], ...Array.from({ length: 6 }, (_, i) => [i + 1, i * 10])];

describe("a run over a workbook that is open for reading, which Excel does not say before a write", () => {
  it.each(["next-free", "replace"] as const)("ends before anything is sent, with the reason: %s", async (collision) => {
    const excel = openExcel({ habits: { hidesReadOnly: true } });
    const table = addTable(
      excel,
      collision === "replace" ? ROWS.map((row, i) => [...row, i ? 7 : "Prediction"]) : ROWS,
    );
    excel.model.readOnly = true;
    const { status, requests } = await run(excel, table.id, ["id", "amount"]);
    expect(status).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
    expect(status.state === "failed" && status.error.message).toMatch(/protected or was opened read-only/);
    expect([requests, table.columns.length]).toEqual([0, collision === "replace" ? 3 : 2]);
  });
});

describe("a run whose inputs Excel calculates anew", () => {
  async function runWith(formulas: Readonly<Record<number, string>>, columns: readonly string[]) {
    let drawn = 0;
    const excel = openExcel({
      world: { now: () => new Date(2026, 0, 1, 0, 0, ++drawn), random: () => ++drawn / 1_000 },
    });
    const table = addTable(excel, ROWS);
    for (const [row, formula] of Object.entries(formulas)) {
      excel.sheet.setContent(Number(row), 1, { value: null, formula });
      excel.model.cellsWritten(excel.sheet.id, areaOf(Number(row), 1), "user");
    }
    const { status } = await run(excel, table.id, columns);
    const failures =
      "summary" in status
        ? status.summary.failures.map(({ code, message, rowCount }) => ({ code, message, rowCount }))
        : [];
    const results = table.columns.length > 2 ? columnValues(excel, table, "Prediction") : [];
    return { state: status.state, failures, results };
  }

  it.each(["=RAND()", "=NOW()", "=1+RANDBETWEEN(1,1000000)", "=IF(RAND()<2,RAND(),0)"])(
    "leaves those rows blank and says what to do about them: %s",
    async (formula) => {
      const { state, failures, results } = await runWith({ 2: formula, 5: formula }, ["id", "amount"]);
      expect([state, failures]).toEqual([
        "done",
        [
          {
            code: "inputs-calculated-anew",
            message: expect.stringMatching(/RAND, NOW, links.*copy them as values, then score/),
            rowCount: 2,
          },
        ],
      ]);
      expect(results).toEqual([10, null, 30, 40, null, 60]);
    },
  );

  it("scores every row where the formulas are in a column that is not sent", async () => {
    const { failures, results } = await runWith({ 2: "=RAND()", 5: "=NOW()" }, ["id"]);
    expect([failures, results]).toEqual([[], [10, 20, 30, 40, 50, 60]]);
  });
});
