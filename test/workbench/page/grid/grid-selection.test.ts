import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import {
  areaOfSelection,
  moveSelection,
  selectionOfArea,
  selectionOfCell,
  type GridSelection,
} from "../../../../src/workbench/page/grid/grid-selection";

const BOUNDS = { last: { row: 150, column: 4 }, rowsPerPage: 20, isRowHidden: () => false };
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
    ["End", { ctrlKey: true }, { row: 150, column: 4 }],
    ["ArrowDown", { ctrlKey: true }, { row: 150, column: 1 }],
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

  it("selects all that is used with Ctrl+A", () => {
    const all = moveSelection(B3, { key: "a", shiftKey: false, ctrlKey: true }, BOUNDS)!;
    expect(areaOfSelection(all)).toEqual(areaOf(0, 0, 151, 5));
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
