import { bottomOf, intersectionOf, rightOf, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { NO_RESULT, type CellValue } from "../../model/texts/cell-content";

/** A block of results larger than this is looked at as far as its sheet is used. */
const MOST_FILLED_CELLS = 1_000_000;

/**
 * Says of cells that a formula fills, without standing in them, that they have no result: for loading, after which the sheet is marked
 * clean.
 * @param isWithout whether what a cell holds is none
 */
export function fillWithoutResult(
  sheet: SheetModel,
  areas: readonly Area[],
  isWithout: (value: CellValue) => boolean,
): void {
  const used = sheet.usedRange(false);
  for (const area of areas) {
    const isHuge = area.rowCount * area.columnCount > MOST_FILLED_CELLS;
    const within = isHuge ? used && intersectionOf(area, used) : area;
    if (within === undefined) continue;
    for (let row = within.row; row < bottomOf(within); row++) {
      for (let column = within.column; column < rightOf(within); column++) {
        const { value, formula } = sheet.getContent(row, column);
        if (formula === undefined && isWithout(value)) sheet.setValue(row, column, NO_RESULT);
      }
    }
  }
}
