import { areaOf, type Area } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";
import { withdrawSpills } from "../calculation/withdraw-spills";
import type { SheetModel } from "../sheets/sheet-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";

/**
 * Results that have spread over rows or columns among which whole ones come or go: they are in nobody's way, as their formulas spread anew
 * afterwards. Where nobody calculates there are none.
 */
export function crossedSpills({ calculation }: WorkbookModel, sheet: SheetModel, shift: CellShift): readonly Area[] {
  if (calculation === undefined) return [];
  return sheet.arrayAreas.filter((array) => {
    const moved = shiftedArea(array, shift);
    const isCut = moved?.rowCount !== array.rowCount || moved.columnCount !== array.columnCount;
    return array.isSpill === true && moved !== undefined && isCut;
  });
}

/** Leaves such results to their first cells, and has their formulas calculated. */
export function withdrawCrossed(
  { calculation }: WorkbookModel,
  sheet: SheetModel,
  spills: readonly Area[],
  source: ChangeSource,
): void {
  for (const spill of spills) {
    withdrawSpills(sheet, areaOf(spill.row, spill.column));
    calculation?.cellsChanged(sheet, spill, source === "pane");
  }
}
