import fc from "fast-check";
import { failRows, joinOutcomes, type BatchOutcome } from "../../../src/core/predictions/join-outcomes";

function answered(rowIndexes: readonly number[]): BatchOutcome {
  return { rowIndexes, outputs: [""], outcomes: rowIndexes.map((row) => ({ predictions: [`for ${row}`] })) };
}

describe("join", () => {
  it("puts every prediction beside its own row, in whatever order and cut the batches come back", () => {
    const shuffled = fc.integer({ min: 1, max: 200 }).chain((count) =>
      fc.tuple(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, index) => 1000 + index),
          { minLength: count },
        ),
        fc.integer({ min: 1, max: 50 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, size]) => {
        const parts: BatchOutcome[] = [];
        for (let start = 0; start < rows.length; start += size) parts.push(answered(rows.slice(start, start + size)));
        const joined = joinOutcomes(1000, rows.length, parts);
        expect(joined).toEqual(rows.map((_, index) => ({ predictions: [`for ${1000 + index}`] })));
      }),
    );
  });

  it("refuses a gap, a second answer, a foreign row and a part that is short", () => {
    expect(() => joinOutcomes(0, 3, [answered([0, 2])])).toThrow("Row 1 was never answered.");
    expect(() => joinOutcomes(0, 2, [answered([0, 1]), answered([1])])).toThrow("Row 1 was answered twice.");
    expect(() => joinOutcomes(0, 2, [answered([0, 2])])).toThrow("Row 2 is not in this window.");
    expect(() => joinOutcomes(0, 2, [{ ...answered([0, 1]), outcomes: [] }])).toThrow("more rows than outcomes");
  });

  it("keeps the reason of a failed row", () => {
    const failure = { code: "model-error", message: "The model failed." } as const;
    expect(joinOutcomes(0, 2, [failRows([1], failure), answered([0])])).toEqual([
      { predictions: ["for 0"] },
      { failure },
    ]);
  });

  it.each([9, 11])("refuses an answer for row %d beside the only row of the window, 10", (foreign) => {
    const failure = { code: "gateway-timeout", message: "Too late." } as const;
    expect(() => joinOutcomes(10, 1, [failRows([10, foreign], failure)])).toRefuse(RangeError, {
      message: `Row ${foreign} is not in this window.`,
    });
    expect(joinOutcomes(10, 1, [failRows([10], failure)])).toEqual([{ failure }]);
  });
});
