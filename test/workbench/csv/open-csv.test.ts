import { openCsv } from "../../../src/workbench/csv/open-csv";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";

const HABITS = { decimalMark: ".", dateOrder: "month-first" } as const;

function opened(text: string, name = "flowers.csv") {
  const workbook = openCsv(new TextEncoder().encode(text), name, HABITS);
  const [sheet] = workbook.model.sheets;
  const [table] = workbook.model.tables;
  return { workbook, sheet: sheet!, table: table! };
}

describe("openCsv", () => {
  it("makes a workbook of one sheet, and of all its rows a table", () => {
    const { workbook, sheet, table } = opened("width,kind\r\n1.5,setosa\r\n2,\r\n");
    expect(workbook.model.name).toBe("flowers.xlsx");
    expect([sheet.name, table.name]).toEqual(["flowers", "flowers"]);
    expect(sheet.readValues(table.area)).toEqual([
      ["width", "kind"],
      [1.5, "setosa"],
      [2, null],
    ]);
    expect(workbook.notices).toEqual(["Read as fields between commas, with a decimal point."]);
  });

  it("reads a file as a German Excel writes it", () => {
    const { workbook, sheet, table } = opened("Größe;Datum;PLZ\n1,5;29.02.2024;01067\n1.234,25;1.3.2024;80331\n");
    expect(sheet.readValues(table.dataArea)).toEqual([
      [1.5, 45351, "01067"],
      [1234.25, 45352, "80331"],
    ]);
    expect(sheet.getNumberFormat(1, 1)).toBe("dd.mm.yyyy");
    expect(workbook.notices).toEqual([
      "Read as fields between semicolons, with a decimal comma.",
      "Kept as text, so that no digit is lost: PLZ.",
    ]);
  });

  it("numbers the columns of a file without headers, and names those that have none", () => {
    expect(opened("1,a\n2,b").table.columns.map(({ name }) => name)).toEqual(["Column1", "Column2"]);
    expect(opened("x,,x\n1,2,3,4").table.columns.map(({ name }) => name)).toEqual(["x", "Column1", "x2", "Column2"]);
  });

  it("finds names for sheet and table whatever the file is called", () => {
    for (const [file, sheetName, tableName] of [
      ["2024 sales [new].csv", "2024 sales  new", "_2024_sales_new_"],
      ["A1.csv", "A1", "Table1"],
      [".csv", "Book1", "Book1"],
    ]) {
      const { sheet, table } = opened("a\nb", file);
      expect([sheet.name.trim(), table.name]).toEqual([sheetName, tableName]);
    }
  });

  it("is saved as a workbook that opens again with the same cells", async () => {
    const { workbook, table } = opened("a,b\n=1+2,2024-02-29\n");
    const again = await openWorkbook(await saveWorkbook(workbook));
    const [sheet] = again.model.sheets;
    expect(sheet!.readValues(table.dataArea)).toEqual([["=1+2", 45351]]);
    expect(sheet!.getFormula(1, 0)).toBeUndefined();
    expect(again.model.tables.map(({ name }) => name)).toEqual(["flowers"]);
  });

  it("says what it cannot open", () => {
    expect(() => opened("")).toThrow("The file is empty.");
    expect(() => opened("\n\n")).toThrow("The file is empty.");
    expect(() => opened("a\0b")).toThrow("This is no text of separated values.");
    expect(() => opened(`a\n${"x".repeat(32_768)}`)).toThrow(/line 2 holds a text of more characters/);
  });
});
