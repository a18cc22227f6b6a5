import { headersAt } from "../../../src/excel/formulas/headers-at";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [
  ["a", "b", "c"],
  [1, "x", true],
  [0, "", false],
  [3, "z", true],
];

function headers(excel: OpenExcel, ...addresses: readonly string[]) {
  return excel.queue.session(CALM, (session) => headersAt(session, addresses));
}

describe("headers over the data of formulas", () => {
  it("are those of its columns in the table that it lies in", async () => {
    const excel = openExcel();
    addTable(excel, ROWS);
    expect(await headers(excel, "Data!B3:C3", "[Book1.xlsx]Data!B3:C3", "Data!A2:A4")).toEqual([
      ["b", "c"],
      ["b", "c"],
      ["a"],
    ]);
  });

  it("are none beside a table, across its edge, in its header row, and on a sheet that is gone, whatever is asked with them", async () => {
    const excel = openExcel();
    addTable(excel, ROWS);
    const outside = [
      "Data!F3",
      "Data!C3:D3",
      "Data!A1:C1",
      "Data!A4:A5",
      "Data!A5:C5",
      "Gone!A2",
      "A2",
      "'[Other.xlsx]Data'!A2:C2",
    ];
    const inside = ["Data!A2:C2", "Data!A4:C4", "Data!A2:A4"];
    const [whole, ...others] = [["a", "b", "c"], ["a", "b", "c"], ["a"]];
    expect(await headers(excel, ...outside, ...inside)).toEqual([...outside.map(() => undefined), whole, ...others]);
    expect(await headers(excel, ...outside)).toEqual(outside.map(() => undefined));
  });

  it("are those of each table over the same columns, in three syncs for all", async () => {
    const excel = openExcel();
    addTable(excel, ROWS);
    excel.sheet.writeValues(9, 0, [
      ["d", "e", "f"],
      [1, 2, 3],
    ]);
    excel.model.addTable(excel.sheet.id, { name: "Below", area: areaOf(9, 0, 2, 3) }, "user");
    const before = excel.syncs();
    const rows = [11, 7, 2, 4].map((row) => `Data!A${row}:B${row}`);
    expect(await headers(excel, ...rows, "Data!A4:B11")).toEqual([
      ["d", "e"],
      undefined,
      ["a", "b"],
      ["a", "b"],
      undefined,
    ]);
    expect(excel.syncs() - before).toBe(3);
  });

  it("are none where the table shows no headers", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    await excel.queue.session(CALM, async (session) => {
      session.workbook.tables.getItem(table.id).showHeaders = false;
      await session.sync();
    });
    expect(await headers(excel, "Data!B3")).toEqual([undefined]);
  });
});
