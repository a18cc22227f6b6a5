import fc from "fast-check";
import { PlainNumber } from "../../../../src/workbench/xlsx/bytes/plain-number";

function read(text: string, isIndex = false): { end: number; value: number } {
  const number = new PlainNumber();
  const end = number.read(new TextEncoder().encode(`>${text}<`), 1, isIndex);
  return { end: end - 1, value: number.value };
}

describe("PlainNumber", () => {
  it("reads every double as JavaScript reads its text", () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(doubles, fc.integer({ min: 1, max: 17 }), (number, digits) => {
        for (const text of [String(number), number.toPrecision(digits), number.toExponential(3)]) {
          // The largest doubles are rounded up to none.
          if (Number.isFinite(Number(text))) expect(read(text)).toEqual({ end: text.length, value: Number(text) });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads any digits with a sign and a point as JavaScript does", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 24 });
    fc.assert(
      fc.property(fc.constantFrom("", "-", "+"), digits, digits, (sign, whole, part) => {
        for (const text of [`${sign}${whole}.${part}`, `${sign}${whole}`]) {
          if (/\d/.test(text)) expect(read(text)).toEqual({ end: text.length, value: Number(text) });
          else expect(read(text).end).toBe(-2);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["9007199254740991", "9007199254740993", "0.1", "123456789012345678", "4.35", "1e22", "1e23", "-0"])(
    "reads %s exactly",
    (text) => {
      expect(read(text).value).toBe(Number(text));
    },
  );

  it.each(["", "-", ".", "e5", "1e", "1e+", "1e999", "NaN", "\u00b2", "1".repeat(500)])(
    "leaves %j to others",
    (text) => {
      expect(read(text).end).toBe(-2);
    },
  );

  it("takes digits alone for an index", () => {
    expect(read("007", true)).toEqual({ end: 3, value: 7 });
    for (const text of ["", "-1", "+1", "1234567890123456"]) expect(read(text, true).end).toBe(-2);
    expect(read("1.5", true).end).toBe(1);
  });
});
