import { areaOf } from "../../../../src/workbench/model/areas/area";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { findCells, placeAmong, stepAmong } from "../../../../src/workbench/page/find/find-cells";
import { lookThrough } from "../../../../src/workbench/page/find/use-found-cells";

function found(search: string, prepare: (sheet: ReturnType<WorkbookModel["addSheet"]>) => void): string[] {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  prepare(sheet);
  return [...findCells(workbook, sheet, search)].flat().map(({ row, column }) => `${row},${column}`);
}

describe("finding cells", () => {
  it("goes by what they show, whatever the case, row by row", () => {
    const cells = found("25", (sheet) => {
      sheet.writeValues(0, 0, [
        ["a25", 0.25, 125],
        ["A", 1234.5, true],
        [null, 36892, 25],
      ]);
      sheet.setNumberFormat(areaOf(0, 1), "0%");
      sheet.setNumberFormat(areaOf(2, 1), "yyyy-mm-dd");
      sheet.setNumberFormat(areaOf(2, 2), "0.00");
    });
    expect(cells).toEqual(["0,0", "0,1", "0,2", "2,2"]);
    expect(found("TRUE", (sheet) => sheet.writeValues(4, 1, [[true, "untrue"]]))).toEqual(["4,1", "4,2"]);
  });

  it("passes over hidden rows, and finds nothing by nothing", () => {
    const rows = (sheet: ReturnType<WorkbookModel["addSheet"]>) => {
      sheet.writeValues(
        0,
        0,
        Array.from({ length: 1200 }, () => ["x"]),
      );
      sheet.hiddenRows.set(1, 1198, true);
    };
    expect(found("x", rows)).toEqual(["0,0", "1198,0", "1199,0"]);
    expect(found("", rows)).toEqual([]);
    expect(found("x", () => undefined)).toEqual([]);
  });

  it("knows whether a text that no cell shows stands in a hidden row", () => {
    const workbook = new WorkbookModel();
    const sheet = workbook.addSheet("Data");
    sheet.writeValues(0, 0, [["shown"], ["hidden"], ["shown"]]);
    sheet.hiddenRows.set(1, 2, true);
    const inTheEnd = (search: string) => {
      const pieces = lookThrough(workbook, sheet, search);
      let piece = pieces.next();
      while (piece.done !== true) piece = pieces.next();
      return [piece.value.cells.length, piece.value.isHidden];
    };
    expect([inTheEnd("hidden"), inTheEnd("shown"), inTheEnd("none")]).toEqual([
      [0, true],
      [2, false],
      [0, false],
    ]);
  });

  const CELLS = [
    { row: 1, column: 2 },
    { row: 3, column: 0 },
    { row: 3, column: 4 },
  ];

  it.each([
    [{ row: 0, column: 9 }, 0, 2],
    [{ row: 1, column: 2 }, 1, 2],
    [{ row: 3, column: 1 }, 2, 1],
    [{ row: 3, column: 4 }, 0, 1],
    [{ row: 9, column: 0 }, 0, 2],
  ])("goes round from %j", (from, next, previous) => {
    expect(stepAmong(CELLS, from, 1)).toBe(CELLS[next]);
    expect(stepAmong(CELLS, from, -1)).toBe(CELLS[previous]);
  });

  it("knows which one is selected, and goes nowhere where there is none", () => {
    expect(placeAmong(CELLS, { row: 3, column: 0 })).toEqual({ place: 1, isOne: true });
    expect(placeAmong(CELLS, { row: 2, column: 0 })).toEqual({ place: 1, isOne: false });
    expect([stepAmong([], CELLS[0]!, 1), stepAmong([], CELLS[0]!, -1)]).toEqual([undefined, undefined]);
  });
});
