import { cellError } from "../../../../src/workbench/model/texts/cell-content";
import { displayText } from "../../../../src/workbench/model/texts/display-text";

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
  ])("shows a date as %s", (numberFormat, text) => {
    expect(displayText(45293 + (13 * 3600 + 5 * 60 + 9.25) / 86_400, numberFormat, 1900)).toBe(text);
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
