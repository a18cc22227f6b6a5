/** A rectangle of cells; row and column count from 0. */
export interface CellArea {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Size of a sheet. Source: Microsoft Support, "Excel specifications and limits". */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

const CELL = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

/** Column 0 is "A", 25 is "Z", 26 is "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/**
 * The name of the cell `rowOffset` rows below and `columnOffset` columns right of `firstCell`: ("A2", 47, 3) is "D49".
 * @throws RangeError when `firstCell` is not the name of a cell
 */
export function cellAddress(firstCell: string, rowOffset: number, columnOffset: number): string {
  const { row, column } = parseArea(firstCell);
  return nameOf(row + rowOffset, column + columnOffset);
}

/**
 * "Sheet1!$A$1:E151" as numbers; a sheet name before the "!" is ignored, whole rows and columns are not names of cells.
 * @throws RangeError when the text names no cell and no range of cells
 */
export function parseArea(address: string): CellArea {
  const [first = "", last = first, ...others] = withoutSheet(address).split(":");
  const from = parseCell(first);
  const to = parseCell(last);
  if (from === undefined || to === undefined || others.length > 0 || to.row < from.row || to.column < from.column) {
    throw new RangeError("Not the address of a range of cells.");
  }
  return { ...from, rowCount: to.row - from.row + 1, columnCount: to.column - from.column + 1 };
}

/**
 * The cells of an address as Excel gives it, which leaves out what is whole: "Sheet1!A:C" for three columns, "2:5" for four rows.
 * @throws RangeError like `parseArea`
 */
export function parseGivenArea(address: string): CellArea {
  const given = withoutSheet(address).replaceAll("$", "");
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(given);
  if (columns !== null) return parseArea(`${columns[1]}1:${columns[2]}${SHEET_ROWS}`);
  const rows = /^(\d+):(\d+)$/.exec(given);
  return parseArea(rows === null ? given : `A${rows[1]}:${columnLetters(SHEET_COLUMNS - 1)}${rows[2]}`);
}

/** The data rows of a range: all but its header row. May have no rows. */
export function bodyArea(area: CellArea, hasHeaders: boolean): CellArea {
  return hasHeaders ? { ...area, row: area.row + 1, rowCount: area.rowCount - 1 } : area;
}

/** "A1:E151", or "A1" for a single cell. */
export function areaAddress(area: CellArea): string {
  const first = nameOf(area.row, area.column);
  const last = nameOf(area.row + area.rowCount - 1, area.column + area.columnCount - 1);
  return first === last ? first : `${first}:${last}`;
}

/** An address without the sheet's name, which may itself hold a "!". */
export function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

function nameOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function parseCell(name: string): { row: number; column: number } | undefined {
  const [, letters, digits] = CELL.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row < SHEET_ROWS && column < SHEET_COLUMNS ? { row, column } : undefined;
}
