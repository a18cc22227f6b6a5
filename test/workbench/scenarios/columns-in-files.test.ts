import ExcelJS, { type WorksheetView } from "exceljs";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { workbookPackage } from "../../support/workbook-package";

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

async function frozenRowOf(bytes: Uint8Array): Promise<number | undefined> {
  const { model, frozenRows } = await openWorkbook(bytes);
  return frozenRows.get(model.sheets[0]!.id);
}
