import { columnLetters, columnNumber } from "../areas/a1-address";
import { SHEET_COLUMNS, SHEET_ROWS } from "../areas/area";
import { replaceReferences, type ReferenceCorner } from "./formula-references";

/** What stands in a formula for a reference that points off the sheet. */
export const OFF_SHEET = "#REF!";

/** Stands for a reference in a formula that is taken apart. No formula holds it: where a file escapes one, a blank stands for it. */
const PLACE = "\u0000";

/** Gives a formula as it reads in another cell, by rows down and columns to the right of its own. */
export interface FormulaFiller {
  readonly fill: (rowsDown: number, columnsRight: number) => string;
  readonly referenceCount: number;
}

/** One corner of a reference: what moves, as a number that counts from 0, and what does not, as it stands. */
interface Corner {
  readonly column: number | string;
  readonly row: number | string;
}

/**
 * A formula as it reads when filled from one cell to others: references without `$` move along. A file stores the formula of a
 * filled block once, at its first cell (ECMA-376, 18.3.1.40, `t="shared"`); it is taken apart once, too.
 * @param formula without its leading "="
 */
export function formulaFiller(formula: string): FormulaFiller {
  const references: Corner[][] = [];
  const texts = replaceReferences(formula.replaceAll(PLACE, " "), ({ corners }) => {
    const read = corners.flatMap((corner) => corner && [readCorner(corner)]);
    if (read.some((corner) => corner === undefined)) return undefined;
    references.push(read.flatMap((corner) => corner ?? []));
    return PLACE;
  }).split(PLACE);
  const fill = (rowsDown: number, columnsRight: number): string => {
    let filled = texts[0]!;
    references.forEach((corners, place) => {
      filled += fillReference(corners, rowsDown, columnsRight) + texts[place + 1]!;
    });
    return filled;
  };
  return { fill, referenceCount: references.length };
}

/** The same for one cell. */
export function fillFormula(formula: string, rowsDown: number, columnsRight: number): string {
  return formulaFiller(formula).fill(rowsDown, columnsRight);
}

/** Undefined when no sheet has such a column: a name that merely looks like a cell. */
function readCorner({ column, row }: ReferenceCorner): Corner | undefined {
  const number = column === undefined ? 0 : columnNumber(column.replace("$", ""));
  if (number === undefined) return undefined;
  return {
    column: column === undefined || column.startsWith("$") ? (column ?? "") : number,
    row: row === undefined || row.startsWith("$") ? (row ?? "") : Number(row) - 1,
  };
}

function fillReference([first, last]: readonly Corner[], rowsDown: number, columnsRight: number): string {
  const from = fillCorner(first!, rowsDown, columnsRight);
  if (from === OFF_SHEET || last === undefined) return from;
  const to = fillCorner(last, rowsDown, columnsRight);
  return to === OFF_SHEET ? OFF_SHEET : `${from}:${to}`;
}

function fillCorner({ column, row }: Corner, rowsDown: number, columnsRight: number): string {
  const filledColumn = typeof column === "string" ? column : column + columnsRight;
  const filledRow = typeof row === "string" ? row : row + rowsDown;
  if (isOff(filledColumn, SHEET_COLUMNS) || isOff(filledRow, SHEET_ROWS)) return OFF_SHEET;
  const letters = typeof filledColumn === "string" ? filledColumn : columnLetters(filledColumn);
  return typeof filledRow === "string" ? letters + filledRow : `${letters}${filledRow + 1}`;
}

function isOff(place: number | string, end: number): boolean {
  return typeof place === "number" && (place < 0 || place >= end);
}
