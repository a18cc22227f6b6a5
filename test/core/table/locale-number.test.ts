import fc from "fast-check";
import { looksLikeNumber, parseLocaleNumber } from "../../../src/core/table/locale-number";

describe("locale numbers", () => {
  it.each([
    ["40,000", 40000, 40],
    ["40.000,5", undefined, 40000.5],
    ["1,234,567.89", 1234567.89, undefined],
    ["1 234,5", undefined, 1234.5],
    ["1\u202f234", 1234, 1234],
    ["1’234.5", 1234.5, undefined],
    ["-5", -5, -5],
    ["+3,5", undefined, 3.5],
    ["1.5e3", 1500, undefined],
    ["007", 7, 7],
    ["1,2,3", undefined, undefined],
    ["12345,678", undefined, 12345.678],
    ["1234,567", undefined, 1234.567],
    [" 40,000 ", 40000, 40],
    ["1.5x", undefined, undefined],
    ["1.2_3", undefined, undefined],
    ["1,,000", undefined, undefined],
    ["abc", undefined, undefined],
    ["", undefined, undefined],
    ["12 apples", undefined, undefined],
    ["2024-02-29", undefined, undefined],
    ["1e999", undefined, undefined],
  ])("reads %j as %s with a point and %s with a comma", (text, withPoint, withComma) => {
    expect(parseLocaleNumber(text, ".")).toBe(withPoint);
    expect(parseLocaleNumber(text, ",")).toBe(withComma);
    expect(looksLikeNumber(text)).toBe(withPoint !== undefined || withComma !== undefined);
  });

  it("reads back what Intl writes", () => {
    const english = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });
    const german = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 6 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(parseLocaleNumber(english.format(value), ".")).toBe(value);
        expect(parseLocaleNumber(german.format(value), ",")).toBe(value);
      }),
    );
  });
});
