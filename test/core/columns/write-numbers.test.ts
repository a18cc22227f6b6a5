import fc from "fast-check";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import { areSendableNumbers, ownNumbers, writeNumbers } from "../../../src/core/columns/write-numbers";
import { NumberColumn } from "../../../src/core/table/cell-column";
import { anyEncoding } from "../../support/any-encoding";
import { encodingOf } from "../../support/encoding-of";
import { runs } from "../../support/property-seed";

const odd = fc.constantFrom(0, -0, 5, 1e21, -1e21, 2 ** 53, 3e9, 3.5e38, 1e-7, NaN, Infinity, -Infinity);
/** Mostly fractions, or mostly whole numbers, as in columns of measurements and of counts. */
const values = fc.oneof(
  fc.array(fc.oneof({ arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }), weight: 20 }, odd)),
  fc.array(fc.oneof({ arbitrary: fc.integer(), weight: 20 }, odd, fc.double())),
);
const column = fc
  .tuple(values, fc.option(fc.infiniteStream(fc.nat(9)), { nil: undefined }))
  .map(([numbers, stream]) => {
    const blanks = stream && Uint8Array.from(numbers, () => (stream.next().value === 0 ? 1 : 0));
    return new NumberColumn(Float64Array.from(numbers), { kind: "plain" }, blanks);
  });

function alone(numbers: NumberColumn, encoding: ReturnType<typeof encodingOf>) {
  return Array.from({ length: numbers.length }, (_, row) => encodeCell(numbers.at(row), encoding));
}

describe("writing plain numbers", () => {
  it("writes each as it is written alone, or leaves the column to be written cell by cell", () => {
    fc.assert(
      fc.property(column, anyEncoding, (numbers, encoding) => {
        const written = writeNumbers(numbers, encoding);
        if (written !== undefined) expect(written).toEqual(alone(numbers, encoding));
      }),
      { numRuns: runs(20_000, 1_000) },
    );
  });

  it("calls those columns sendable of which no cell is refused", () => {
    fc.assert(
      fc.property(column, anyEncoding, (numbers, encoding) => {
        if (!areSendableNumbers(numbers, encoding)) return;
        expect(alone(numbers, encoding).filter((text) => typeof text !== "string")).toEqual([]);
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it("leaves to the engine's own JSON only what it writes right", () => {
    fc.assert(
      fc.property(column, anyEncoding, (numbers, encoding) => {
        const own = ownNumbers(numbers, encoding);
        if (own === undefined) return;
        const texts = alone(numbers, encoding);
        own.values.forEach((value, row) => {
          if (!own.others.includes(row)) expect(texts[row]).toBe(JSON.stringify(value));
        });
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it.each([
    ["double", true],
    ["float", true],
    ["integer", false],
    ["long", false],
    ["string", undefined],
    ["datetime", undefined],
  ] as const)("knows how numbers of type %s are written", (type, isFloat) => {
    const written = writeNumbers(new NumberColumn(Float64Array.of(5, -0, 7)), encodingOf(type));
    expect(written).toEqual(isFloat === undefined ? undefined : isFloat ? ["5.0", "0.0", "7.0"] : ["5", "0", "7"]);
  });

  it("has the engine write a column of fractions, with a whole number or a blank among them", () => {
    const fractions = Float64Array.from({ length: 40 }, (_, row) => row + 1 / 3);
    fractions[7] = 7;
    const blanks = new Uint8Array(40);
    blanks[9] = 1;
    const numbers = new NumberColumn(fractions, { kind: "plain" }, blanks);
    expect(ownNumbers(numbers, encodingOf("double"))?.others).toEqual([7, 9]);
    expect(writeNumbers(numbers, encodingOf("double"))!.slice(7, 10)).toEqual(["7.0", String(8 + 1 / 3), "null"]);
  });
});
