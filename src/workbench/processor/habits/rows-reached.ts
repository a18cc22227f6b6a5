import { areaOf, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { ExcelHabits } from "./excel-habits";

type HiddenRowHabits = Pick<ExcelHabits, "misplacesHiddenRows" | "shiftsPastHiddenRows">;

/**
 * Where the rows of a block land that is written over some rows at once.
 * @returns for each row of the area the row of the block, from 0, that it gets, or undefined where nothing reaches it; undefined in place
 * of them all when each row gets its own
 */
function landing(habits: HiddenRowHabits, sheet: SheetModel, area: Area): (number | undefined)[] | undefined {
  if (!habits.misplacesHiddenRows && !habits.shiftsPastHiddenRows) return undefined;
  if (area.rowCount === 1 || sheet.hiddenRowCount(area) === 0) return undefined;
  let visible = 0;
  return Array.from({ length: area.rowCount }, (_, i) => {
    if (sheet.hiddenRows.get(area.row + i)) return undefined;
    return habits.misplacesHiddenRows ? 0 : visible++;
  });
}

/**
 * A block of values or formats as it arrives in the rows of an area: itself, or what the habits make of it. A null leaves a cell alone.
 * @param block an array of rows that is as high as the area, or one value for all cells
 */
export function arrivingBlock(habits: HiddenRowHabits, sheet: SheetModel, area: Area, block: unknown): unknown {
  const rows = landing(habits, sheet, area);
  if (rows === undefined) return block;
  const untouched = new Array<null>(area.columnCount).fill(null);
  const reached: unknown[] = Array.isArray(block) ? block : rows.map(() => untouched.map(() => block));
  return rows.map((row) => (row === undefined ? untouched : reached[row]));
}

/** The parts of an area that are reached by what is done to it at once. */
export function areasReached(habits: HiddenRowHabits, sheet: SheetModel, area: Area): Area[] {
  const rows = landing(habits, sheet, area);
  if (rows === undefined) return [area];
  return rows.flatMap((row, i) => (row === undefined ? [] : [areaOf(area.row + i, area.column, 1, area.columnCount)]));
}
