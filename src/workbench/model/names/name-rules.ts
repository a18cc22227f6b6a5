import { parseAddress } from "../areas/a1-address";

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

/** As R1C1 notation writes cells, their rows and their columns. */
const LIKE_R1C1 = /^(?:r\d*)?(?:c\d*)?$/i;

/** A name as tables have them that looks like no cell. Source: Microsoft Support, "Names in formulas". */
export function isDefinableName(name: string): boolean {
  return TABLE_NAME.test(name) && parseAddress(name) === undefined && !LIKE_R1C1.test(name);
}
