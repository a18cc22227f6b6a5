import { areaOf, SHEET_COLUMNS } from "../../../../src/workbench/model/areas/area";
import { ColumnHeaders } from "../../../../src/workbench/page/grid/column-headers";
import type { CellPosition } from "../../../../src/workbench/page/grid/grid-selection";
import { headersAbove } from "../../../../src/workbench/page/grid/headers-above";
import { sheetContent } from "../../../../src/workbench/page/grid/sheet-content";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

const HEADER = areaOf(2, 1, 1, 2);
const IN_TABLE = { row: 5, column: 1 };
const BESIDE = { row: 5, column: 4 };
const FROZEN = areaOf(0, 0, 1, SHEET_COLUMNS);

describe("headersAbove", () => {
  it("names the columns of the table with the active cell while its header is out of view and rows of it are not", () => {
    const { above } = sheetWithTable();
    expect([2, 3, 11, 12].map((topRow) => above(topRow, IN_TABLE))).toEqual([[], [HEADER], [HEADER], []]);
    expect(above(3, BESIDE)).toEqual([]);
    expect(above(3, undefined)).toEqual([]);
  });

  it("names none by a table that shows no headers", () => {
    const { above, table } = sheetWithTable();
    table.update({ showHeaders: false });
    expect(above(5, IN_TABLE)).toEqual([]);
  });

  it("names columns by the row that the file freezes once it is out of view, and those of the table by the table", () => {
    const { above } = sheetWithTable(0);
    expect([0, 1, 3].map((topRow) => above(topRow, IN_TABLE))).toEqual([[], [FROZEN], [FROZEN, HEADER]]);
    expect(above(40, BESIDE)).toEqual([FROZEN]);
  });
});

describe("ColumnHeaders", () => {
  it("draws the headers again when others name the columns, and at no other scroll", () => {
    const { headers, draws, at } = shownHeaders();
    at.active = IN_TABLE;
    for (const topRow of [1, 2, 3, 4, 5]) headers.scrollTo(topRow);
    expect(draws()).toBe(2); // the frozen row at 1, the table at 3
    at.active = BESIDE;
    headers.follow();
    headers.follow();
    expect(draws()).toBe(3);
  });

  it("tells the row that names a column, and none for a column without a name", () => {
    const { headers, at } = shownHeaders();
    at.active = IN_TABLE;
    headers.scrollTo(4);
    expect([0, 1, 2, 3].map((column) => headers.rowOver(column))).toEqual([undefined, 2, 2, 0]);
    headers.scrollTo(0);
    expect([1, 3].map((column) => headers.rowOver(column))).toEqual([undefined, undefined]);
  });

  it("draws them again when what they say may be otherwise, if they say anything", () => {
    const { headers, draws } = shownHeaders();
    headers.refresh();
    expect(draws()).toBe(0);
    headers.scrollTo(1);
    headers.refresh();
    expect(draws()).toBe(2);
  });
});

function sheetWithTable(frozenRow?: number) {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 3, [["note"]]);
  sheet.writeValues(2, 1, [["a", "b"]]);
  const table = opened.model.addTable(sheet.id, { name: "T", area: areaOf(2, 1, 10, 2) }, "user");
  const { tables } = opened.model;
  const above = (topRow: number, active: CellPosition | undefined) =>
    headersAbove({ topRow, active, tables, frozenRow });
  return { opened, sheet, table, above };
}

function shownHeaders() {
  const { opened, sheet } = sheetWithTable();
  const content = sheetContent({ ...opened, frozenRows: new Map([[sheet.id, 0]]) }, sheet);
  const at: { active?: CellPosition } = {};
  let drawn = 0;
  const draw = (): void => {
    drawn++;
  };
  const headers = new ColumnHeaders({ content: () => content, active: () => at.active, draw });
  return { headers, at, draws: () => drawn };
}
