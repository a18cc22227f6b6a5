import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, NO_RESULT, WAITING } from "../../model/texts/cell-content";
import { callsCustomFunction } from "../../model/texts/custom-function-calls";
import type { WorkbookModel } from "../../model/workbook-model";
import { SHEET } from "../words/sheet-words";

/** Why the formula of a cell shows no result, or what an add-in says of its error; "" where there is nothing to say. */
export function formulaNote(
  { customFunctions }: WorkbookModel,
  sheet: SheetModel,
  row: number,
  column: number,
): string {
  const formula = sheet.getFormula(row, column);
  if (formula === undefined) return "";
  const value = sheet.getValue(row, column);
  if (value === NO_RESULT) return SHEET.notComputed;
  if (value === WAITING) return SHEET.waitsForAddIn;
  if (!isCellError(value)) return "";
  if (value.error === "#NAME?") return callsCustomFunction(formula) ? SHEET.noSuchFunction : SHEET.notComputed;
  return customFunctions.messageAt(sheet, row, column) ?? "";
}
