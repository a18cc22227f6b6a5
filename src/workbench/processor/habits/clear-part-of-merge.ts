import { containsArea, type Area } from "../../model/areas/area";
import { mergesIn } from "../../model/merges/covered-cells";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { ExcelError } from "../wire/excel-error";
import type { ExcelHabits } from "./excel-habits";

/**
 * Under the habit `refusesToClearPartOfMerge`: no range is cleared that holds some cells of a merge and not all of them.
 * @throws ExcelError GeneralException
 */
export function checkClearOfMerges(habits: ExcelHabits, sheet: SheetModel, area: Area): void {
  if (!habits.refusesToClearPartOfMerge) return;
  const isCut = mergesIn(sheet, area).some((merged) => !containsArea(area, merged));
  if (isCut) throw new ExcelError("GeneralException");
}
