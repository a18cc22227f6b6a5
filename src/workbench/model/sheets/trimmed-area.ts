import { areaOf, bottomOf, rightOf, type Area } from "../areas/area";
import type { CellValue } from "../texts/cell-content";

/** Cells that can be read one by one. */
interface ReadCells {
  getValue(row: number, column: number): CellValue;
}

/** Cuts blank rows and columns off the edges of an area; undefined when all of it is blank. */
export function trimmedArea(sheet: ReadCells, area: Area): Area | undefined {
  let firstRow = bottomOf(area);
  let end = area.row;
  const usedColumns: number[] = [];
  for (let column = area.column; column < rightOf(area); column++) {
    let first = area.row;
    let last = bottomOf(area) - 1;
    while (first <= last && sheet.getValue(first, column) === null) first++;
    if (first > last) continue;
    while (sheet.getValue(last, column) === null) last--;
    usedColumns.push(column);
    firstRow = Math.min(firstRow, first);
    end = Math.max(end, last + 1);
  }
  const from = usedColumns[0];
  return from === undefined ? undefined : areaOf(firstRow, from, end - firstRow, usedColumns.at(-1)! - from + 1);
}
