import ExcelJS, { type WorksheetView } from "exceljs";
import { areaOf, SHEET_ROWS } from "../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { sizeColumns } from "../../../src/workbench/model/edits/size-columns";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf, readWithExcelJs, workbookPackage } from "../../support/workbook-package";

describe("what a file says of how columns are shown", () => {
  it.each<[what: string, view: Partial<WorksheetView>, frozenRow: number | undefined]>([
    ["a frozen first row", { state: "frozen", ySplit: 1 }, 0],
    ["a frozen first row and column", { state: "frozen", ySplit: 1, xSplit: 1 }, 0],
    ["several frozen rows, of which it does not say which is the header", { state: "frozen", ySplit: 3 }, undefined],
    ["a frozen column", { state: "frozen", xSplit: 1 }, undefined],
    ["a window that is only split", { state: "split", ySplit: 1 }, undefined],
    ["nothing", {}, undefined],
  ])("names columns by %s", async (_what, view, frozenRow) => {
    const file = new ExcelJS.Workbook();
    file.addWorksheet("Data", { views: [view] }).addRow(["a", "b"]);
    expect(await frozenRowOf(new Uint8Array(await file.xlsx.writeBuffer()))).toBe(frozenRow);
  });

  it("names them by the row that the first view begins with", async () => {
    const pane = (rows: number) => `<pane ySplit="${rows}" state="frozenSplit"/>`;
    const views =
      `<sheetViews><sheetView topLeftCell="C4" workbookViewId="0">${pane(1)}<selection/></sheetView>` +
      `<sheetView workbookViewId="1">${pane(1)}</sheetView></sheetViews>`;
    expect(await frozenRowOf(workbookPackage({ sheet: `${views}<sheetData/>` }))).toBe(3);
  });
});

describe("widths of columns in a file", () => {
  it("are written where a person gave them, and come again, beside changed cells and without them", async () => {
    for (const edit of [() => undefined, ({ model }: OpenedWorkbook) => model.sheets[0]!.setValue(4, 0, "x")]) {
      const opened = await openWorkbook(await fileWithWidths([20, undefined, 9]));
      edit(opened);
      size(opened, { 1: 31.5, 2: 40.25, 25: 7 });
      const saved = await saveWorkbook(opened);
      const { columnWidths } = (await openWorkbook(saved)).model.sheets[0]!;
      expect([0, 1, 2, 25].map((column) => columnWidths.get(column))).toEqual([20, 31.5, 40.25, 7]);
      const sheet = (await readWithExcelJs(saved)).worksheets[0]!;
      expect(["A", "B", "C", "Z"].map((letters) => sheet.getColumn(letters).width)).toEqual([20, 31.5, 40.25, 7]);
    }
  });

  it("leave all else that the file says of columns, also of those that it takes together", async () => {
    const cols =
      '<cols><col min="1" max="3" width="12" style="1" hidden="1" bestFit="1"/><col min="4" max="16384" width="9"></col></cols>';
    const opened = await openWorkbook(workbookPackage({ sheet: `${cols}<sheetData/>`, styles: STYLES }));
    size(opened, { 1: 30, 3: 5, 9: 8 });
    expect(await colsOf(opened)).toBe(
      '<cols><col min="1" max="1" width="12" style="1" hidden="1" bestFit="1"/>' +
        '<col min="2" max="2" width="30" style="1" hidden="1" customWidth="1"/>' +
        '<col min="3" max="3" width="12" style="1" hidden="1" bestFit="1"/>' +
        '<col min="4" max="4" width="5" customWidth="1"/><col min="5" max="9" width="9"/>' +
        '<col min="10" max="10" width="8" customWidth="1"/><col min="11" max="16384" width="9"/></cols>',
    );
  });

  it("get a list where the file has none, before the cells, or an empty one", async () => {
    for (const before of ["", "<cols/>", "<cols></cols>"]) {
      const format = '<sheetFormatPr defaultRowHeight="15"/>';
      const opened = await openWorkbook(workbookPackage({ sheet: `${format}${before}<sheetData/>` }));
      size(opened, { 2: 11 });
      const sheet = partsOf(await saveWorkbook(opened))["xl/worksheets/sheet1.xml"];
      const cols = '<cols><col min="3" max="3" width="11" customWidth="1"/></cols>';
      expect(sheet).toMatch(new RegExp(`${format}${cols}<sheetData`));
    }
  });

  it("go with whole columns that move, and no others", async () => {
    const opened = await openWorkbook(await fileWithWidths([20, 30, 40]));
    const [sheet] = opened.model.sheets;
    const widths = () => [0, 1, 2, 3].map((column) => sheet!.columnWidths.get(column));
    insertCells(opened.model, sheet!.id, areaOf(0, 1, SHEET_ROWS), "right", "user");
    expect(widths()).toEqual([20, undefined, 30, 40]);
    insertCells(opened.model, sheet!.id, areaOf(0, 0, 2), "right", "user");
    expect(widths()).toEqual([20, undefined, 30, 40]);
    deleteCells(opened.model, sheet!.id, areaOf(0, 2, SHEET_ROWS), "left", "user");
    expect(widths()).toEqual([20, undefined, 40, undefined]);
    // The default, as nothing else can be said of a column that the file had as a wider one.
    expect(await colsOf(opened)).toContain('<col min="2" max="2" width="9.140625"/>');
    const again = (await openWorkbook(await saveWorkbook(opened))).model.sheets[0]!;
    expect([0, 2].map((column) => again.columnWidths.get(column))).toEqual([20, 40]);
  });
});

const STYLES =
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0"/></cellXfs>';

function size({ model }: OpenedWorkbook, widths: Readonly<Record<number, number>>): void {
  const byColumn = Object.entries(widths).map(([column, width]) => [Number(column), width] as const);
  sizeColumns(model, model.sheets[0]!.id, new Map(byColumn));
}

async function colsOf(opened: OpenedWorkbook): Promise<string | undefined> {
  return /<cols>.*<\/cols>/s.exec(partsOf(await saveWorkbook(opened))["xl/worksheets/sheet1.xml"]!)?.[0];
}

async function fileWithWidths(widths: readonly (number | undefined)[]): Promise<Uint8Array> {
  const file = new ExcelJS.Workbook();
  const sheet = file.addWorksheet("Data");
  sheet.addRow(["a", "b", "c"]);
  widths.forEach((width, place) => {
    if (width !== undefined) sheet.getColumn(place + 1).width = width;
  });
  return new Uint8Array(await file.xlsx.writeBuffer());
}

async function frozenRowOf(bytes: Uint8Array): Promise<number | undefined> {
  const { model, frozenRows } = await openWorkbook(bytes);
  return frozenRows.get(model.sheets[0]!.id);
}
