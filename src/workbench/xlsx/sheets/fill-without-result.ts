import { bottomOf, intersectionOf, rightOf, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { NO_RESULT, type CellValue } from "../../model/texts/cell-content";
import { tooLarge } from "../package/workbook-file-error";

/** A block of results larger than this is looked at as far as its sheet is used. */
const MOST_FILLED_CELLS = 1_000_000;
/** Blocks of results stand beside each other: a sheet has no use for more cells of them than it may have rows of a dozen columns. */
const MOST_FILLED_IN_ALL = 12_582_912;

/**
 * Says of cells that a formula fills, without standing in them, that they have no result: for loading, after which the sheet is marked
 * clean.
 * @param isWithout whether what a cell holds is none
 * @throws WorkbookFileError `too-large`
 */
export function fillWithoutResult(
  sheet: SheetModel,
  areas: readonly Area[],
  isWithout: (value: CellValue) => boolean,
): void {
  const used = sheet.usedRange(false);
  let looked = 0;
  for (const area of areas) {
    const isHuge = area.rowCount * area.columnCount > MOST_FILLED_CELLS;
    const within = isHuge ? used && intersectionOf(area, used) : area;
    if (within === undefined) continue;
    looked += within.rowCount * within.columnCount;
    if (looked > MOST_FILLED_IN_ALL) {
      throw tooLarge("its array formulas and what-if tables fill more than 12 million cells of a sheet");
    }
    for (let row = within.row; row < bottomOf(within); row++) {
      for (let column = within.column; column < rightOf(within); column++) {
        if (isWithout(sheet.getValue(row, column)) && sheet.getFormula(row, column) === undefined)
          sheet.setValue(row, column, NO_RESULT);
      }
    }
  }
}
