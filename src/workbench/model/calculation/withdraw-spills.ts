import { areaOf, bottomOf, containsArea, intersectionOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";

/** A result that was taken out of the cells into which it had spread. */
export interface WithdrawnSpill {
  readonly spill: Area;
  /** Its cells but the one of the formula, as areas. */
  readonly left: readonly Area[];
}

/**
 * Takes results out of the cells into which they had spread, where something was entered into one of these: the formulas keep their cells, and
 * what was entered stays.
 */
export function withdrawSpills(sheet: SheetModel, entered: Area): WithdrawnSpill[] {
  const spills = sheet.arrayAreas.filter((array) => array.isSpill && intersectionOf(array, entered) !== undefined);
  if (spills.length === 0) return [];
  sheet.arrayAreas = sheet.arrayAreas.filter((array) => !spills.includes(array));
  return spills.map((spill) => {
    for (let row = spill.row; row < bottomOf(spill); row++) {
      for (let column = spill.column; column < rightOf(spill); column++) {
        const isAnchor = row === spill.row && column === spill.column;
        if (!isAnchor && !containsArea(entered, areaOf(row, column))) sheet.setValue(row, column, null);
      }
    }
    const { row, column, rowCount, columnCount } = spill;
    const beside = areaOf(row, column + 1, 1, columnCount - 1);
    const below = areaOf(row + 1, column, rowCount - 1, columnCount);
    return { spill, left: [beside, below].filter((area) => area.rowCount * area.columnCount > 0) };
  });
}
