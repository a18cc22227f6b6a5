import { goToColumn, goToRow, leaveColumns, showColumns } from "../../../src/excel/reading/go-to-row";
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
  ])("are scrolled to in the row that is selected, if there is one: %s", async (address, row) => {
    const { excel, columns } = open();
    await select(excel, address);
    await excel.queue.session(CALM, (session) => showColumns(session, columns, () => true));
    expect(excel.model.selection.areas).toEqual([{ row, column: 2, rowCount: 1, columnCount: 1 }]);
  });

  it("leave the selection to a person who has gone back to the sheet meanwhile, and is about to type", async () => {
    const { excel, columns } = open();
    await select(excel, "A3");
    await excel.queue.session(CALM, (session) => showColumns(session, columns, () => false));
    expect(excel.model.selection.areas).toEqual([{ row: 2, column: 0, rowCount: 1, columnCount: 1 }]);
  });

  it("are not scrolled to in a row that a filter hides", async () => {
    const { excel, columns } = open();
    await select(excel, "A1");
    excel.sheet.hiddenRows.set(1, 2, true);
    await excel.queue.session(CALM, (session) => showColumns(session, columns, () => true));
    expect(excel.model.selection.areas).toEqual([{ row: 0, column: 0, rowCount: 1, columnCount: 1 }]);
  });

  it.each([
    ["C2", { row: 1, column: 0, rowCount: 1, columnCount: 1 }],
    ["B2:C3", { row: 1, column: 0, rowCount: 1, columnCount: 1 }],
    ["A2:C3", { row: 1, column: 0, rowCount: 2, columnCount: 3 }],
    ["F9", { row: 8, column: 5, rowCount: 1, columnCount: 1 }],
  ])("are left by a selection that begins in them, before they are taken out: %s", async (address, area) => {
    const { excel, columns } = open();
    await select(excel, address);
    await excel.queue.session(CALM, (session) => leaveColumns(session, columns));
    expect(excel.model.selection.areas).toEqual([area]);
  });
});

async function select({ queue }: ReturnType<typeof openExcel>, address: string): Promise<void> {
  await queue.session(CALM, async (session) => {
    session.workbook.worksheets.getActiveWorksheet().getRange(address).select();
    await session.sync();
  });
}
