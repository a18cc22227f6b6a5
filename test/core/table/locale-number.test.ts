import fc from "fast-check";
import { runs } from "../../support/property-seed";
import { looksLikeNumber, parseLocaleNumber, readDecimal, wholeNumberOf } from "../../../src/core/table/locale-number";

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
    ["1,23,456.78", 123456.78, undefined],
    ["₹12,34,56,789", 123456789, undefined],
    ["12,34", undefined, 12.34],
    ["12,34,56", undefined, undefined],
    ["123,45,678", undefined, undefined],
    ["1.23.456", undefined, undefined],
    ["5¢", undefined, undefined],
    ["5￠", undefined, undefined],
    ["500円", 500, 500],
    ["1,500 元", 1500, 1.5],
    ["1 500,5 руб.", undefined, 1500.5],
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
    ["12.5%", 0.125, undefined],
    ["12,5 %", undefined, 0.125],
    ["-7%", -0.07, -0.07],
    ["EUR 99", 99, 99],
    ["$1,234.50", 1234.5, undefined],
    ["€ 1.234,50", undefined, 1234.5],
    ["99 kr", 99, 99],
    ["99,50 kr.", undefined, 99.5],
    ["CHF 1’234.50", 1234.5, undefined],
    ["R$ 5", 5, 5],
    ["5 zł", 5, 5],
    ["eur99", 99, 99],
    ["(500)", -500, -500],
    ["($1,234.50)", -1234.5, undefined],
    ["$(500)", -500, -500],
    ["-$5", -5, -5],
    ["$-5", -5, -5],
    ["500-", -500, -500],
    ["1.234,5-", undefined, -1234.5],
    ["\u2212500", -500, -500],
    ["\u2013 500", -500, -500],
    ["１２３．５", 123.5, undefined],
    ["￥１，２３４", 1234, 1.234],
    ["1\u00a0234", 1234, 1234],
    ["1\u2009234\u2009567", 1234567, 1234567],
    ["1'234", 1234, 1234],
    [".5", 0.5, undefined],
    [",5", undefined, 0.5],
    ["(-5)", undefined, undefined],
    ["--5", undefined, undefined],
    ["-5-", undefined, undefined],
    ["(5", undefined, undefined],
    ["5)", undefined, undefined],
    ["()", undefined, undefined],
    ["5%%", undefined, undefined],
    ["$5%", undefined, undefined],
    ["$5€", undefined, undefined],
    ["EUR", undefined, undefined],
    ["%", undefined, undefined],
    ["-", undefined, undefined],
    ["99 kg", undefined, undefined],
    ["A99", undefined, undefined],
    ["1,234'567", undefined, undefined],
    ["5²", undefined, undefined],
    ["½", undefined, undefined],
    ["3/4", undefined, undefined],
    ["1:30", undefined, undefined],
    ["+49 170 1234567", undefined, undefined],
    ["192.168.0.1", undefined, undefined],
    ["0x10", undefined, undefined],
    ["Infinity", undefined, undefined],
    ["1e999", undefined, undefined],
  ])("reads %j as %s with a point and %s with a comma", (text, withPoint, withComma) => {
    expect(parseLocaleNumber(text, ".")).toBe(withPoint);
    expect(parseLocaleNumber(text, ",")).toBe(withComma);
    expect(looksLikeNumber(text)).toBe(withPoint !== undefined || withComma !== undefined);
  });

  it("reads back amounts and percents of many countries as Intl writes them", () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 100);
    const locale = fc.constantFrom(
      ["en-US", "."],
      ["de-DE", ","],
      ["de-CH", "."],
      ["fr-FR", ","],
      ["sv-SE", ","],
      ["pl-PL", ","],
    );
    const style = fc.constantFrom<Intl.NumberFormatOptions>(
      { style: "currency", currency: "EUR" },
      { style: "currency", currency: "USD", currencySign: "accounting" },
      { style: "currency", currency: "CHF", currencyDisplay: "code" },
      { style: "percent", maximumFractionDigits: 6 },
    );
    fc.assert(
      fc.property(cents, locale, style, (value, [tag, mark], options) => {
        const text = new Intl.NumberFormat(tag, options).format(value);
        expect([text, parseLocaleNumber(text, mark)]).toEqual([text, value === 0 ? expect.anything() : value]);
      }),
      { numRuns: runs(5_000, 500) },
    );
  });

  it("takes nothing for a number in which letters or digits stand beside it", () => {
    const garbage = fc
      .tuple(fc.string({ maxLength: 4 }), fc.integer(), fc.string({ maxLength: 4 }))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(garbage, fc.string()), fc.constantFrom("." as const, "," as const), (text, mark) => {
        const decimal = readDecimal(text, mark);
        if (decimal === undefined) return;
        expect(decimal).toMatch(/^-?\d+\.\d+e-?\+?\d+$/);
        // All its digits are those of the text, in their order.
        const digits = text.replace(/e[+-]?\d+\s*$/i, "").replace(/\D/g, "");
        expect(
          decimal
            .replace(/e.*$/, "")
            .replace(/\D/g, "")
            .replace(/^0+|0+$/g, ""),
        ).toBe(digits.replace(/^0+|0+$/g, ""));
        expect(text.replace(/[\d\s.,'’%()+\-−–﹣]|e(?=[+-]?\d)|\p{Sc}/giu, "")).toMatch(/^(|[\p{L}\p{M}.$]{1,4})$/u);
      }),
      { numRuns: runs(50_000, 5_000) },
    );
  });

  it.each([
    ["4111111111111111111", 4111111111111111111n],
    ["-9,223,372,036,854,775,808", -9223372036854775808n],
    ["1.50e3", 1500n],
    ["12.00", 12n],
    ["100%", 1n],
    ["0.5", undefined],
    ["1e-1", undefined],
    ["50%", undefined],
  ])("knows the whole number in %s, digit for digit", (text, whole) => {
    expect(wholeNumberOf(readDecimal(text, ".")!)).toBe(whole);
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
