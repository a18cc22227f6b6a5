import { AnyColumn, DistinctColumn, NumberColumn } from "../../../src/core/table/cell-column";

describe("the columns of a block", () => {
  it("give numbers in the form they share, and blanks between them", () => {
    const values = Float64Array.of(1.5, 0, -0);
    const blanks = Uint8Array.of(0, 1, 0);
    const cellsIn = (column: NumberColumn) => [0, 1, 2, 3].map((row) => column.at(row));
    expect(cellsIn(new NumberColumn(values, { kind: "plain" }, blanks))).toEqual([1.5, null, -0, null]);
    expect(cellsIn(new NumberColumn(values, { kind: "date" }))[0]).toEqual({ kind: "date", serial: 1.5 });
    expect(cellsIn(new NumberColumn(values, { kind: "formatted", numberFormat: "0.00" }))[0]).toEqual({
      kind: "formatted",
      value: 1.5,
      numberFormat: "0.00",
    });
  });

  it("share what they keep with their parts", () => {
    const numbers = new NumberColumn(Float64Array.of(1, 2, 3));
    expect(numbers.part(1, 3).values.buffer).toBe(numbers.values.buffer);
    const distinct = new DistinctColumn(["a", "b"], Uint32Array.of(0, 1, 0));
    expect(distinct.part(1, 3)).toMatchObject({ distinct: distinct.distinct, length: 2 });
    expect(new AnyColumn([1, "a", null]).part(1, 3).cells).toEqual(["a", null]);
  });
});
