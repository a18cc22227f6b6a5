import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { encodeSheetString } from "../../../src/workbench/xlsx/package/xml-text";
import { partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const attribute = (text: string) => encodeSheetString(text).replace(/\n/g, "_x000a_").replaceAll('"', "&quot;");

interface NamedFile {
  readonly table?: string;
  readonly name?: string;
  readonly columns?: readonly string[];
  readonly formula?: string;
}

/** A table of two rows with these names, and a calculated column if there is a formula. */
function fileWith({ table = "T", name = table, columns = ["a"], formula }: NamedFile): Uint8Array {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const header = columns.map(
    (text, i) =>
      `<c r="${letters[i]!}1" t="inlineStr"><is><t xml:space="preserve">${encodeSheetString(text)}</t></is></c>`,
  );
  const row = (number: number) =>
    `<row r="${number}">${columns.map((_, i) => `<c r="${letters[i]!}${number}">${i === columns.length - 1 && formula !== undefined ? `<f>${formula}</f>` : ""}<v>${number * 10 + i}</v></c>`).join("")}</row>`;
  const parts = columns.map((text, i) => {
    const tag = `tableColumn id="${i + 1}" name="${attribute(text)}"`;
    const isCalculated = formula !== undefined && i === columns.length - 1;
    return isCalculated
      ? `<${tag}><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn>`
      : `<${tag}/>`;
  });
  return workbookPackage({
    sheet: `<sheetData><row r="1">${header.join("")}</row>${row(2)}${row(3)}</sheetData>`,
    tables: [
      `<table xmlns="m" id="1" name="${attribute(name)}" displayName="${attribute(table)}" ref="A1:${letters[columns.length - 1]!}3"><tableColumns count="${columns.length}">${parts.join("")}</tableColumns></table>`,
    ],
  });
}

async function named(file: Uint8Array) {
  const { model } = await openWorkbook(file);
  return model.tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
}

describe("names of tables", () => {
  it.each([
    "Продажи",
    "売上",
    "مبيعات",
    "מכירות",
    "สินค้า",
    "बिक्री",
    "Gro\u0308ße",
    "Größe",
    "İstanbul",
    "فروش\u200cها",
    "Sales.2024\\Q1_a",
    "_x_",
    "_x0041_",
    "\\t",
    "𝒟ata",
    "Umsatz📈",
    "表格_MI_0099P",
  ])("in every script are found, and stand in the saved file as they did: %s", async (table) => {
    const before = fileWith({ table });
    const { sent, file } = await scoreFile(before, "--table", table);
    expect(sent).toEqual(['{"a":20}', '{"a":30}']);
    expect(await named(file!)).toEqual([{ name: table, columns: ["a", "Prediction"] }]);
    const tag = (bytes: Uint8Array) =>
      /<table [^>]*? name=("[^"]*") displayName=("[^"]*")/.exec(partsOf(bytes)["xl/tables/table1.xml"]!)!.slice(1);
    expect(tag(file!)).toEqual(tag(before));
  });

  it("are found in the other way of writing the same characters, as some terminals type them", async () => {
    const { sent } = await scoreFile(fileWith({ table: "Größe" }), "--table", "Gro\u0308ße");
    expect(sent).toHaveLength(2);
  });

  it("may be two: one that people see, and one that macros know, both kept", async () => {
    const { file } = await scoreFile(fileWith({ table: "Sales", name: "Table1" }), "--table", "sales");
    expect(partsOf(file!)["xl/tables/table1.xml"]).toContain('name="Table1" displayName="Sales"');
  });

  it.each([
    ["My Table", "has a name that Excel does not allow"],
    ["1st", "has a name that Excel does not allow"],
    ["", "has a name that Excel does not allow"],
  ])("that Excel does not allow are named: %j", async (table, reason) => {
    await expect(openWorkbook(fileWith({ table }))).rejects.toMatchObject({
      code: "damaged",
      message: `The file is damaged: table "${table}" on the sheet Sheet1 ${reason}. Open it in Excel and save it again.`,
    });
  });
});

describe("headers", () => {
  const HEADERS = [
    "Цена",
    "価格",
    "السعر",
    "मूल्य",
    "e\u0301",
    "é",
    "👩‍🔬 Labor",
    " spaced ",
    "two\nlines",
    'say "hi"',
    "a,b",
    "[unit] #1 'x' @y",
    "_x0041_",
    "A1",
    "R1C1",
    "<b>&amp;",
  ];

  it("of every kind are sent and saved as they stand", async () => {
    const before = fileWith({ columns: HEADERS });
    const { sent, file } = await scoreFile(before);
    expect(sent.map((record) => Object.keys(JSON.parse(record) as object))).toEqual([HEADERS, HEADERS]);
    expect(await named(file!)).toEqual([{ name: "T", columns: [...HEADERS, "Prediction"] }]);
    const columnsOf = (bytes: Uint8Array) =>
      [...partsOf(bytes)["xl/tables/table1.xml"]!.matchAll(/<tableColumn [^>]*>/g)].map(String);
    expect(columnsOf(file!).slice(0, -1)).toEqual(columnsOf(before));
  });

  it.each(["Прогноз 📈", " padded ", "two\nlines", '"q"', "_x0041_", "[x]#'@", "tab\there", "मूल्य"])(
    "of new columns hold whatever is asked for: %j",
    async (header) => {
      const { file } = await scoreFile(fileWith({}), "--column", header);
      expect(await named(file!)).toEqual([{ name: "T", columns: ["a", header] }]);
    },
  );

  it("keep formulas that speak of them, however they are escaped", async () => {
    const formula = "T[[#This Row],['[unit'] '#1 ''x'' '@y]]+SUM(T[A1])";
    const { file } = await scoreFile(fileWith({ columns: ["[unit] #1 'x' @y", "A1", "sum"], formula }));
    const parts = partsOf(file!);
    expect(parts["xl/tables/table1.xml"]).toContain(`<calculatedColumnFormula>${formula}</calculatedColumnFormula>`);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(`<f>${formula}</f>`);
  });
});
