import fc from "fast-check";
import { readCell, type Cell } from "../../../src/core/table/cell";
import { cellsByColumn } from "../../../src/excel/reading/cells-by-column";

const entry = fc.oneof(
  fc.tuple(fc.oneof(fc.double({ noNaN: true }), fc.integer()), fc.constant("Double")),
  fc.tuple(fc.constant(""), fc.constantFrom("Empty", "String")),
  fc.tuple(fc.string({ maxLength: 3 }), fc.constant("String")),
  fc.tuple(fc.boolean(), fc.constant("Boolean")),
  fc.tuple(fc.constantFrom("#N/A", "#BUSY!"), fc.constantFrom("Error", "String", "RichValue")),
  fc.tuple(fc.constantFrom(1.5, ""), fc.constant("RichValue")),
);
const format = fc.constantFrom("General", "General", "@", "0", "0.00", "yyyy-mm-dd", "[<0]yyyy;0", "");
const cell = fc.record({ entry, format, formula: fc.constantFrom("", "=A1") });
/** Columns of one kind now and then, and mixed ones. */
const column = fc.oneof(
  fc.array(cell, { minLength: 20, maxLength: 20 }),
  fc.tuple(cell, fc.nat(19)).map(([one]) => Array.from({ length: 20 }, () => one)),
  fc.array(
    fc.record({
      entry: fc.tuple(fc.oneof(fc.double({ noNaN: true }), fc.constant("")), fc.constant("Double")),
      format: fc.constantFrom("General"),
      formula: fc.constant(""),
    }),
    { minLength: 20, maxLength: 20 },
  ),
);

function givenOf(columns: readonly (typeof column extends fc.Arbitrary<infer T> ? T : never)[]) {
  const rows = Array.from({ length: 20 }, (_, i) => columns.map((cells) => cells[i]!));
  return {
    values: rows.map((row) => row.map((one) => one.entry[0])),
    types: rows.map((row) => row.map((one) => one.entry[1])),
    formats: rows.map((row) => row.map((one) => one.format)),
    formulas: rows.map((row) => row.map((one) => one.formula || one.entry[0])),
  };
}

describe("cells by column", () => {
  it("are the cells that Excel gave, each read by itself, whatever stands beside it", () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), (columns) => {
        const { values, types, formats } = givenOf(columns);
        const block = cellsByColumn({ values, types, formats }, columns.length);
        const expected: Cell[][] = values.map((row, i) =>
          row.map((value, j) =>
            readCell(value, formats[i]![j]!, types[i]![j] === "Error", types[i]![j] === "RichValue"),
          ),
        );
        expect(block.toRows()).toEqual(expected);
      }),
    );
  });

  it("are out of date where formulas are, while a calculation is due", () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 3 }), (columns) => {
        const given = givenOf(columns);
        const { formulas, ...fresh } = given;
        const now = cellsByColumn(given, columns.length);
        const before = cellsByColumn(fresh, columns.length);
        formulas.forEach((row, i) =>
          row.forEach((formula, j) => {
            const last = before.cell(i, j);
            const isAwaited = typeof last === "object" && last?.kind === "error" && last.error === "#BUSY!";
            expect(now.cell(i, j)).toEqual(formula === "=A1" && !isAwaited ? { kind: "stale", last } : last);
          }),
        );
      }),
    );
  });

  it("keep numbers that are shown by their digits as numbers alone, with blanks between them", () => {
    const values = [[1.5], [""], [-0]];
    const formats = [["General"], ["yyyy"], ["@"]];
    const types = [["Double"], ["Empty"], ["Double"]];
    const [kept] = cellsByColumn({ values, formats, types }, 1).columns;
    expect(kept?.kind).toBe("numbers");
    expect([0, 1, 2].map((row) => kept?.at(row))).toEqual([1.5, null, -0]);
  });
});
