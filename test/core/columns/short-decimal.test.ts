import fc from "fast-check";
import { shortDecimal } from "../../../src/core/columns/short-decimal";
import { runs } from "../../support/property-seed";

describe("a short decimal", () => {
  it("is written as JavaScript writes it, whenever it is written", () => {
    const short = fc
      .tuple(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => digits / 10 ** places);
    fc.assert(
      fc.property(fc.oneof(short, fc.double()), (value) => {
        expect([undefined, String(value)]).toContain(shortDecimal(value));
      }),
      { numRuns: runs(100_000, 5_000) },
    );
  });

  it.each([
    [0.5, "0.5"],
    [-9.0001, "-9.0001"],
    [0.0001, "0.0001"],
    [123_456.78, "123456.78"],
    [999_999_999.9999, "999999999.9999"],
    [0.1 + 0.2, undefined],
    [5, undefined],
    [-0, undefined],
    [0.00001, undefined],
    [1e9 + 0.5, undefined],
    [NaN, undefined],
    [Infinity, undefined],
  ])("takes %d for %s", (value, text) => {
    expect(shortDecimal(value)).toBe(text);
  });
});
