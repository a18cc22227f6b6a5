import fc from "fast-check";
import { cellError } from "../../../../src/workbench/model/texts/cell-content";
import { readDate } from "../../../../src/workbench/model/texts/read-date";
import { displayText } from "../../../../src/workbench/model/texts/display-text";
import { readNumber } from "../../../../src/workbench/model/texts/read-number";

describe("displayText", () => {
  it.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "General", "0.3"],
    [123456789012, "General", "1.23457E+11"],
    [1e-10, "General", "1E-10"],
    [1234.5, "0", "1235"],
    [1234.5, "#,##0.00", "1,234.50"],
    [1234567.891, "#,##0.0", "1,234,567.9"],
    [-3, "0.0", "-3.0"],
    [0.256, "0%", "26%"],
    [0.5, "0.0#", "0.5"],
    [7, "000", "007"],
    [12345, "0.00E+00", "1.23E+04"],
    [5, "$#,##0", "$5"],
    [5, '0" kg"', "5 kg"],
    [-5, "0;(0)", "(5)"],
    [7, "@", "7"],
    [99999999999, "General", "99999999999"],
    [-12345678901.5, "General", "-12345678902"],
    [123456.123456789, "General", "123456.1235"],
    [0.0000123456789, "General", "1.23457E-05"],
    [9.999999999e20, "General", "1E+21"],
    [-9.999999999e-20, "General", "-1E-19"],
    [3, 'General" kg"', "3 kg"],
    [5, "#.##", "5."],
    [0, "#", ""],
    [1234567, "0,", "1235"],
    [1.5, "# ?/?", "1 1/2"],
    [123456789012345678, "0", "123456789012346000"],
    [1.005, "0.00", "1.01"],
    [-0.001, "0.00", "0.00"],
    [-0.001, "0.00;-0.00", "-0.00"],
    [-3, "[Red]0.0", "-3.0"],
    [12, '[>=10]"many";0', "many"],
    [3, '[>=10]"many";0', "3"],
    [0, '0;-0;"none"', "none"],
    [1234.5, "#,##0.00 [$€-407]", "1,234.50 €"],
    [1234.5, "[$-407]#,##0.00", "1,234.50"],
  ])("shows %p as %s", (value, numberFormat, text) => {
    expect(displayText(value, numberFormat, 1900)).toBe(text);
  });

  it.each([
    ["m/d/yyyy", "1/2/2024"],
    ["yyyy-mm-dd", "2024-01-02"],
    ["d-mmm-yy", "2-Jan-24"],
    ["dddd, mmmm d", "Tuesday, January 2"],
    ["m/d/yyyy h:mm", "1/2/2024 13:05"],
    ["h:mm:ss AM/PM", "1:05:09 PM"],
    ["mm:ss.000", "05:09.250"],
    ["[$-409]yyyy", "2024"],
    ["[$-407]mmmm", "Januar"],
    ["[h]:mm", "1087045:05"],
    ["mmmmm", "J"],
    ["h AM/PM", "1 PM"],
  ])("shows a date as %s", (numberFormat, text) => {
    expect(displayText(45293 + (13 * 3600 + 5 * 60 + 9.25) / 86_400, numberFormat, 1900)).toBe(text);
  });

  it.each([
    [0, "yyyy-mm-dd", "1900-01-00"],
    [0.5, "m/d/yyyy h:mm", "1/0/1900 12:00"],
    [1, "yyyy-mm-dd", "1900-01-01"],
    [59, "yyyy-mm-dd", "1900-02-28"],
    [60, "yyyy-mm-dd", "1900-02-29"],
    [61, "yyyy-mm-dd", "1900-03-01"],
    [1, "dddd", "Sunday"],
    [60, "dddd", "Wednesday"],
    [2_958_465, "yyyy-mm-dd", "9999-12-31"],
    [2_958_466, "yyyy-mm-dd", "########"],
    [-0.5, "h:mm", "########"],
    [1234.567, "h:mm:ss", "13:36:29"],
    [45293.999_999_9, "yyyy-mm-dd h:mm:ss", "2024-01-03 0:00:00"],
    [45293.999_9, "h:mm", "23:59"],
    [1.5, "[h]:mm", "36:00"],
  ])("shows the serial %p in %s as %s", (serial, numberFormat, text) => {
    expect(displayText(serial, numberFormat, 1900)).toBe(text);
  });

  it.each([
    [0, "yyyy-mm-dd", "1904-01-01"],
    [0, "dddd", "Friday"],
    [2_957_003, "yyyy-mm-dd", "9999-12-31"],
    [2_957_004, "yyyy-mm-dd", "########"],
    [-1, "yyyy-mm-dd", "########"],
    [1.5, "[h]:mm", "36:00"],
    [1234.567, "h:mm:ss", "13:36:29"],
    [60, "0", "60"],
  ])("shows the serial %p of 1904 in %s as %s", (serial, numberFormat, text) => {
    expect(displayText(serial, numberFormat, 1904)).toBe(text);
  });

  it.each([1900, 1904] as const)("shows every day of %p so that it is read as the same day", (dateSystem) => {
    const days = fc.integer({ min: 1, max: dateSystem === 1900 ? 2_958_465 : 2_957_003 });
    fc.assert(
      fc.property(fc.oneof(days, fc.integer({ min: 1, max: 70 })), (serial) => {
        const reading = readDate(displayText(serial, "yyyy-mm-dd", dateSystem), { dateSystem, currentYear: 2026 });
        return reading?.serial === serial;
      }),
    );
  });

  it("shows in General at most twelve characters beside the sign, which are read as nearly the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        const text = displayText(value, "General", 1900);
        const read = readNumber(text)?.value ?? NaN;
        const isNear = Math.abs(read - value) <= Math.max(Math.abs(value) * 1e-5, 1e-300);
        return isNear && text.replace(/^-/, "").length <= 12;
      }),
    );
  });

  it("shows texts and whole numbers in General at once, and no otherwise than where they are formatted", () => {
    const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, 1e11 - 1, -1e11, 1e11, 1e21));
    fc.assert(
      fc.property(fc.oneof(whole, fc.string()), (value) => {
        return displayText(value, "General", 1900) === displayText(value, "GENERAL", 1900);
      }),
    );
  });

  it.each(["bad [format", "0;0;0;0;0", ""])("shows a number as General does where %p is no format", (numberFormat) => {
    expect(displayText(1234.5, numberFormat, 1900)).toBe("1234.5");
    expect(displayText("x", numberFormat, 1900)).toBe("x");
  });

  it("shows a text as the section for texts says", () => {
    expect(displayText("kg", '0;-0;0;"in "@', 1900)).toBe("in kg");
    expect(displayText("secret", "0;0;0;", 1900)).toBe("");
  });

  it("counts from 1904 where the workbook does, and shows # for what is no date", () => {
    expect(displayText(45293 - 1462, "yyyy-mm-dd", 1904)).toBe("2024-01-02");
    expect(displayText(-1, "yyyy-mm-dd", 1900)).toBe("########");
  });

  it("shows texts, booleans, errors and blanks as they are", () => {
    expect([null, "=x", true, cellError("#N/A")].map((value) => displayText(value, "0.00", 1900))).toEqual([
      "",
      "=x",
      "TRUE",
      "#N/A",
    ]);
  });
});
