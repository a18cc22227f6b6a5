import fc from "fast-check";
import { columnOfCells } from "../../../src/core/table/column-of-cells";
import type { Cell } from "../../../src/core/table/cell";
import { anyColumn } from "../../support/any-cell";

function cellsOf(column: ReturnType<typeof columnOfCells>): Cell[] {
  return Array.from({ length: column.length }, (_, row) => column.at(row));
}

describe("a column of cells", () => {
  it("gives back every cell as it was, -0 and NaN too, however it is kept", () => {
    fc.assert(
      fc.property(anyColumn, (cells) => {
        const column = columnOfCells(cells);
        expect(column.length).toBe(cells.length);
        expect(cellsOf(column)).toEqual(cells);
        expect(column.at(cells.length)).toBeNull();
      }),
    );
  });

  it("is the same in parts, and in parts of parts", () => {
    fc.assert(
      fc.property(anyColumn, fc.nat(12), fc.nat(12), (cells, from, to) => {
        const part = columnOfCells(cells).part(Math.min(from, to), Math.max(from, to));
        const wanted = cells.slice(Math.min(from, to), Math.max(from, to));
        expect(cellsOf(part)).toEqual(wanted);
        expect(cellsOf(part.part(1, wanted.length))).toEqual(wanted.slice(1));
      }),
    );
  });

  it.each<[string, Cell[]]>([
    ["numbers", [1, null, -0]],
    ["numbers", [{ kind: "date", serial: 45_000 }, null]],
    ["numbers", [0.5, 2].map((value) => ({ kind: "formatted", value, numberFormat: "0.0" }))],
    ["distinct", ["a", "b", "a", null, true]],
    ["distinct", [null, null]],
    ["distinct", [1, { kind: "date", serial: 1 }]],
    ["distinct", Array.from({ length: 5_000 }, (_, row) => `class ${row % 700}`)],
    ["any", Array.from({ length: 5_000 }, (_, row) => `id ${row}`)],
  ])("keeps as %s what allows for it", (kind, cells) => {
    expect(columnOfCells(cells).kind).toBe(kind);
  });

  it("keeps a text once, and a number in eight bytes", () => {
    const texts = columnOfCells(Array.from({ length: 1_000 }, (_, row) => ["north", "south"][row % 2]!));
    expect(texts.textLength).toBe(10);
    const numbers = columnOfCells(Array.from({ length: 1_000 }, (_, row) => row / 7));
    expect(numbers).toMatchObject({ kind: "numbers", values: { byteLength: 8_000 }, textLength: 0 });
  });
});
