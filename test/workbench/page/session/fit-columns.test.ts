import { areaOf, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { hideRows } from "../../../../src/workbench/model/edits/hide-rows";
import { charactersOf, pixelsOf } from "../../../../src/workbench/page/grid/widths/column-pixels";
import { fittedWidthPx, type TextMeasure } from "../../../../src/workbench/page/grid/widths/fitted-width";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { columnsToFit, fitColumns } from "../../../../src/workbench/page/session/fit-columns";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

/** Ten pixels a letter, eleven a bold one. */
const MEASURE: TextMeasure = (text, isBold) => text.length * (isBold ? 11 : 10);

describe("fitColumns", () => {
  it("makes columns as wide as the widest of what their shown rows show, and of their header beside its button", () => {
    const { session, widthsPx } = started();
    fitColumns(session, { column: 0, columnCount: 3 }, MEASURE);
    // "petal_length" in bold and a button; "12.5%" as shown; nothing.
    expect(widthsPx()).toEqual([12 * 11 + 30, 5 * 11 + 30, undefined]);
    session.enter(4, 1, [["a far longer text"]]);
    fitColumns(session, { column: 1, columnCount: 1 }, MEASURE);
    expect(widthsPx()[1]).toBe(17 * 10 + 12);
    hideRows(session.opened.model, session.sheet.id, areaOf(4, 0), true, "user");
    fitColumns(session, { column: 1, columnCount: 1 }, MEASURE);
    expect(widthsPx()[1]).toBe(5 * 11 + 30);
  });

  it("is one step back, and none where nothing changed", () => {
    const { session, widthsPx } = started();
    fitColumns(session, { column: 0, columnCount: 2 }, MEASURE);
    fitColumns(session, { column: 0, columnCount: 2 }, MEASURE);
    session.undo();
    expect([widthsPx(), session.canUndo]).toEqual([[undefined, undefined, undefined], false]);
  });

  it("goes no further than Excel does, and takes each line of a text for itself", () => {
    const { session, widthsPx } = started();
    session.enter(1, 0, [["x".repeat(400)]]);
    session.enter(1, 1, [["first line\nand the second"]]);
    fitColumns(session, { column: 0, columnCount: 2 }, MEASURE);
    expect(widthsPx()).toEqual([pixelsOf(255), 14 * 10 + 12, undefined]);
  });
});

describe("columnsToFit", () => {
  it("are all that are selected whole if the column is among them, and else the column alone", () => {
    const whole = areaOf(0, 2, SHEET_ROWS, 3);
    expect([1, 2, 4].map((column) => columnsToFit(column, whole).columnCount)).toEqual([1, 3, 3]);
    expect(columnsToFit(2, areaOf(0, 1, 10, 3))).toEqual({ column: 2, columnCount: 1 });
  });
});

test("a hundred thousand texts are not measured one by one, but for those that may be the widest", () => {
  const measured: string[] = [];
  const texts = Array.from({ length: 100_000 }, (_, row) => ({ text: `text ${row}`, isBold: false, besidePx: 3 }));
  const measure = (text: string): number => {
    measured.push(text);
    return text.length * 10;
  };
  expect(fittedWidthPx(texts, measure)).toBe(103);
  expect(measured.length).toBeLessThan(30);
});

test("widths of columns are the same pixels again when they come back from a file", () => {
  for (let widthPx = 6; widthPx < 600; widthPx++) expect(pixelsOf(charactersOf(widthPx))).toBe(widthPx);
  expect(charactersOf(0)).toBeGreaterThan(0);
});

function started() {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["petal_length", "share"],
    [1.5, 0.125],
  ]);
  sheet.setNumberFormat(areaOf(1, 1), "0.0%");
  opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 2, 2) }, "user");
  const { session } = hostWorkbook(opened, 2026);
  const widthsPx = () =>
    [0, 1, 2].map((column) => {
      const width = sheet.columnWidths.get(column);
      return width === undefined ? undefined : pixelsOf(width);
    });
  return { session, widthsPx };
}
