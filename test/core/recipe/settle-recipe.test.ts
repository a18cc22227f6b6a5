import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import type { SentInput } from "../../../src/core/request/encode-rows";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { settleInputs, settleReadings } from "../../../src/core/recipe/settle-recipe";

function sent(column: string, encoding: Partial<ColumnEncoding>, from: SentInput["from"] = { position: 0 }): SentInput {
  return {
    column,
    from,
    encoding: {
      type: "double",
      isDeclared: false,
      dateForm: "iso",
      datePrecision: "day",
      dateSystem: 1900,
      decimalMark: ".",
      cures: {},
      ...encoding,
    },
  };
}

describe("the recipe of a run", () => {
  it("has the types that the check inferred, not those that the model declares", () => {
    const { readings } = settleReadings(BLANK_RECIPE, [sent("a", { type: "long" }), sent("b", { isDeclared: true })]);
    expect(readings).toEqual({ a: { type: "long" } });
  });

  it("has the precision and the form in which dates were written, also of a column that the model declares", () => {
    const { readings } = settleReadings(BLANK_RECIPE, [
      sent("a", { type: "datetime", dateForm: "epoch-ms", datePrecision: "second" }),
      sent("b", { type: "datetime", isDeclared: true }),
    ]);
    expect(readings).toEqual({
      a: { type: "datetime", dateForm: "epoch-ms", datePrecision: "second" },
      b: { datePrecision: "day" },
    });
  });

  it("keeps what was said of a column, and needs nothing of a constant", () => {
    const said = { decimalMark: ",", cures: { "locale-number": { kind: "convert" } } } as const;
    const recipe: Recipe = { ...BLANK_RECIPE, readings: { a: said, other: { type: "string" } } };
    const { readings } = settleReadings(recipe, [sent("a", {}), sent("c", {}, { constant: 5 })]);
    expect(readings).toEqual({ a: { ...said, type: "double" }, other: { type: "string" } });
  });

  it("stays as it is when it is settled again", () => {
    const found = [sent("a", { type: "datetime", datePrecision: "time" })];
    const once = settleReadings(BLANK_RECIPE, found);
    expect(settleReadings(once, found)).toEqual(once);
  });

  it("names what feeds the inputs, and nothing of what was said about other models", () => {
    const recipe: Recipe = { ...BLANK_RECIPE, inputs: { x: "a" }, tensors: { t: ["b"] }, columnsSent: ["c"] };
    expect(settleInputs(recipe, { inputs: { y: "a" } })).toEqual({ ...BLANK_RECIPE, inputs: { y: "a" } });
    expect(settleInputs(recipe, { columnsSent: ["d"] })).toEqual({ ...BLANK_RECIPE, columnsSent: ["d"] });
  });
});
