import fc from "fast-check";
import { observeCell, startProfile } from "../../../src/core/columns/column-profile";
import { encodeRows } from "../../../src/core/request/encode-rows";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";
import { tableRows } from "../../support/table-rows";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ kind: "error", error: "#N/A" } as const),
  fc.double({ min: -10, max: 3_000_000, noNaN: true }).map((serial) => ({ kind: "date", serial }) as const),
);

const ANY_TEXT = encodingOf("string", { isDeclared: false });

describe("row encoding", () => {
  it("sends the chosen columns in their order and leaves out a row with an error cell, naming its column", () => {
    const columns = [
      { column: "b", from: { position: 1 }, encoding: ANY_TEXT },
      { column: "a", from: { position: 0 }, encoding: { ...ANY_TEXT, type: "double" } as const },
      { column: "c", from: { constant: true }, encoding: { ...ANY_TEXT, type: "boolean" } as const },
    ];
    const rows: Cell[][] = [
      [1, "x", null],
      [{ kind: "error", error: "#N/A" }, "y", null],
      [null, "z", { kind: "error", error: "#REF!" }],
    ];
    const { sendable, refused } = encodeRows(tableRows(10, rows), columns);
    expect(sendable.rowIndexes).toEqual([10, 12]);
    expect([0, 1].map((place) => sendable.rows.row(place))).toEqual([
      ['"x"', "1.0", "true"],
      ['"z"', "null", "true"],
    ]);
    expect(refused.rowIndexes).toEqual([11]);
    expect(refused.outcomes).toEqual([{ failure: expect.objectContaining({ code: "error-cell", column: "a" }) }]);
  });

  it("accounts for every row exactly once and writes all dates of a column alike", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), fc.constantFrom(1900 as const, 1904 as const), (rows, dateSystem) => {
        const columns = ["a", "b"].map((column, position) => {
          const profile = startProfile();
          for (const row of rows) observeCell(profile, row[position]!);
          const datePrecision = profile.datePrecision ?? "day";
          return { column, from: { position }, encoding: { ...ANY_TEXT, datePrecision, dateSystem } };
        });
        const { sendable, refused } = encodeRows(tableRows(0, rows), columns);
        expect([...sendable.rowIndexes, ...refused.rowIndexes].sort((x, y) => x - y)).toEqual(
          rows.map((_, row) => row),
        );
        expect(refused.outcomes).toHaveLength(refused.rowIndexes.length);
        for (const position of [0, 1] as const) {
          const isDate = (row: number): boolean => {
            const value = rows[row]![position];
            return typeof value === "object" && value !== null;
          };
          const lengths = sendable.rowIndexes.flatMap((row, place) =>
            isDate(row) ? [sendable.rows.row(place)[position]!.length] : [],
          );
          if (columns[position]!.encoding.datePrecision !== "time")
            expect(new Set(lengths).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
