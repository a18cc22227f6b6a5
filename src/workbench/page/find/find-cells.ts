import { bottomOf, rightOf } from "../../model/areas/area";
import { GENERAL } from "../../model/sheets/column-store";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { displayText } from "../../model/texts/display-text";
import type { WorkbookModel } from "../../model/workbook-model";
import type { CellPosition } from "../grid/grid-selection";

/** What the text of a number under "General" may hold: no other text is looked for in it, as making it takes most of the time. */
const PART_OF_NUMBER = /^[-+.\de]*$/;
/** Rows that are looked through in one go. */
const ROWS_AT_ONCE = 500;

/**
 * The cells of a sheet that show a text, whatever the case, row by row. It comes piece by piece, so that a large sheet does not hold up the
 * page.
 * @param areHidden whether hidden rows are looked through, which show nothing now, or the others
 */
export function* findCells(
  { dateSystem }: Pick<WorkbookModel, "dateSystem">,
  sheet: SheetModel,
  search: string,
  areHidden = false,
): Generator<readonly CellPosition[]> {
  const used = sheet.usedRange();
  const wanted = search.toLowerCase();
  if (used === undefined || wanted === "") return;
  const isOfNumber = PART_OF_NUMBER.test(wanted);
  for (let first = used.row; first < bottomOf(used); first += ROWS_AT_ONCE) {
    const found: CellPosition[] = [];
    for (let row = first; row < Math.min(first + ROWS_AT_ONCE, bottomOf(used)); row++) {
      if (sheet.hiddenRows.get(row) !== areHidden) continue;
      for (let column = used.column; column < rightOf(used); column++) {
        const value = sheet.getValue(row, column);
        if (value === null) continue;
        const format = sheet.getNumberFormat(row, column);
        if (format === GENERAL && typeof value === "number" && !isOfNumber) continue;
        const isPlain = format === GENERAL && typeof value === "string";
        const shown = isPlain ? value : displayText(value, format, dateSystem);
        if (shown.toLowerCase().includes(wanted)) found.push({ row, column });
      }
    }
    yield found;
  }
}

/** Where a cell is, or would be, among cells in order. @returns its place from 0, and whether it is one of them */
export function placeAmong(
  cells: readonly CellPosition[],
  { row, column }: CellPosition,
): { readonly place: number; readonly isOne: boolean } {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = cells[middle]!;
    if (at.row < row || (at.row === row && at.column < column)) low = middle + 1;
    else high = middle;
  }
  const at = cells[low];
  return { place: low, isOne: at?.row === row && at.column === column };
}

/** The next of some cells behind one, or the one before it, round and round; undefined where there is none at all. */
export function stepAmong(cells: readonly CellPosition[], from: CellPosition, step: 1 | -1): CellPosition | undefined {
  const { place, isOne } = placeAmong(cells, from);
  const to = step === 1 ? place + (isOne ? 1 : 0) : place - 1;
  return cells.at(to >= cells.length ? 0 : to);
}
