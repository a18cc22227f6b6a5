import { addTable, CALM, openExcel, type OpenExcel } from "../../excel/open-excel";
import { RememberingPane } from "./scored-workbook";

function tableOf(excel: OpenExcel, rowCount: number) {
  const rows = Array.from({ length: rowCount }, (_, i) => [`id ${i}`, i + 1]);
  return addTable(excel, [["id", "n"], ...rows]);
}

async function scoredTable(rowCount = 12) {
  const excel = openExcel();
  const table = tableOf(excel, rowCount);
  const pane = new RememberingPane(excel);
  const source = { kind: "table", tableId: table.id } as const;
  const summary = await pane.score(source);
  return { excel, table, pane, source, summary };
}

describe("a column that a workbook remembers", () => {
  it("is found with its run, and every row is current", async () => {
    const { pane, summary } = await scoredTable();
    expect(summary.remembered).toEqual({ kind: "kept" });
    const look = await pane.memory.look(CALM);
    expect(look).toMatchObject({
      columns: [{ column: { headers: ["Prediction"], sourceLabel: "Flowers" }, place: { foundBy: "anchor" } }],
      unreadable: [],
    });
    expect(look.columns[0]!.runs).toMatchObject([
      { scope: "all", endedAt: expect.any(String) as unknown, servedModels: ["numbers-1"], counts: { scored: 12 } },
    ]);
    expect(await pane.check()).toMatchObject({ rowCount: 12, counts: { current: 12 }, isAllCurrent: true });
  });

  it("tells edited rows, and sends no others", async () => {
    const { pane, excel } = await scoredTable();
    pane.takeSent();
    for (const row of [3, 5, 8]) excel.sheet.writeValues(row, 1, [[100 + row]]);
    const { column } = await pane.column();
    const check = await pane.check();
    expect(check.counts).toMatchObject({ current: 9, changed: 3 });
    expect(check.rows).toEqual({
      changed: [2, 4, 7].map((firstRow) => ({ firstRow, rowCount: 1 })),
    });
    const summary = await pane.refresh(column.id, "changed");
    expect(pane.takeSent()).toEqual([103, 105, 108]);
    expect(summary).toMatchObject({ scored: 3, skipped: 9, remembered: { kind: "kept" } });
    expect(await pane.check()).toMatchObject({ counts: { current: 12 }, isAllCurrent: true });
    expect((await pane.column()).runs.map(({ scope }) => scope)).toEqual(["changed", "all"]);
  });
});
