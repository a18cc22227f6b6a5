import { goToRow } from "../../../src/excel/reading/go-to-row";
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
