import { areaOf } from "../../../../src/workbench/model/areas/area";
import { addTableColumn } from "../../../../src/workbench/model/edits/table-edits";
import { cellError } from "../../../../src/workbench/model/texts/cell-content";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { charactersOf } from "../../../../src/workbench/page/grid/widths/column-pixels";
import { sheetContent } from "../../../../src/workbench/page/grid/sheet-content";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("sheetContent", () => {
  it("shows dates as dates and edits them in a form that is read back", () => {
    const { content, sheet } = sheetOf();
    sheet.setContent(5, 0, { value: 36892.28819444444, numberFormat: "m/d/yyyy h:mm" });
    sheet.setContent(6, 0, { value: 36892, numberFormat: "yyyy-mm-dd" });
    sheet.setContent(7, 0, { value: 0.5, numberFormat: "h:mm" });
    expect([5, 6, 7].map((row) => content.text(row, 0))).toEqual(["1/1/2001 6:55", "2001-01-01", "12:00"]);
    expect([5, 6, 7].map((row) => content.editText(row, 0))).toEqual(["2001-01-01 06:55:00", "2001-01-01", "12:00:00"]);
  });

  it("edits 29 February 1900 as Excel counts it, seconds as they are shown, and what is no date as the number it is", () => {
    const { content, sheet } = sheetOf();
    sheet.setContent(5, 0, { value: 60, numberFormat: "m/d/yyyy" });
    sheet.setContent(6, 0, { value: 1234.567, numberFormat: "h:mm:ss" });
    sheet.setContent(7, 0, { value: -1, numberFormat: "yyyy-mm-dd" });
    expect([5, 6, 7].map((row) => content.editText(row, 0))).toEqual(["1900-02-29", "1903-05-18 13:36:29", "-1"]);
  });

  it("edits formulas, apostrophes, percents, booleans, errors and blanks as they would be typed", () => {
    const { content, sheet } = sheetOf();
    sheet.setContent(5, 0, { value: 3, formula: "=1+2" });
    sheet.setContent(5, 1, { value: "=x", quotePrefix: true });
    sheet.setContent(5, 2, { value: 0.07, numberFormat: "0%" });
    sheet.setContent(5, 3, { value: true });
    sheet.setContent(5, 4, { value: cellError("#N/A") });
    sheet.setContent(5, 5, { value: 1.5, numberFormat: "[h]:mm" });
    expect([0, 1, 2, 3, 4, 5, 6].map((column) => content.editText(5, column))).toEqual([
      "=1+2",
      "'=x",
      "7%",
      "TRUE",
      "#N/A",
      "1.5",
      "",
    ]);
  });

  it("marks headers, bands and edges of tables, and aligns values by kind", () => {
    const { content } = sheetOf();
    expect(content.look(0, 0)).toBe("is-text in-table at-left is-header");
    expect(content.look(1, 1)).toBe("is-number in-table at-right is-banded");
    expect(content.look(2, 0)).toBe("is-number in-table at-left is-plain at-bottom");
    expect(content.look(3, 0)).toBe("is-text");
  });

  it("takes widths from the file, and gives new table columns room for their header", () => {
    const { content, opened, table } = sheetOf();
    expect(content.columnWidthPx(1)).toBe(20 * 7 + 5);
    const before = content.columnWidthPx(2);
    addTableColumn(opened.model, table, "pane", { name: "Prediction probability" });
    expect(content.columnWidthPx(2)).toBeGreaterThan(before);
    expect(content.columnWidthPx(3)).toBe(before);
  });

  it("takes a width that a person gave before that of the file, until it is undone", () => {
    const { opened, content } = sheetOf();
    const { session, edits } = hostWorkbook(opened, 2026);
    const widthsPx = () => [1, 2].map((column) => content.columnWidthPx(column));
    session.sizeColumns(new Map([[1, charactersOf(301)]]));
    expect([widthsPx(), edits.isEdited]).toEqual([[301, 72], true]);
    session.undo();
    expect(widthsPx()).toEqual([145, 72]);
    expect(session.canUndo).toBe(false);
  });
});

function sheetOf() {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["a", "b"],
    [1, 2],
    [3, 4],
  ]);
  sheet.columnWidths = new Map([[1, 20]]);
  const table = opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 3, 2) }, "user");
  return { opened, sheet, table, content: sheetContent(opened, sheet) };
}
