import type { PlannedInput } from "../inputs/plan-inputs";
import { showsNothing } from "../table/cell";
import type { CellBlock } from "../table/cell-block";
import type { CellColumn } from "../table/cell-column";

/**
 * The rows of which no cell that is sent holds anything: 1 for each, undefined where there is none. A constant is the same in every row
 * and no input of any; where nothing but constants is sent, no row is blank.
 */
export function findBlankRows(cells: CellBlock, inputs: readonly Pick<PlannedInput, "from">[]): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  for (const { from } of inputs) {
    if (!("position" in from)) continue;
    const column = cells.columns[from.position];
    const blank = column === undefined ? new Uint8Array(cells.rowCount).fill(1) : cellsThatShowNothing(column);
    if (blank === undefined) return undefined;
    found = found === undefined ? blank : found.map((isBlank, row) => isBlank & blank[row]!);
    if (!found.includes(1)) return undefined;
  }
  return found;
}

/** The rows in which a column is blank, in rising order. */
export function blanksIn(column: CellColumn): readonly number[] {
  const rows: number[] = [];
  if (column.kind === "numbers") column.blanks?.forEach((isBlank, row) => isBlank === 1 && rows.push(row));
  else if (column.kind === "any") column.cells.forEach((cell, row) => cell === null && rows.push(row));
  else if (column.distinct.includes(null)) {
    column.codes.forEach((code, row) => column.distinct[code] === null && rows.push(row));
  }
  return rows;
}

function cellsThatShowNothing(column: CellColumn): Uint8Array | undefined {
  if (column.kind === "numbers") return column.blanks;
  if (column.kind === "any") return Uint8Array.from(column.cells, (cell) => (showsNothing(cell) ? 1 : 0));
  const distinct = column.distinct.map((cell) => (showsNothing(cell) ? 1 : 0));
  return distinct.includes(1) ? Uint8Array.from(column.codes, (code) => distinct[code]!) : undefined;
}
