import { RunList } from "../../../../src/workbench/model/sheets/run-list";
import { ShownRows } from "../../../../src/workbench/page/grid/shown-rows";

function rowsOf(shown: ShownRows): number[] {
  return shown.rows.map(({ row }) => row);
}

describe("the rows of a sheet that the grid is given", () => {
  it("are all but the hidden ones", () => {
    const hidden = new RunList(false);
    hidden.set(1, 3, true);
    hidden.set(5, 9, true);
    const shown = new ShownRows();
    expect(shown.update(7, hidden.entries())).toBe(true);
    expect(rowsOf(shown)).toEqual([0, 3, 4]);
  });

  it("are others only when rows came, were hidden or were shown", () => {
    const hidden = new RunList(false);
    const shown = new ShownRows();
    shown.update(5, hidden.entries());
    expect([shown.update(5, hidden.entries()), shown.update(3, hidden.entries())]).toEqual([false, false]);
    hidden.set(2, 3, true);
    expect([shown.update(5, hidden.entries()), shown.update(5, hidden.entries())]).toEqual([true, false]);
    hidden.set(2, 3, false);
    expect(shown.update(6, hidden.entries())).toBe(true);
    expect(rowsOf(shown)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("are found by their rows, and hidden ones by what is shown below them", () => {
    const hidden = new RunList(false);
    hidden.set(1, 3, true);
    hidden.set(8, 10, true);
    const shown = new ShownRows();
    shown.update(10, hidden.entries());
    expect([0, 1, 2].map((index) => shown.rowAt(index))).toEqual([0, 3, 4]);
    expect(shown.rowAt(99)).toBe(7);
    expect([0, 1, 3, 7, 8, 500].map((row) => shown.indexOf(row))).toEqual([0, 1, 1, 5, 5, 5]);
  });

  it("may be none", () => {
    const hidden = new RunList(false);
    hidden.set(0, 1_048_576, true);
    const shown = new ShownRows();
    shown.update(120, hidden.entries());
    expect({ rows: rowsOf(shown), row: shown.rowAt(4), index: shown.indexOf(4) }).toEqual({
      rows: [],
      row: 0,
      index: 0,
    });
  });
});
