import { isInSheet, SHEET_COLUMNS, SHEET_ROWS, type Area } from "./area";

/** "A" for column 0, "XFD" for the last one. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column that letters stand for, or undefined when a sheet has none of that name. */
export function columnNumber(letters: string): number | undefined {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number >= 1 && number <= SHEET_COLUMNS ? number - 1 : undefined;
}

/** The area as Excel writes it without a sheet: "B2", "A1:C10", "A:C" for whole columns, "2:5" for whole rows. */
export function formatArea(area: Area): string {
  const first = columnLetters(area.column);
  const last = columnLetters(area.column + area.columnCount - 1);
  if (area.rowCount === SHEET_ROWS) return `${first}:${last}`;
  const firstRow = area.row + 1;
  const lastRow = area.row + area.rowCount;
  if (area.columnCount === SHEET_COLUMNS) return `${firstRow}:${lastRow}`;
  return area.rowCount === 1 && area.columnCount === 1
    ? `${first}${firstRow}`
    : `${first}${firstRow}:${last}${lastRow}`;
}

/** The area by its first and last cell, also where Excel says "A:C": files name no whole rows and columns (ECMA-376 Part 1, 18.18.62). */
export function formatCorners(area: Area): string {
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  const last = `${columnLetters(area.column + area.columnCount - 1)}${area.row + area.rowCount}`;
  return first === last ? first : `${first}:${last}`;
}

/** The area as `formatArea` writes it, with every row and column fixed, as names have it: "$A$1:$C$10". */
export function formatAbsolute(area: Area): string {
  return formatArea(area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}

/** A sheet name as it stands before "!": in quotes unless it is a plain word. */
export function quoteSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([a-z]{1,3}\d+|r\d*c\d*|r|c)$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A sheet name and the cells after it; `sheetName` is absent in "A1:B2". */
export interface ParsedAddress {
  readonly sheetName?: string;
  readonly area: Area;
}

/** Reads "A1", "$A$1:B2", "C:D", "2:5", each with or without a sheet before it. Undefined when it is none of these. */
export function parseAddress(address: string): ParsedAddress | undefined {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(address.trim());
  if (!match) return undefined;
  const area = parseArea(match[3]!.replaceAll("$", ""));
  if (!area) return undefined;
  const sheetName = match[1]?.replaceAll("''", "'") ?? match[2];
  return sheetName === undefined ? { area } : { sheetName, area };
}

function parseArea(text: string): Area | undefined {
  const [from, to = from, ...more] = text.split(":");
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const a = parseCorner(from);
  const b = parseCorner(to);
  if (
    !a ||
    !b ||
    (a.row === undefined) !== (b.row === undefined) ||
    (a.column === undefined) !== (b.column === undefined)
  ) {
    return undefined;
  }
  // "5" or "B" alone is not an address; "5:5" and "B:B" are.
  if ((a.row === undefined || a.column === undefined) && !text.includes(":")) return undefined;
  const row = Math.min(a.row ?? 0, b.row ?? 0);
  const column = Math.min(a.column ?? 0, b.column ?? 0);
  const rowCount = spanOf(a.row, b.row, SHEET_ROWS);
  const columnCount = spanOf(a.column, b.column, SHEET_COLUMNS);
  const area: Area = { row, column, rowCount, columnCount };
  return isInSheet(area) ? area : undefined;
}

interface Corner {
  readonly row: number | undefined;
  readonly column: number | undefined;
}

function parseCorner(text: string): Corner | undefined {
  const match = /^([a-z]{1,3})?(\d{1,7})?$/i.exec(text.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  const column = match[1] === undefined ? undefined : columnNumber(match[1]);
  if (match[1] !== undefined && column === undefined) return undefined;
  return { row: match[2] === undefined ? undefined : Number(match[2]) - 1, column };
}

/** Lines from one to the other; all of them where none is named. */
function spanOf(from: number | undefined, to: number | undefined, size: number): number {
  return from === undefined || to === undefined ? size : Math.abs(to - from) + 1;
}
