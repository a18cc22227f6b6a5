import fc from "fast-check";
import {
  inferType,
  isSurelySendable,
  observeCell,
  startProfile,
  writtenPrecision,
} from "../../../src/core/columns/column-profile";
import { COLUMN_TYPES, type ColumnType, type Cure } from "../../../src/core/columns/column-type";
import { runs } from "../../support/property-seed";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { Cell } from "../../../src/core/table/cell";

function profileOf(cells: readonly Cell[]) {
  const profile = startProfile();
  for (const cell of cells) observeCell(profile, cell);
  return profile;
}

const NA = { kind: "error", error: "#N/A" } as const;
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
    ["as many booleans as numbers", [1, true], "long"],
    ["as many dates as numbers", [1, DAY], "datetime"],
    ["errors, which are of no type", [NA, NA, 1], "long"],
    [
      "results out of date, which tell their type all the same",
      [{ kind: "stale", last: 5.5 }, "a", { kind: "stale", last: 1 }],
      "double",
    ],
    ["blanks", [null, null], "string"],
    ["spaces alone, which are of no type beside numbers", [1.5, "  ", "\u00a0", "\t"], "double"],
    ["spaces alone beside dates", [DAY, " ", " "], "datetime"],
    ["spaces alone beside truth values", [true, " ", "\u3000"], "boolean"],
    ["spaces alone among whole numbers, as blanks", [1, 2, " "], "double"],
    ["nothing but spaces", [" ", "  "], "string"],
  ])("gives %s one type", (_name, cells, expected) => {
    expect(inferType(profileOf(cells))).toBe(expected);
  });

  const convert: Cure = { kind: "convert" };
  const fill = (value: string): Cure => ({ kind: "fill", value });
  it.each<[string, Cell[], Record<string, Cure>, string]>([
    ["dates alone", [DAY, { kind: "date", serial: 45351.5 }], {}, "second"],
    ["no dates", ["a", null, 1.5], {}, "day"],
    ["texts that are read as dates", ["2024-02-29 13:05", "x", "2024-03-01"], { "not-date": convert }, "second"],
    ["texts with milliseconds", [DAY, "2024-02-29T13:05:06.7"], { "not-date": convert }, "millisecond"],
    ["numbers that are read as dates", [45351, 45351.5], { "not-date": convert }, "second"],
    ["texts that are left out", [DAY, "2024-02-29T13:05:06"], {}, "day"],
    ["a date filled in", [DAY, "soon"], { "not-date": fill("2024-02-29T13:05") }, "second"],
    ["a date filled in beside times", [{ kind: "date", serial: 0.5 }], { "not-date": fill("2024-02-29") }, "time"],
  ])("writes dates as finely as it takes for %s", (_name, cells, cures, expected) => {
    const profile = profileOf(cells);
    expect(writtenPrecision(profile, "datetime", { cures })).toBe(expected);
    expect(writtenPrecision(profile, "string", { cures })).toBe(profile.datePrecision ?? "day");
  });

  it("sends every ISO text and serial of a column once the analyst has them read as dates", () => {
    const cells = ["2024-02-29", "2024-02-29 13:05", "2024-02-29T13:05:06", 45351.75, DAY] as const;
    const cures = { "not-date": convert };
    const datePrecision = writtenPrecision(profileOf(cells), "datetime", { cures });
    const encoding = {
      type: "datetime",
      isDeclared: true,
      dateForm: "iso",
      dateSystem: 1900,
      decimalMark: ".",
    } as const;
    expect(cells.map((cell) => encodeCell(cell, { ...encoding, cures, datePrecision }))).toEqual([
      '"2024-02-29T00:00:00"',
      '"2024-02-29T13:05:00"',
      '"2024-02-29T13:05:06"',
      '"2024-02-29T18:00:00"',
      '"2024-02-29T00:00:00"',
    ]);
  });

  it.each<[Cell[], string]>([
    [[1, 2.5], "double"],
    [[1, 2], "long"],
    [[true, false], "boolean"],
    [["a", 1, true, null], "string"],
    [[{ kind: "formatted", value: 2.5, numberFormat: "0.00" }, 1], "double"],
    [[{ kind: "formatted", value: 1234, numberFormat: "#,##0" }], "long"],
  ])("need not look a second time at %j as %s", (cells, type) => {
    expect(isSurelySendable(profileOf(cells), { type: type as ColumnType, isDeclared: true })).toBe(true);
  });

  it("says that a column is surely sendable only when every cell of it can be sent", () => {
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(
      fc.constantFrom<Cell>("a", 1, 2.5, true, null, DAY, { kind: "date", serial: 60 }, NA, 2 ** 60),
      fc.constantFrom<Cell>(0.1 + 0.2, 1e15, 1e21, 1e-7, -0, 123456789012),
      fc
        .tuple(fc.constantFrom(5, 0, 2134, 0.5, -1.25, 1e16), fc.constantFrom("00000", "0", "#,##0", "0.0%", "[h]:mm"))
        .map(([value, numberFormat]): Cell => ({ kind: "formatted", value, numberFormat })),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(
        fc.array(anyCell, { maxLength: 4 }),
        fc.constantFrom(...COLUMN_TYPES),
        fc.boolean(),
        (cells, type, isDeclared) => {
          const profile = profileOf(cells);
          if (!isSurelySendable(profile, { type, isDeclared })) return;
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
      { numRuns: runs(20_000, 1_000) },
    );
  });

  it("gives numbers their type whatever number format they have", () => {
    const formatted = (value: number): Cell => ({ kind: "formatted", value, numberFormat: "#,##0.00" });
    expect(inferType(profileOf([formatted(1), 2]))).toBe("long");
    expect(inferType(profileOf([formatted(1.5), 2, "n/a"]))).toBe("double");
  });
});
