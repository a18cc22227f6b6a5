import { bottomOf, rightOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../areas/area";
import type { SheetModel } from "./sheet-model";

/**
 * The area grown until blank rows and columns, or the sheet's edges, stand all around it: Excel's "current region". A corner that touches
 * counts as touching.
 */
export function surroundingRegion(sheet: SheetModel, area: Area): Area {
  let region = area;
  for (let grown = grow(sheet, region); grown !== region; grown = grow(sheet, region)) region = grown;
  return region;
}

/** Grows to each side as far as it goes; the same object when nothing stands beside it. */
function grow(sheet: SheetModel, area: Area): Area {
  let top = area.row;
  let bottom = bottomOf(area);
  let left = area.column;
  let right = rightOf(area);
  const rowHolds = (row: number): boolean => {
    for (let column = Math.max(0, left - 1); column < Math.min(SHEET_COLUMNS, right + 1); column++) {
      if (sheet.getValue(row, column) !== null) return true;
    }
    return false;
  };
  const columnHolds = (column: number): boolean => {
    for (let row = Math.max(0, top - 1); row < Math.min(SHEET_ROWS, bottom + 1); row++) {
      if (sheet.getValue(row, column) !== null) return true;
    }
    return false;
  };
  while (bottom < SHEET_ROWS && rowHolds(bottom)) bottom++;
  while (top > 0 && rowHolds(top - 1)) top--;
  while (right < SHEET_COLUMNS && columnHolds(right)) right++;
  while (left > 0 && columnHolds(left - 1)) left--;
  const isSame = top === area.row && left === area.column && bottom === bottomOf(area) && right === rightOf(area);
  return isSame ? area : { row: top, column: left, rowCount: bottom - top, columnCount: right - left };
}
