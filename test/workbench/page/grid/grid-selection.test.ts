import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import {
  areaOfSelection,
  areLinesInView,
  moveSelection,
  selectionOfArea,
  selectionOfCell,
  selectionOfHeading,
  type GridSelection,
} from "../../../../src/workbench/page/grid/grid-selection";

/** A table in A1:E151 with a hole in B41:B50, and one lone cell in E200. */
const isBlank = (row: number, column: number): boolean => {
  if (row === 199 && column === 4) return false;
  return row > 150 || column > 4 || (column === 1 && row >= 40 && row < 50);
};
const BOUNDS = {
  last: { row: 199, column: 4 },
  rowsPerPage: 20,
  isRowHidden: () => false,
  isBlank,
  regionAt: () => areaOf(0, 0, 151, 5),
};
const B3 = selectionOfCell({ row: 2, column: 1 });

describe("moveSelection", () => {
  it.each([
    ["ArrowDown", {}, { row: 3, column: 1 }],
    ["ArrowLeft", {}, { row: 2, column: 0 }],
    ["Enter", {}, { row: 3, column: 1 }],
    ["Enter", { shiftKey: true }, { row: 1, column: 1 }],
    ["Tab", {}, { row: 2, column: 2 }],
    ["Tab", { shiftKey: true }, { row: 2, column: 0 }],
    ["PageDown", {}, { row: 22, column: 1 }],
    ["PageUp", {}, { row: 0, column: 1 }],
    ["Home", {}, { row: 2, column: 0 }],
    ["Home", { ctrlKey: true }, { row: 0, column: 0 }],
    ["End", {}, { row: 2, column: 4 }],
    ["End", { ctrlKey: true }, { row: 199, column: 4 }],
    ["ArrowDown", { ctrlKey: true }, { row: 39, column: 1 }],
    ["ArrowRight", { ctrlKey: true }, { row: 2, column: 4 }],
  ])("moves to one cell with %s %j", (key, modifiers, cell) => {
    const move = { key, shiftKey: false, ctrlKey: false, ...modifiers };
    expect(moveSelection(B3, move, BOUNDS)).toEqual(selectionOfCell(cell));
  });

  it("extends from the active cell with Shift and an arrow, and back over it", () => {
    const up = { key: "ArrowUp", shiftKey: true, ctrlKey: false };
    const once = moveSelection({ active: B3.active, end: { row: 3, column: 1 } }, up, BOUNDS)!;
    expect(areaOfSelection(once)).toEqual(areaOf(2, 1));
    expect(areaOfSelection(moveSelection(once, up, BOUNDS)!)).toEqual(areaOf(1, 1, 2, 1));
  });

  it("goes from block to block with Ctrl and an arrow, and to the last used cell beyond the last", () => {
    const down = { key: "ArrowDown", shiftKey: false, ctrlKey: true };
    const rows: number[] = [];
    for (let at: GridSelection = B3; rows.at(-1) !== rows.at(-2) || rows.length < 2;) {
      at = moveSelection(at, down, BOUNDS)!;
      rows.push(at.active.row);
    }
    expect(rows).toEqual([39, 50, 150, 199, 199]);
    const fromE = moveSelection(selectionOfCell({ row: 150, column: 4 }), down, BOUNDS);
    expect(fromE).toEqual(selectionOfCell({ row: 199, column: 4 }));
  });

  it("selects the block around the cell with Ctrl+A, and all that is used with a second one", () => {
    const all = { key: "a", shiftKey: false, ctrlKey: true };
    const region = moveSelection(B3, all, BOUNDS)!;
    expect(areaOfSelection(region)).toEqual(areaOf(0, 0, 151, 5));
    expect(areaOfSelection(moveSelection(region, all, BOUNDS)!)).toEqual(areaOf(0, 0, 200, 5));
  });

  it("selects whole columns and rows with Ctrl or Shift and space", () => {
    const press = (shiftKey: boolean) => moveSelection(B3, { key: " ", shiftKey, ctrlKey: !shiftKey }, BOUNDS)!;
    expect([areaOfSelection(press(false)), areaOfSelection(press(true))]).toEqual([
      areaOf(0, 1, SHEET_ROWS, 1),
      areaOf(2, 0, 1, SHEET_COLUMNS),
    ]);
  });

  it("goes back with Enter to the column where Tabs began", () => {
    const enter = { key: "Enter", shiftKey: false, ctrlKey: false };
    expect(moveSelection(B3, enter, { ...BOUNDS, tabbedFrom: 0 })).toEqual(selectionOfCell({ row: 3, column: 0 }));
  });

  it("stays in the sheet at its edges", () => {
    const corner = selectionOfCell({ row: SHEET_ROWS - 1, column: SHEET_COLUMNS - 1 });
    for (const key of ["ArrowDown", "ArrowRight", "PageDown", "Tab", "Enter"]) {
      expect(moveSelection(corner, { key, shiftKey: false, ctrlKey: false }, BOUNDS)).toEqual(corner);
    }
  });

  it("steps over hidden rows, and stays where none is shown beyond", () => {
    const bounds = { ...BOUNDS, isRowHidden: (row: number) => row < 2 || (row > 2 && row < 9) };
    const press = (key: string) => moveSelection(B3, { key, shiftKey: false, ctrlKey: false }, bounds)?.active.row;
    expect([press("ArrowDown"), press("Enter"), press("ArrowUp"), press("PageUp")]).toEqual([9, 9, 2, 2]);
  });

  it("leaves other keys to the grid", () => {
    for (const key of ["x", "F2", "Escape", "Shift"]) {
      expect(moveSelection(B3, { key, shiftKey: false, ctrlKey: false }, BOUNDS)).toBeUndefined();
    }
  });
});

describe("selectionOfArea", () => {
  it("is the reverse of areaOfSelection, whichever corner is active", () => {
    const area = areaOf(3, 2, 4, 5);
    const { active, end } = selectionOfArea(area);
    const corners: GridSelection[] = [
      { active, end },
      { active: end, end: active },
      { active: { row: active.row, column: end.column }, end: { row: end.row, column: active.column } },
    ];
    expect(corners.map(areaOfSelection)).toEqual([area, area, area]);
  });
});

describe("selectionOfHeading", () => {
  it("selects the column of a heading, and all cells in the corner beside them", () => {
    expect(areaOfSelection(selectionOfHeading(3))).toEqual(areaOf(0, 3, SHEET_ROWS, 1));
    expect(areaOfSelection(selectionOfHeading("row"))).toEqual(areaOf(0, 0, SHEET_ROWS, SHEET_COLUMNS));
  });
});

describe("areLinesInView", () => {
  const view = { left: 0, right: 500, top: 0, bottom: 300 };
  const above = { left: 100, right: 200, top: -900, bottom: -878 };
  const beside = { left: 900, right: 980, top: 100, bottom: 122 };

  it("is so of a column whose first cell is scrolled out of view, and of all cells", () => {
    const seen = [above, beside].map((first) => areLinesInView(selectionOfHeading(3), first, view));
    expect(seen).toEqual([true, false]);
    expect(areLinesInView(selectionOfHeading("row"), beside, view)).toBe(true);
  });

  it("is so of a row whose first cell is scrolled out of view, but of no cell alone", () => {
    const row = selectionOfArea(areaOf(9, 0, 1, SHEET_COLUMNS));
    expect([beside, above].map((first) => areLinesInView(row, first, view))).toEqual([true, false]);
    expect(areLinesInView(selectionOfCell({ row: 0, column: 3 }), { ...above, top: 10, bottom: 32 }, view)).toBe(false);
  });
});
