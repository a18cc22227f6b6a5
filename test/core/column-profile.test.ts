import fc from "fast-check";
import type { Cell } from "../../src/core/cell-value";
import { inferType, isSurelySendable, observeCell, startProfile } from "../../src/core/column-profile";
import { COLUMN_TYPES } from "../../src/core/column-type";
import { encodeCell } from "../../src/core/encode-cell";

function profileOf(cells: readonly Cell[]) {
  const profile = startProfile("c");
  for (const cell of cells) observeCell(profile, cell);
  return profile;
}

const DAY = { kind: "date", serial: 45351 } as const;

describe("column profile", () => {
  it.each<[string, Cell[], string]>([
    ["whole numbers", [1, 2, 3], "long"],
    ["whole numbers with a blank, as in pandas", [1, null, 3], "double"],
    ["a fraction anywhere", [1, 2, 3.5], "double"],
    ["an integer no double holds", [1, 2 ** 53], "double"],
    ["one text among numbers", [1, 2.5, "n/a"], "double"],
    ["codes, some of which are numbers", [1001, "A12", "B7"], "string"],
    ["as many texts as numbers", [1, "a"], "string"],
    ["dates", [DAY, null, DAY], "datetime"],
    ["booleans", [true, false, null], "boolean"],
    ["blanks", [null, null], "string"],
  ])("gives %s one type", (_name, cells, expected) => {
    expect(inferType(profileOf(cells))).toBe(expected);
  });

  it("says that a column is surely sendable only when every cell of it can be sent", () => {
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(
      fc.constantFrom<Cell>("a", 1, 2.5, true, null, DAY, { kind: "error", error: "#N/A" }, 2 ** 60),
    );
    fc.assert(
      fc.property(
        fc.array(anyCell, { maxLength: 4 }),
        fc.constantFrom(...COLUMN_TYPES),
        fc.boolean(),
        (cells, type, isDeclared) => {
          const profile = profileOf(cells);
          if (!isSurelySendable(profile, type, isDeclared)) return;
          const encoding = {
            type,
            isDeclared,
            dateForm: "iso",
            datePrecision: profile.datePrecision ?? "day",
            dateSystem: 1900,
            decimalMark: ".",
            cures: {},
          } as const;
          for (const cell of cells) expect(typeof encodeCell(cell, encoding)).toBe("string");
        },
      ),
      { numRuns: 1000 },
    );
  });
});
