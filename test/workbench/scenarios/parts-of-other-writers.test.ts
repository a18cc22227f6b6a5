import { readFileSync } from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { addTableColumn, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf, readWithExcelJs } from "../../support/workbook-package";

/**
 * Table T in A1:B21 of the sheet Data, and in column H and right of it what the writer can put there; H23 is below the table. Made by
 * XlsxWriter 3.3 and openpyxl 3.1 with their usual functions.
 */
const fixture = (writer: string): Uint8Array =>
  new Uint8Array(readFileSync(path.resolve(__dirname, `../../fixtures/beside-the-table-${writer}.xlsx`)));

async function withColumn(file: Uint8Array, isRemoved = false): Promise<Uint8Array> {
  const workbook = await openWorkbook(file);
  const table = workbook.model.tableByName("T")!;
  const column = addTableColumn(workbook.model, table, "pane", { name: "Prediction" });
  if (isRemoved) deleteTableColumn(workbook.model, table, column.id, "pane");
  return saveWorkbook(workbook);
}

/** What differs, tag by tag, as "before > after", in the parts beside the sheet of the table and the table. */
function differences(before: Uint8Array, after: Uint8Array): Record<string, string[]> {
  const [first, second] = [partsOf(before), partsOf(after)];
  const tags = (text = ""): string[] => text.match(/[^>]*>/g) ?? [];
  const found: Record<string, string[]> = {};
  for (const name of Object.keys({ ...first, ...second })) {
    if (first[name] === second[name] || /worksheets\/sheet1\.xml$|tables\/table1\.xml$/.test(name)) continue;
    const now = tags(second[name]);
    found[name] = tags(first[name]).flatMap((tag, place) => {
      return tag === now[place] ? [] : [`${tag.split("</")[0]} > ${now[place]?.split("</")[0]}`];
    });
  }
  return found;
}

/** Parts whose bytes differ. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [first, second] = [unzipSync(before), unzipSync(after)];
  return Object.keys({ ...first, ...second }).filter(
    (name) => !Buffer.from(first[name] ?? []).equals(Buffer.from(second[name] ?? [])),
  );
}

describe("what XlsxWriter puts beside a table", () => {
  const file = fixture("xlsxwriter");

  it("follows a result column: charts, pictures, text boxes, notes, a button, links", async () => {
    const chart = [
      "Data!$H$1 > Data!$I$1", // the title
      "Data!$H$1 > Data!$I$1", // the name of the series
      "Data!$H$2 > Data!$I$2", // labels of two points
      "Data!$H$3 > Data!$I$3",
      ...Array.from({ length: 3 }, () => "Data!$H$2:$H$21 > Data!$I$2:$I$21"), // error bars and values; not the axis title H23
    ];
    expect(differences(file, await withColumn(file))).toEqual({
      "xl/charts/chart1.xml": chart,
      "xl/charts/chart2.xml": chart,
      "xl/charts/chart3.xml": chart,
      "xl/drawings/drawing1.xml": [
        ...["3 > 4", "3 > 4"], // moves and sizes with cells
        ...["3 > 4", "3 > 4"], // moves with cells; the next one does neither, the last one reaches below the table
        ...["12 > 13", "15 > 16"], // a chart
        ...["10 > 11", "11 > 12"], // a text box, which shows H2
        '<xdr:sp macro="" textlink="$H$2"> > <xdr:sp macro="" textlink="$I$2">',
      ],
      "xl/drawings/drawing2.xml": ['<xdr:sp macro="" textlink="Data!$H$2"> > <xdr:sp macro="" textlink="Data!$I$2">'],
      "xl/drawings/_rels/drawing1.xml.rels": [expect.stringMatching(/Target="#Data!H2"\/> > .*Target="#Data!I2"\/>$/)],
      "xl/drawings/vmlDrawing1.vml": [
        "10, 0, 7, 0, 10, 60, 9, 0 > 11, 0, 7, 0, 11, 60, 9, 0",
        ...["8, 15, 0, 10, 10, 15, 4, 4 > 9, 15, 0, 10, 11, 15, 4, 4", "7 > 8"],
        ...["10, 15, 1, 10, 12, 15, 5, 4 > 11, 15, 1, 10, 13, 15, 5, 4", "9 > 10"],
      ],
      "xl/comments1.xml": [
        '<comment ref="H2" authorId="0"> > <comment ref="I2" authorId="0">',
        '<comment ref="J3" authorId="0"> > <comment ref="K3" authorId="0">',
      ],
    });
  });

  it("is as before, byte for byte, once the column is removed again", async () => {
    expect(changedParts(file, await withColumn(file, true))).toEqual(["xl/worksheets/sheet1.xml"]);
  });
});

describe("what openpyxl puts beside a table", () => {
  const file = fixture("openpyxl");

  it("follows a result column: charts with one corner, notes without a box, charts on three sheets", async () => {
    const chart = ["'Data'!H1 > 'Data'!I1", "'Data'!$H$2:$H$21 > 'Data'!$I$2:$I$21"];
    expect(differences(file, await withColumn(file))).toEqual({
      "xl/charts/chart1.xml": chart,
      "xl/charts/chart2.xml": chart,
      "xl/charts/chart3.xml": chart,
      "xl/charts/chart4.xml": chart,
      // The other chart of the sheet reaches below the table.
      "xl/drawings/drawing1.xml": ["9 > 10"],
      "xl/comments/comment1.xml": [
        '<comment ref="H2" authorId="0" shapeId="0"> > <comment ref="I2" authorId="0" shapeId="0">',
      ],
      "xl/drawings/commentsDrawing1.vml": ["7 > 8"],
    });
  });

  it("is as before, byte for byte, once the column is removed again", async () => {
    expect(changedParts(file, await withColumn(file, true))).toEqual([]);
  });
});

describe("what ExcelJS puts beside a table", () => {
  async function written(): Promise<Uint8Array> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Data");
    sheet.addTable({ name: "T", ref: "A1", columns: [{ name: "x" }], rows: [[1], [2], [3], [4]] });
    sheet.getCell("H2").value = 5;
    sheet.getCell("H2").note = "a note";
    sheet.getCell("H9").value = 9;
    sheet.getCell("H9").note = { texts: [{ text: "below" }] };
    const image = workbook.addImage({ buffer: Buffer.from("png") as unknown as ExcelJS.Buffer, extension: "png" });
    sheet.addImage(image, "G2:H3");
    sheet.addImage(image, { tl: { col: 7, row: 1 }, ext: { width: 20, height: 20 } });
    sheet.addImage(image, "G4:H9");
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }

  it("follows a result column, read by ExcelJS again: notes and pictures", async () => {
    const sheet = (await readWithExcelJs(await withColumn(await written()))).getWorksheet("Data")!;
    expect([sheet.getCell("I2").value, sheet.getCell("I2").note, sheet.getCell("H2").note]).toEqual([
      5,
      "a note",
      undefined,
    ]);
    expect(sheet.getCell("H9").note).toBe("below");
    const columns = sheet.getImages().map(({ range }) => range.tl.nativeCol);
    expect(columns).toEqual([7, 8, 6]);
  });
});
