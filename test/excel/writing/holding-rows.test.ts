import fc from "fast-check";
import { stillHolds, type Cell } from "../../../src/core/table/cell";
import { CellBlock } from "../../../src/core/table/cell-block";
import { holdingRows } from "../../../src/excel/writing/holding-rows";
import type { SourceShape } from "../../../src/scoring/ports";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(0, -0, 1, 2.5),
  fc.constantFrom<Cell>(null, "", "x", true),
  fc.constantFrom<Cell>({ kind: "date", serial: 1 }, { kind: "formatted", value: 1, numberFormat: "0.00" }),
  fc.constantFrom<Cell>({ kind: "error", error: "#N/A" }, { kind: "rich", basicValue: "x" }),
);
const value = fc.constantFrom<unknown>(0, -0, 1, 2.5, "", "x", true, "#N/A", null);

/** The source, but for what the comparison asks. */
function shapeOf(columnCount: number, provingPositions?: readonly number[]): SourceShape {
  const columns = Array.from({ length: columnCount }, (_, position) => `c${position}`);
  return { columns, ...(provingPositions && { provingPositions }) } as unknown as SourceShape;
}

function holding(
  rows: Cell[][],
  values: unknown[][],
  facts: { first?: number; replaced?: number[]; proving?: number[] } = {},
): boolean[] {
  const window = { firstRow: 0, cells: CellBlock.ofRows(rows) };
  const place = { first: facts.first ?? 0, values, replaced: new Set(facts.replaced) };
  return holdingRows(shapeOf(window.cells.columns.length, facts.proving), window, place);
}

describe("rows that hold what was scored", () => {
  it("are those of which every cell does, by whatever way its column is kept", () => {
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom(0, -0, 1)), { minLength: 1, maxLength: 8 });
    const now = fc.array(fc.tuple(value, value, value), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(rows, now, (scored, values) => {
        const present = values.slice(0, scored.length);
        const expected = scored.map((row, i) => row.every((one, j) => stillHolds(one, present[i]![j])));
        expect(holding(scored, present)).toEqual(expected);
      }),
    );
  });

  it("are counted from the place's first row on, as far as the place goes", () => {
    expect(holding([[1], [2], [3]], [[2], [9]], { first: 1 })).toEqual([true, false]);
  });

  it("are not known by columns that are not sent, or that are replaced", () => {
    const rows = [[1, "a", null]];
    expect(holding(rows, [[1, "b", 7]])).toEqual([false]);
    expect(holding(rows, [[1, "b", 7]], { proving: [0, 1], replaced: [1] })).toEqual([true]);
  });
});
