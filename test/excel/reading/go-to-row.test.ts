import { goToColumn, goToRow, showColumns } from "../../../src/excel/reading/go-to-row";
import type { ResultColumns } from "../../../src/scoring/ports";
import { addTable, CALM, openExcel } from "../open-excel";

describe("goToRow", () => {
  it("selects the first result cell of a row, of a table and of a range", async () => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["id", "P"],
      [1, 10],
      [2, 20],
    ]);
    const go = (columns: ResultColumns) => excel.queue.session(CALM, (session) => goToRow(session, columns, 1));
    const columnIds = [String(table.columns[1]!.id)];
    await go({ source: { kind: "table", tableId: table.id }, headers: ["P"], columnIds });
    expect(excel.model.selection.areas).toEqual([{ row: 2, column: 1, rowCount: 1, columnCount: 1 }]);
    const range = { kind: "range", sheetId: excel.sheet.id, address: "D1:D3", hasHeaders: true } as const;
    await go({ source: range, headers: ["Q"], columnIds: ["E1:E3"] });
    expect(excel.model.selection.areas).toEqual([{ row: 2, column: 4, rowCount: 1, columnCount: 1 }]);
  });
});

describe("result columns", () => {
  const open = () => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["id", "P", "Q"],
      [1, 10, 11],
      [2, 20, 21],
    ]);
    const columnIds = [String(table.columns[1]!.id), String(table.columns[2]!.id)];
    const columns: ResultColumns = { source: { kind: "table", tableId: table.id }, headers: ["P", "Q"], columnIds };
    return { excel, columns };
  };

  it("are gone to by their headers, with all their cells", async () => {
    const { excel, columns } = open();
    await excel.queue.session(CALM, (session) => goToColumn(session, columns, "Q"));
    expect(excel.model.selection.areas).toEqual([{ row: 1, column: 2, rowCount: 2, columnCount: 1 }]);
  });

  it.each([
    ["A1", 1],
    ["A3", 2],
    ["A9", 2],
  ])("are shown beside what is selected, which stays in the table without them: %s", async (address, row) => {
    const { excel, columns } = open();
    await excel.queue.session(CALM, async (session) => {
      session.workbook.worksheets.getActiveWorksheet().getRange(address).select();
      await showColumns(session, columns);
    });
    expect(excel.model.selection.areas).toEqual([{ row, column: 0, rowCount: 1, columnCount: 1 }]);
  });
});
