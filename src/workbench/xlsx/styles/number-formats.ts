/**
 * Format codes of the built-in ids, which a file names by number alone, as Excel in US English shows them.
 * Source: ECMA-376 Part 1, 18.8.30 (numFmt); 14 and 22 follow the locale, hence Excel's own en-US text. 27 to 36 and 50 to 58 are
 * dates and times of Chinese, Japanese and Korean, one id another look in each; 59 to 81 are numbers and dates of Thai, written here
 * in the letters and digits of the others. Whatever the language, a date stays one.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "$#,##0_);($#,##0)",
  6: "$#,##0_);[Red]($#,##0)",
  7: "$#,##0.00_);($#,##0.00)",
  8: "$#,##0.00_);[Red]($#,##0.00)",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  27: "m/d/yyyy",
  28: "m/d/yyyy",
  29: "m/d/yyyy",
  30: "m/d/yyyy",
  31: "m/d/yyyy",
  32: "h:mm:ss",
  33: "h:mm:ss",
  34: "m/d/yyyy",
  35: "m/d/yyyy",
  36: "m/d/yyyy",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  50: "m/d/yyyy",
  51: "m/d/yyyy",
  52: "m/d/yyyy",
  53: "m/d/yyyy",
  54: "m/d/yyyy",
  55: "m/d/yyyy",
  56: "m/d/yyyy",
  57: "m/d/yyyy",
  58: "m/d/yyyy",
  59: "0",
  60: "0.00",
  61: "#,##0",
  62: "#,##0.00",
  67: "0%",
  68: "0.00%",
  69: "# ?/?",
  70: "# ??/??",
  71: "m/d/yyyy",
  72: "d-mmm-yy",
  73: "d-mmm",
  74: "mmm-yy",
  75: "h:mm",
  76: "h:mm:ss",
  77: "m/d/yyyy h:mm",
  78: "mm:ss",
  79: "[h]:mm:ss",
  80: "mm:ss.0",
  81: "d/m/bb",
};

/** Ids from here on are the file's own. */
export const FIRST_CUSTOM_FORMAT_ID = 164;

/** The code of a built-in id; ids that ECMA-376 leaves open read as General. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? "General";
}

/** The built-in id of a code, or undefined when the file has to define it. */
export function builtInFormatId(code: string): number | undefined {
  const found = Object.entries(BUILT_IN).find(([, builtIn]) => builtIn === code);
  return found && Number(found[0]);
}
