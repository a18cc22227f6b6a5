import fc from "fast-check";
import { planRequest } from "../../../src/core/recipe/plan-request";
import type { TableEncoding } from "../../../src/core/request/table-encoding";
import { TableProfile } from "../../../src/core/request/table-profile";
import type { Cell } from "../../../src/core/table/cell";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { settleInputs, settleReadings } from "../../../src/core/recipe/settle-recipe";
import { sentInput } from "../../support/sent-input";
import { CellBlock, type TableRows } from "../../../src/core/table/cell-block";
import { tableRows } from "../../support/table-rows";
import { rowKey } from "../../../src/core/request/batch";

const someCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom<Cell>(null, true, "a", "40,000", "2024-02-29 13:05", { kind: "error", error: "#N/A" }),
  fc.constantFrom(45_351, 45_351.5, 45_351.123_456, 0.5).map((serial): Cell => ({ kind: "date", serial })),
);

/** How these rows are written under a recipe, for a model that does not say what it takes. */
function encodingOf(recipe: Recipe, rows: readonly (readonly Cell[])[]): TableEncoding {
  const table = { columns: ["a", "b"], dateSystem: 1900 } as const;
  const profile = new TableProfile(table, planRequest(recipe, table, undefined));
  profile.observe(CellBlock.ofRows(rows));
  return profile.settle();
}

function sentBy(encoding: TableEncoding, rows: TableRows): unknown {
  const { sendable, refused } = encoding.encode(rows);
  return { sent: sendable.rowIndexes.map((_, place) => rowKey(sendable, place)), refused };
}

describe("the recipe of a run", () => {
  it("has the types that the check inferred, not those that the model declares", () => {
    const { readings } = settleReadings(BLANK_RECIPE, [
      sentInput("a", { type: "long" }),
      sentInput("b", { isDeclared: true }),
    ]);
    expect(readings).toEqual({ a: { type: "long" } });
  });

  it("has the precision and the form in which dates were written, also of a column that the model declares", () => {
    const { readings } = settleReadings(BLANK_RECIPE, [
      sentInput("a", { type: "datetime", dateForm: "epoch-ms", datePrecision: "second" }),
      sentInput("b", { type: "datetime", isDeclared: true }),
    ]);
    expect(readings).toEqual({
      a: { type: "datetime", dateForm: "epoch-ms", datePrecision: "second" },
      b: { datePrecision: "day" },
    });
  });

  it("keeps what was said of a column, and needs nothing of a constant", () => {
    const said = { decimalMark: ",", cures: { "locale-number": { kind: "convert" } } } as const;
    const recipe: Recipe = { ...BLANK_RECIPE, readings: { a: said, other: { type: "string" } } };
    const { readings } = settleReadings(recipe, [sentInput("a", {}), sentInput("c", {}, { constant: 5 })]);
    expect(readings).toEqual({ a: { ...said, type: "double" }, other: { type: "string" } });
  });

  it("stays as it is when it is settled again", () => {
    const found = [sentInput("a", { type: "datetime", datePrecision: "time" })];
    const once = settleReadings(BLANK_RECIPE, found);
    expect(settleReadings(once, found)).toEqual(once);
  });

  it("names what feeds the inputs, and nothing of what was said about other models", () => {
    const recipe: Recipe = {
      ...BLANK_RECIPE,
      inputs: { x: "a" },
      tensors: [{ name: "t", columns: ["b"] }],
      columnsSent: ["c"],
    };
    expect(settleInputs(recipe, { inputs: { y: "a" } })).toEqual({ ...BLANK_RECIPE, inputs: { y: "a" } });
    expect(settleInputs(recipe, { columnsSent: ["d"] })).toEqual({ ...BLANK_RECIPE, columnsSent: ["d"] });
  });

  it("writes each row alone as it was written among the others", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someCell, someCell), { minLength: 1, maxLength: 8 }), (rows) => {
        const among = encodingOf(BLANK_RECIPE, rows);
        const settled = settleReadings(BLANK_RECIPE, among.inputs);
        for (const row of rows) {
          const alone = tableRows(0, [row]);
          expect(sentBy(encodingOf(settled, [row]), alone)).toEqual(sentBy(among, alone));
        }
      }),
    );
  });
});
