import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTable, deleteTableRows } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, describeRange, describeTable, openExcel } from "../open-excel";

const ROWS = [
  ["length", "width", "species"],
  [5.1, 3.5, "setosa"],
  [6.2, 2.9, "versicolor"],
];

describe("describing a source", () => {
  it("names a table, its columns, its rows and its first cell", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    expect(await describeTable(excel, table)).toEqual({
      source: { kind: "table", tableId: table.id },
      label: "Table Flowers",
      columns: ["length", "width", "species"],
      rowCount: 2,
      dateSystem: 1900,
      sheetName: "Data",
      firstCell: "A2",
    });
  });

  it("knows the columns of a table whose header row is hidden", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [
      [1, 2],
      [3, 4],
    ]);
    const options = { name: "Bare", area: areaOf(0, 0, 2, 2), showHeaders: false };
    const table = excel.model.addTable(excel.sheet.id, options, "user");
    expect(await describeTable(excel, table)).toMatchObject({
      columns: ["Column1", "Column2"],
      rowCount: 2,
      firstCell: "A1",
    });
  });

  it("tells that rows are hidden, some or all of them, but not when they stand elsewhere", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    excel.sheet.hiddenRows.set(3, 9, true);
    expect(await describeTable(excel, table)).not.toHaveProperty("hasHiddenRows");
    excel.sheet.hiddenRows.set(2, 3, true);
    expect(await describeTable(excel, table)).toHaveProperty("hasHiddenRows", true);
    expect(await describeRange(excel, "A1:C3", true)).toHaveProperty("hasHiddenRows", true);
    excel.sheet.hiddenRows.set(1, 3, true);
    expect(await describeTable(excel, table)).toHaveProperty("hasHiddenRows", true);
  });

  it("refuses a table without data, which keeps one blank row", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    deleteTableRows(excel.model, table, 0, 2, "user");
    await expect(describeTable(excel, table)).rejects.toMatchObject({ code: "empty-table" });
  });

  it("takes a table of one row for what it is", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS.slice(0, 2));
    expect((await describeTable(excel, table)).rowCount).toBe(1);
  });

  it("says that a deleted table or sheet is gone", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    deleteTable(excel.model, table, "user");
    await expect(describeTable(excel, table)).rejects.toMatchObject({ code: "table-not-found" });
    const gone = { kind: "range", sheetId: "{gone}", address: "A1:B2", hasHeaders: true } as const;
    await expect(excel.workbook.describe(gone, CALM)).rejects.toMatchObject({ code: "table-not-found" });
  });

  it("takes the first row of a range for headers, or numbers the columns", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(2, 1, ROWS);
    expect(await describeRange(excel, "B3:D5", true)).toMatchObject({
      label: "Data!B3:D5",
      columns: ["length", "width", "species"],
      rowCount: 2,
      sheetName: "Data",
      firstCell: "B4",
    });
    expect(await describeRange(excel, "B4:D5", false)).toMatchObject({
      columns: ["Column 1", "Column 2", "Column 3"],
      rowCount: 2,
      firstCell: "B4",
    });
  });

  it("cuts whole columns to what they hold, and remembers the address it found", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const shape = await describeRange(excel, "A:C", true);
    expect(shape).toMatchObject({ rowCount: 2, source: { address: "A1:C3" }, firstCell: "A2" });
  });

  it("takes a range as it was drawn, blank rows included", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    expect((await describeRange(excel, "A1:C5", true)).rowCount).toBe(4);
  });

  it.each([
    [
      "a blank header",
      [
        ["a", ""],
        [1, 2],
      ],
      "A1:B2",
      "blank-header",
    ],
    [
      "two equal headers",
      [
        ["a", "a"],
        [1, 2],
      ],
      "A1:B2",
      "duplicate-header",
    ],
    ["headers without rows", [["a", "b"]], "A1:B1", "empty-table"],
    ["blank cells", [["a", "b"]], "D1:E9", "empty-table"],
    ["blank columns", [["a", "b"]], "D:E", "empty-table"],
    ["several areas", [["a", "b"]], "A1:A3,C1:C3", "selection-invalid"],
  ])("refuses %s", async (_what, rows, address, code) => {
    const excel = openExcel();
    excel.sheet.writeValues(
      0,
      0,
      rows.map((row) => row.map((value) => (value === "" ? null : value))),
    );
    await expect(describeRange(excel, address, true)).rejects.toMatchObject({ code });
  });

  it("knows a workbook that counts its days from 1904", async () => {
    const excel = openExcel({ dateSystem: 1904 });
    expect((await describeTable(excel, addTable(excel, ROWS))).dateSystem).toBe(1904);
  });

  it("takes one sync", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    await describeTable(excel, table);
    expect(excel.syncs()).toBe(1);
    await describeRange(excel, "A1:C3", true);
    expect(excel.syncs()).toBe(2);
    await describeRange(excel, "A:C", false);
    expect(excel.syncs()).toBe(3);
  });

  it("sees that the days are counted otherwise than before", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    expect((await describeTable(excel, table)).dateSystem).toBe(1900);
    excel.model.dateSystem = 1904;
    expect((await describeTable(excel, table)).dateSystem).toBe(1904);
    expect((await describeRange(excel, "A1:C3", true)).dateSystem).toBe(1904);
  });

  it.each(["ApiNotFound", "NotImplemented", "UnsupportedFeature", "UnsupportedOperation"])(
    "does without worksheet functions where the host answers %s",
    async (code) => {
      const excel = openExcel({ dateSystem: 1904 });
      const table = addTable(excel, ROWS);
      excel.aroundSync((sync) => {
        if (sync === 1) throw Object.assign(new Error(code), { code });
        return undefined;
      });
      expect(await describeTable(excel, table)).toMatchObject({ rowCount: 2, dateSystem: 1900 });
      expect(excel.syncs()).toBe(2);
    },
  );
});
