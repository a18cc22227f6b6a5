import { headersAt } from "../../../src/excel/formulas/headers-at";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [
  ["a", "b", "c"],
  [1, "x", true],
  [0, "", false],
  [3, "z", true],
];

function headers(excel: OpenExcel, address: string) {
  return excel.queue.session(CALM, (session) => headersAt(session, address));
}

describe("headers over the data of a formula", () => {
  it("are those of its columns in the table that it lies in, with the rows they hold for", async () => {
    const excel = openExcel();
    addTable(excel, ROWS);
    for (const address of ["Data!B3:C3", "[Book1.xlsx]Data!B3:C3"]) {
      expect(await headers(excel, address)).toEqual({ headers: ["b", "c"], firstRow: 2, lastRow: 4 });
    }
  });

  it("are none beside a table, across its edge, in its header row, and on a sheet that is gone", async () => {
    const excel = openExcel();
    addTable(excel, ROWS);
    for (const address of [
      "Data!F3",
      "Data!C3:D3",
      "Data!A1:C1",
      "Data!A4:A5",
      "Gone!A2",
      "A2",
      "'[Other.xlsx]Data'!A2:B2",
    ]) {
      expect([address, await headers(excel, address)]).toEqual([address, undefined]);
    }
  });

  it("are none where the table shows no headers", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    await excel.queue.session(CALM, async (session) => {
      session.workbook.tables.getItem(table.id).showHeaders = false;
      await session.sync();
    });
    expect(await headers(excel, "Data!B3")).toBeUndefined();
  });
});
