import fc from "fast-check";
import { format, isDateFormat as isDateToNumfmt } from "../../../node_modules/numfmt/dist/index.js";
import { isDateFormat } from "../../../src/core/table/is-date-format";
import { runs } from "../../support/property-seed";

describe("date formats", () => {
  it.each([
    ["m/d/yyyy", true],
    ["yyyy-mm-dd", true],
    ["[$-409]d-mmm-yy;@", true],
    ["[$-F800]dddd, mmmm dd, yyyy", true],
    ["h:mm AM/PM", true],
    ["mm:ss.0", true],
    ["[h]:mm:ss", false],
    ["General", false],
    ["0.00", false],
    ['0 "days"', false],
    ["0\\d", false],
    ["_-* #,##0.00_d", false],
    ["[Red]0.00", false],
    ["0.00E+00", false],
    ["@", false],
    ["", false],
    ["[Blue]General", false],
    ['0;"sold"', false],
    ["0;yyyy", false],
  ])("tells the date format %s: %s", (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });

  it.each([
    "aaaa",
    "aaa;@",
    "ddd",
    "[$-409]dddd",
    "ggge",
    'gggee"年"mm"月"dd"日"',
    "e",
    "e-mm-dd",
    "[$-404]e/m/d",
    "[$-411]ge.m.d;@",
    '[$-411]ggge"年"m"月"d"日";@',
    '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@',
    "r",
    "bbbb",
    "d/m/bb",
    "[$-D07041E]d mmm yyyy;@",
    "B2dd/mm/yyyy",
    "[$-2010401]d/mm/yyyy;@",
    "[$-F800]",
    "[$-F400]h:mm:ss AM/PM",
    "[$-x-sysdate]dddd, mmmm dd, yyyy",
    "[$-x-systime]h:mm:ss AM/PM",
    "[$-en-US,1]m/d/yyyy",
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    "[ENG][$-409]mmmm d, yyyy",
    '上午/下午h"時"mm"分"',
    '[$-412]AM/PM h"시" mm"분"',
    "hh:mm A/P",
    "YYYY-MM-DD",
    "m",
    "mmmmm",
    "mmss.0",
    "hh:mm:ss.000",
    'h"h "mm"m "ss.00"s"',
    "[Red]yyyy;@",
    "[Color10]dd.mm.yyyy",
    "[>=1]yyyy-mm-dd;h:mm",
    '[=0]"";yyyy-mm-dd',
    '"[h] 0" yyyy',
    "yyyy-mm-dd;;",
    "_-yyyy_-",
    "* d",
    "dd/mm/yyyy\\ hh:mm",
    "d. mmmm yyyy г\\.",
  ])("tells %s for one", (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  it.each([
    '"day" 0',
    "\\d0",
    "_d0",
    "*d0",
    "0 d",
    '0 "yyyy-mm-dd"',
    '#,##0\\ "days"',
    "#,##0.00\\ [$€-407]",
    "[$kr-414] #,##0",
    '[$-411]0"円"',
    "[DBNum2][$-804]General",
    "[h]",
    "[hh]:mm",
    "[mm]:ss",
    "[ss].00",
    "[<1]0.0%;0",
    "[Magenta]0",
    "[$-D07041E]t0.00",
    "##0.0E+0",
    "0e-0",
    "# ??/16",
    "GENERAL",
    'General" d"',
    "-General",
    '"Yes";"Yes";"No"',
    ";;;",
    '_-* #,##0.00\\ "h"_-;-* #,##0.00\\ "h"_-',
    '0.0,,"M"',
    '"unclosed d',
  ])("tells %s for none", (code) => {
    expect(isDateFormat(code)).toBe(false);
  });

  it.each([
    ["yyyy-mm-dd;0", 1, true],
    ["yyyy-mm-dd;0", -1, false],
    ["yyyy-mm-dd;-0;h:mm", 0, true],
    ["h:mm;@", -1, true],
    ["h:mm;;", 0, true],
    ["[<1]0;yyyy", 0.5, false],
    ["[<1]0;yyyy", 45351, true],
    ["[>100]yyyy;[>10]0;h:mm", 101, true],
    ["[>100]yyyy;[>10]0;h:mm", 11, false],
    ["[>100]yyyy;[>10]0;h:mm", 0.5, true],
    ["0;yyyy", -1, true],
  ])("reads the section of %s that %d falls into: %s", (code, value, expected) => {
    expect(isDateFormat(code, value)).toBe(expected);
  });

  const piece = (...codes: string[]) => fc.constantFrom(...codes);
  const literal = piece('"d0y"', "\\d", "\\0", "_m", "*s", " ", "-", "/", ".", '"年"', "[Red]", "[$-411]", "[$€-407]");
  /** Formats that Excel takes: either parts of dates or digits, with anything around them that is shown as it stands. */
  const formatOf = (codes: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(literal, codes, literal), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(""));
  const dateCode = piece("yyyy", "YY", "m", "mmm", "mmmmm", "d", "dddd", "aaaa", "h", "hh", "ss", "e", "bb", "AM/PM");
  const numberCode = piece("0", "#,##0", "0%", "?", "General");

  it("knows every made-up format of parts of dates, and none of digits, for a date", () => {
    fc.assert(
      fc.property(formatOf(dateCode), (code) => isDateFormat(code)),
      { numRuns: runs(20_000, 500) },
    );
    fc.assert(
      fc.property(formatOf(numberCode), (code) => !isDateFormat(code)),
      { numRuns: runs(20_000, 500) },
    );
  });

  it("agrees with a library that shows numbers, wherever that takes the format", () => {
    const code = fc.oneof(formatOf(dateCode), formatOf(numberCode));
    fc.assert(
      fc.property(code, (made) => {
        try {
          format(made, 45351.5);
        } catch {
          return true;
        }
        return isDateFormat(made) === isDateToNumfmt(made);
      }),
      { numRuns: runs(20_000, 1000) },
    );
  });
});
