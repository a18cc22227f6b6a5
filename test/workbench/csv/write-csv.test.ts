import { openCsv } from "../../../src/workbench/csv/open-csv";
import { writeCsv } from "../../../src/workbench/csv/write-csv";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";

describe("writeCsv", () => {
  function written(values: readonly (readonly (string | number | null)[])[]): string {
    const sheet = newWorkbook().model.addSheet("Data");
    sheet.writeValues(0, 0, values);
    return writeCsv(sheet, (row, column) => String(sheet.getValue(row, column) ?? ""));
  }

  it("writes what Excel opens: the mark of UTF-8, commas, CR LF, quotes where they are needed", () => {
    expect(written([["a", "b,c"], [1.5, null], ['"', "x\ny"]])).toBe('\uFEFFa,"b,c"\r\n1.5,\r\n"""","x\ny"\r\n'); // prettier-ignore
    expect(written([])).toBe("\uFEFF");
  });

  it("lets no text become a formula, and no number become a text", () => {
    expect(written([["=HYPERLINK(1)", "@SUM(A1)", "-x", "-5", -5]])).toBe(
      "\uFEFF'=HYPERLINK(1),'@SUM(A1),'-x,-5,-5\r\n",
    );
  });

  it("is read again as it was", () => {
    const rows = [["name", "value"], ["=1+2", 0.1], ["it's; \"so\"", -3]]; // prettier-ignore
    const { model } = openCsv(new TextEncoder().encode(written(rows)), "a.csv", {
      decimalMark: ".",
      dateOrder: "day-first",
    });
    expect(model.sheets[0]?.readValues(model.tables[0]!.area)).toEqual(rows);
  });
});
