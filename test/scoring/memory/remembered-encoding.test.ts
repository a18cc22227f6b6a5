import { rowKeys } from "../../../src/core/request/batch";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { CellBlock } from "../../../src/core/table/cell-block";
import type { Cell } from "../../../src/core/table/cell";
import { rememberedEncoding } from "../../../src/scoring/memory/remembered-encoding";

const RECIPE: Recipe = { ...BLANK_RECIPE, columnsSent: ["n", "s"], readings: { n: { type: "double" }, s: text() } };

function text() {
  return { type: "string", datePrecision: "day" } as const;
}

function headOf(...columns: readonly string[]) {
  return { columns, dateSystem: 1900 } as const;
}

function keysOf(recipe: Recipe, columns: readonly string[], rows: readonly (readonly Cell[])[]) {
  const encoding = rememberedEncoding({ recipe }, headOf(...columns));
  if (typeof encoding === "string") throw new Error(encoding);
  return rowKeys(encoding.encode({ firstRow: 0, cells: CellBlock.ofRows(rows) }).sendable);
}

describe("how the rows of a remembered column are written", () => {
  it("hangs on no other row of the table, and on no order of its columns", () => {
    const one = keysOf(RECIPE, ["n", "s"], [[1, "x"]]);
    const among = keysOf(
      RECIPE,
      ["s", "new", "n"],
      [
        ["1.5", "anything", 7],
        ["x", null, 1],
        [null, 3, 2],
      ],
    );
    expect(among[1]).toBe(one[0]);
  });

  it.each<[string, Partial<Recipe>, readonly string[], string]>([
    ["an input is gone", {}, ["n", "other"], "input-gone"],
    ["an input bears another name", {}, ["n", "S"], "input-gone"],
    ["no column is left", {}, [], "input-gone"],
    ["a type was never settled", { readings: { n: { type: "double" } } }, ["n", "s"], "cannot-be-read"],
    [
      "it was never settled how finely dates are written",
      { readings: { n: { type: "double" }, s: { type: "string" } } },
      ["n", "s"],
      "cannot-be-read",
    ],
    [
      "a reading is called like something that every object has",
      { columnsSent: ["constructor"], readings: {} },
      ["constructor"],
      "cannot-be-read",
    ],
  ])("cannot be told where %s", (_what, facts, columns, why) => {
    expect(rememberedEncoding({ recipe: { ...RECIPE, ...facts } }, headOf(...columns))).toBe(why);
  });
});
