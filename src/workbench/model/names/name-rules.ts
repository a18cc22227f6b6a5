/**
 * Letters, digits, underscores, dots, backslashes, question marks; beyond ASCII every character but blanks, so that marks of Thai or Hindi
 * and joiners of Persian count as well. At most 255. Source: Microsoft Support, "Rename an Excel table"; ECMA-376 Part 1, 18.17.2.5.
 */
const TABLE_NAME = /^(?:[A-Za-z_\\]|[^\0-\x7f\s])(?:[\w.\\?]|[^\0-\x7f\s]){0,254}$/u;
/** At most 31 characters, none of \ / ? * [ ] :, no apostrophe at either end. Source: Microsoft Support, "Rename a worksheet". */
const SHEET_NAME = /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/;

export function isTableName(name: string): boolean {
  return TABLE_NAME.test(name);
}

export function isSheetName(name: string): boolean {
  return SHEET_NAME.test(name);
}
