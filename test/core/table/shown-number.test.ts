import fc from "fast-check";
import { generalText, shownNumber } from "../../../src/core/table/shown-number";
import { displayText } from "../../../src/workbench/model/texts/display-text";
import { runs } from "../../support/property-seed";

describe("what a cell shows of a number", () => {
  it.each<[string, number, string]>([
    ["00000", 2134, "02134"],
    ["00000", 902101, "902101"],
    ["0000-0000", 12345678, "1234-5678"],
    ["0000-0000", 1, "0000-0001"],
    ["000-00-0000", 123456789, "123-45-6789"],
    ['"ID-"0000', 42, "ID-0042"],
    ["\\A0000", 42, "A0042"],
    ["#,##0", 1234567, "1,234,567"],
    ["#,##0", 0, "0"],
    ["0,000", 5, "0,005"],
    ["#,##0.00", 1234.5, "1,234.50"],
    ["#,##0.00", 0.005, "0.01"],
    ["0.00", 2.675, "2.68"],
    ["0.0%", 0.125, "12.5%"],
    ["0%", 0.125, "13%"],
    ["$#,##0.00", 1234.5, "$1,234.50"],
    ["#,##0.00 [$€-407]", 1234.5, "1,234.50 €"],
    ['_-* #,##0.00 "kr"_-', 99, "99.00 kr"],
    ['_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', -500, "$(500.00)"],
    ["#,##0;(#,##0)", -1500, "(1,500)"],
    ["#,##0;[Red]-#,##0", -1500, "-1,500"],
    ["0.00", -1.5, "-1.50"],
    ['"Yes";;"No"', 1, "Yes"],
    ['"Yes";;"No"', 0, "No"],
    ['"TRUE";"TRUE";"FALSE"', -1, "TRUE"],
    ["0;0;;@", 0, ""],
    ["0.00E+00", 12345, "1.23E+04"],
    ["0.00E+00", 0.000999999, "1.00E-03"],
    ["0E+0", 0, "0E+0"],
    ["#,##0,", 1234567, "1,235"],
    ['0.0,,"M"', 2_500_000, "2.5M"],
    ["[<=9999999]###-####;(###) ###-####", 2065551234, "(206) 555-1234"],
    ["[<=9999999]###-####;(###) ###-####", 5551234, "555-1234"],
    ['General" kg"', 5.5, "5.5 kg"],
    ["0", 5.7, "6"],
    ["0", 12345678901234567, "12345678901234600"],
    ["0", 1e21, "1000000000000000000000"],
    ["0.##", 5, "5."],
    [".00", 0.5, ".50"],
    ["0.0", 0.04, "0.0"],
    ["General", 0.1 + 0.2, "0.3"],
    ["General", 1e21, "1E+21"],
    ["General", 1e-7, "0.0000001"],
    ["General", 1.2345e-10, "1.2345E-10"],
    ["General", 12345678901234567, "12345678901234600"],
  ])("is, under %j, of %d: %j", (format, value, text) => {
    expect(shownNumber(value, format)).toBe(text);
  });

  it.each(["[h]:mm", "[DBNum1]0", "0.00 kg", "##0.0E+0", "0;0;0;0;0", "[$-D000000]0", "0.0.0", "# ?/?", ",0"])(
    "is not guessed under %j",
    (format) => {
      expect(shownNumber(12.5, format)).toBeUndefined();
    },
  );

  it("is not guessed where only a sign would be left, nor where sections name their numbers and it is negative", () => {
    expect(shownNumber(-0.001, "0.00")).toBeUndefined();
    expect(shownNumber(-5, "[<100]0;0.0")).toBeUndefined();
    expect(shownNumber(50, "[>100]0.0;0;0.00")).toBeUndefined();
    expect(shownNumber(3, "0;[<5]0.0")).toBeUndefined();
    expect(shownNumber(Number.NaN, "0")).toBeUndefined();
  });

  it("is what another reader of number formats makes of it", () => {
    const number = fc.oneof(
      fc.integer({ min: -100_000_000, max: 100_000_000 }),
      fc
        .tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: -6, max: 3 }))
        .map(([digits, power]) => Number(`${digits}e${power}`)),
    );
    const digits = fc.constantFrom(
      "0",
      "00000",
      "#,##0",
      "#,##0.00",
      "0.0#",
      "0000-0000",
      "#",
      "00-00-00",
      "?0.0?",
      "#,##0,",
      "0.000",
    );
    const before = fc.constantFrom("", '"ID-"', "$", "_(", "[Red]", "\\x");
    const behind = fc.constantFrom("", "%", '" kg"', "_)", " [$€-2]");
    const section = fc.tuple(before, digits, behind).map((parts) => parts.join(""));
    const format = fc.oneof(
      section,
      fc.array(section, { minLength: 2, maxLength: 3 }).map((all) => all.join(";")),
      fc.constantFrom("0.00E+00", "0E+0", "0.0E+000"),
    );
    fc.assert(
      fc.property(number, format, (value, numberFormat) => {
        const shown = shownNumber(value, numberFormat);
        if (shown === undefined) return expect(value < 0 || numberFormat.includes(",%")).toBe(true);
        expect(shown).toBe(displayText(value, numberFormat, 1900).trim());
      }),
      { numRuns: runs(20_000, 2_000) },
    );
  });

  it("loses none of the 15 digits of a number without a format", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(generalText(value))).toBe(Number(value.toPrecision(15)));
      }),
      { numRuns: runs(5_000, 500) },
    );
  });
});
