import fc from "fast-check";
import { decimalMarkOf, readNumberText } from "../../../src/workbench/csv/read-number-text";

describe("readNumberText", () => {
  it.each([
    ["1234.5", 1234.5, undefined],
    ["-.5", -0.5, undefined],
    ["+7", 7, undefined],
    [" 42 ", 42, undefined],
    ["1,234", 1234, "#,##0"],
    ["1,234,567.89", 1234567.89, "#,##0.00"],
    ["7%", 0.07, "0%"],
    ["12.5 %", 0.125, "0.00%"],
    ["1e-05", 1e-5, "0.00E+00"],
    ["1.5e3%", 15, "0.00%"],
  ])("reads %j with a decimal point", (text, value, numberFormat) => {
    expect(readNumberText(text, ".")).toEqual(numberFormat === undefined ? { value } : { value, numberFormat });
  });

  it.each(["", "-", ".", "%", "e5", "1,23", "0,123", "12,34,567", "1.2.3", "1 234", "0x10", "Infinity", "1e999"])(
    "takes %j for no number with a decimal point",
    (text) => {
      expect(readNumberText(text, ".")).toBeUndefined();
    },
  );

  it("reads with a decimal comma what it reads with a point, the marks exchanged", () => {
    const exchanged = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("0", "1", "9", ".", ",", "-", "e", "%") }), (text) => {
        expect(readNumberText(exchanged(text), ",")).toEqual(readNumberText(text, "."));
      }),
    );
  });

  it("reads every number that is written plainly, to its last digit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumberText(String(value), ".")?.value).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe("decimalMarkOf", () => {
  it.each([
    [["1.5"], "."],
    [["1,5"], ","],
    [["0.123"], "."],
    [["1,234", "0,5"], ","],
    [["1.234.567"], ","],
    [["1,234.5"], "."],
    [["1,234"], undefined],
    [["1.5", "1,5"], undefined],
    [["red", "1"], undefined],
  ])("finds in %j the mark %j", (texts, mark) => {
    expect(decimalMarkOf(texts)).toBe(mark);
  });
});
