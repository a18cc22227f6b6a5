import { unzipSync } from "fflate";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTableColumn, deleteTableColumn, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { cellError } from "../../../src/workbench/model/texts/cell-content";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { link, partsOf, readWithExcelJs, workbookPackage } from "../../support/workbook-package";

const TEXTS = [
  '=HYPERLINK("http://x")',
  "+1",
  "@SUM(A1)",
  "-2",
  "setosa & co <b>",
  "  spaced ",
  "a\nb",
  "_x0041_",
  "\u0001",
  "",
];

describe("saveWorkbook", () => {
  let sample: Uint8Array;
  beforeAll(async () => {
    sample = await sampleWorkbook();
  });

  it("gives the same bytes when nothing changed", async () => {
    expect(Buffer.from(await saveWorkbook(await openWorkbook(sample))).equals(Buffer.from(sample))).toBe(true);
  });

  it("copies formats that nothing was added to with their byte order mark", async () => {
    const extra = { "xl/styles.xml": '\uFEFF<styleSheet xmlns="x"/>' };
    const file = workbookPackage({ sheet: "<sheetData/>", workbookLinks: link(3, "styles", "styles.xml"), extra });
    const bytesOf = (bytes: Uint8Array): Uint8Array => unzipSync(bytes)["xl/styles.xml"]!;
    expect(bytesOf(await saveWorkbook(await openWorkbook(file)))).toEqual(bytesOf(file));
  });

  it("puts a new column inside the table, wherever the file says what the table is", async () => {
    const opened = await openWorkbook(sample);
    addPredictions(opened, TEXTS);
    const parts = partsOf(await saveWorkbook(opened));
    const table = Object.entries(parts).find(
      ([name, xml]) => name.startsWith("xl/tables/") && xml.includes('name="Iris"'),
    )![1];
    expect(/<table [^>]*ref="([^"]+)"/.exec(table)?.[1]).toBe("A1:F151");
    expect(/<autoFilter ref="([^"]+)"/.exec(table)?.[1]).toBe("A1:F151");
    expect(/<tableColumns count="(\d+)"/.exec(table)?.[1]).toBe("6");
    const columns = [...table.matchAll(/<tableColumn id="(\d+)" name="([^"]+)"/g)].map(([, id, name]) => [id, name]);
    expect(columns).toEqual([
      ["1", "sepal_length"],
      ["2", "sepal_width"],
      ["3", "petal_length"],
      ["4", "petal_width"],
      ["5", "species"],
      ["6", "Prediction"],
    ]);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<dimension ref="A1:F151"/>');
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="F1" t="inlineStr"><is><t[^>]*>Prediction<\/t>/);
  });

  it("keeps every text a text, and marks those that look like formulas", async () => {
    const opened = await openWorkbook(sample);
    addPredictions(opened, TEXTS);
    const file = await saveWorkbook(opened);
    expect(partsOf(file)["xl/worksheets/sheet1.xml"]).not.toMatch(/<f[ >]/);
    const reread = (await openWorkbook(file)).model.sheetByName("Iris")!;
    expect(TEXTS.map((_, index) => reread.getContent(index + 1, 5))).toEqual(
      TEXTS.map((value) => ({ value, numberFormat: "General", quotePrefix: /^[=+@-]/.test(value), fill: "" })),
    );
    const elsewhere = (await readWithExcelJs(file)).getWorksheet("Iris")!;
    expect([2, 3, 4, 5].map((row) => elsewhere.getCell(row, 6).value)).toEqual(TEXTS.slice(0, 4));
  });

  it("saves numbers, booleans, errors, formats and formulas as the model has them", async () => {
    const opened = await openWorkbook(sample);
    const sheet = opened.model.sheetByName("Cars")!;
    sheet.writeValues(1, 0, [[0.1 + 0.2, true, cellError("#N/A"), null, 1e300]]);
    sheet.setContent(2, 0, { value: 3, formula: "=1+2" });
    sheet.setContent(600, 20, { value: 45000.5, numberFormat: 'yyyy"年"m"月"' });
    const reread = (await openWorkbook(await saveWorkbook(opened))).model.sheetByName("Cars")!;
    expect(reread.readValues(areaOf(1, 0, 1, 5))).toEqual([[0.1 + 0.2, true, cellError("#N/A"), null, 1e300]]);
    expect(reread.getContent(2, 0)).toMatchObject({ value: 3, formula: "=1+2" });
    expect(reread.getContent(600, 20)).toMatchObject({ value: 45000.5, numberFormat: 'yyyy"年"m"月"' });
    expect(reread.readValues(areaOf(3, 0, 404, 9))).toEqual(sheet.readValues(areaOf(3, 0, 404, 9)));
  });

  it("leaves the result out of formulas whose cells were edited, and the rest of the file as it was", async () => {
    const rows =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>SUM(C2)</f><v>0</v></c></row></sheetData>';
    const opened = await openWorkbook(
      workbookPackage({
        sheet: rows,
        workbookLinks: link(8, "calcChain", "calcChain.xml"),
        extra: { "xl/calcChain.xml": "<calcChain/>" },
      }),
    );
    const sheet = opened.model.sheets[0]!;
    sheet.setValue(0, 0, 5);
    opened.model.cellsWritten(sheet.id, areaOf(0, 0), "user");
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(
      '<c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>SUM(C2)</f><v>0</v></c>',
    );
    expect(parts["xl/workbook.xml"]).not.toContain("calcPr");
    expect(parts["xl/calcChain.xml"]).toBe("<calcChain/>");
  });

  it("follows columns that were taken out, renamed and added in the middle, and rows that were added", async () => {
    const opened = await openWorkbook(sample);
    const { model } = opened;
    const table = model.tableByName("Penguins")!;
    const sheet = model.requireSheet(table.sheetId);
    deleteTableColumn(model, table, table.columns[1]!.id, "user");
    addTableColumn(model, table, "pane", { name: "Score", index: 2 });
    insertTableRows(model, table, 2, "user");
    sheet.setValue(0, 0, 'Kind "of" <bird>');
    model.cellsWritten(sheet.id, areaOf(0, 0), "user");
    const reread = (await openWorkbook(await saveWorkbook(opened))).model;
    expect(summaryOf(reread.tableByName("Penguins")!)).toEqual(summaryOf(table));
    expect(reread.requireSheet(sheet.id).readValues(table.area)).toEqual(sheet.readValues(table.area));
  });

  it("adds sheets and tables that the file did not have, and drops tables that are gone", async () => {
    const opened = await openWorkbook(sample);
    const { model } = opened;
    const added = model.addSheet("R&D");
    added.writeValues(0, 0, [
      ["a", "b"],
      [1, 2],
    ]);
    model.addTable(added.id, { name: "Extra", area: areaOf(0, 0, 2, 2) }, "user");
    model.dropTable(model.tableByName("Iris")!, "user");
    const file = await saveWorkbook(opened);
    const reread = (await openWorkbook(file)).model;
    expect(reread.tables.map(({ name }) => name)).toEqual(["Cars", "Penguins", "Untidy", "Flights", "Extra"]);
    expect(reread.sheetByName("R&D")!.readValues(areaOf(0, 0, 2, 2))).toEqual([
      ["a", "b"],
      [1, 2],
    ]);
    expect(partsOf(file)["xl/worksheets/sheet1.xml"]).not.toContain("tableParts");
    expect((await readWithExcelJs(file)).getWorksheet("R&D")!.getTables()).toHaveLength(1);
  });

  it("makes the styles of a file that has none, for a format is more than its number", async () => {
    const opened = await openWorkbook(workbookPackage({ sheet: "<sheetData/>" }));
    opened.model.sheets[0]!.setContent(0, 0, { value: "=x", numberFormat: "@" });
    opened.model.sheets[0]!.setContent(1, 0, { value: "=x" });
    const file = await saveWorkbook(opened);
    const parts = partsOf(file);
    expect(parts["[Content_Types].xml"]).toMatch(
      /<Override PartName="\/xl\/styles.xml" ContentType="[^"]+styles\+xml"/,
    );
    expect(parts["xl/_rels/workbook.xml.rels"]).toMatch(/Type="[^"]+\/styles" Target="styles.xml"/);
    expect(parts["xl/styles.xml"]).toContain('<cellXfs count="3">');
    const sheet = (await openWorkbook(file)).model.sheets[0]!;
    expect([sheet.getNumberFormat(0, 0), sheet.hasQuotePrefix(1, 0)]).toEqual(["@", true]);
  });

  it("saves a workbook that stands in no file yet", async () => {
    const fresh = newWorkbook();
    fresh.model.addSheet("Only").setValue(4, 2, "x");
    const reread = (await openWorkbook(await saveWorkbook(fresh))).model;
    expect(reread.sheets.map(({ name }) => name)).toEqual(["Only"]);
    expect(reread.sheets[0]!.getValue(4, 2)).toBe("x");
  });
});

function addPredictions({ model }: OpenedWorkbook, predictions: readonly string[]): void {
  const table = model.tableByName("Iris")!;
  addTableColumn(model, table, "pane", { name: "Prediction" });
  const sheet = model.requireSheet(table.sheetId);
  sheet.writeValues(
    1,
    5,
    predictions.map((text) => [text]),
  );
}

function summaryOf(table: { name: string; area: unknown; columns: readonly { name: string }[] }): unknown {
  return { name: table.name, area: table.area, columns: table.columns.map(({ name }) => name) };
}
