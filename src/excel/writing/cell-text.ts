/** Characters of text that one cell holds. Source: Microsoft Support, "Excel specifications and limits". */
export const MAX_CELL_CHARACTERS = 32_767;

/** Characters of a table's column name: Excel repairs a file that has a longer one. Source: ycphs/openxlsx #402. */
export const MAX_HEADER_CHARACTERS = 255;

/** Number format "Text": what is written into such a cell stays text. */
export const TEXT_FORMAT = "@";

/**
 * What Excel, or a program that opens the saved file, may take for the start of a formula or drop: the signs, their full-width
 * forms, and the control characters that can stand before them. Source: OWASP, "CSV Injection".
 */
const RISKY_START = /^[=+\-@\t\r\n\0'\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Characters that no workbook file can hold. Source: XML 1.0, section 2.2. */
const UNHELD = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A text as it must be given to `values` so that the cell holds exactly this text and never a formula: Excel takes a leading
 * apostrophe as "what follows is text" and does not keep it. What no cell can hold is cut out or off, whole characters at a time;
 * `isCut` tells so.
 */
export function heldCellText(text: string): { readonly text: string; readonly isCut: boolean } {
  const held = text.replace(UNHELD, "") || (text && "\ufffd"); // A blank cell would be no answer.
  const escaped = RISKY_START.test(held) ? `'${held}` : held;
  const fitting = cut(escaped, MAX_CELL_CHARACTERS);
  return { text: fitting, isCut: held !== text || fitting !== escaped };
}

/** A header as it must be given to `values`: always with the apostrophe, or "2023", "1/2" and "TRUE" would become something else. */
export function headerCellText(header: string): string {
  return `'${headerName(header)}`;
}

/** As much of a header as the name of a table's column may have. */
export function headerName(header: string): string {
  return cut(header.replace(UNHELD, ""), MAX_HEADER_CHARACTERS);
}

/** Never splits a character in two. */
function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const lastKept = text.charCodeAt(maxCharacters - 1);
  const splitsPair = lastKept >= 0xd800 && lastKept <= 0xdbff;
  return text.slice(0, splitsPair ? maxCharacters - 1 : maxCharacters);
}
