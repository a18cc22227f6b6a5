import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, NO_RESULT } from "../../model/texts/cell-content";
import { SHEET } from "../words/sheet-words";

/** Why the formula of a cell shows no result, or "" where it shows one. */
export function formulaNote(sheet: SheetModel, row: number, column: number): string {
  if (sheet.getFormula(row, column) === undefined) return "";
  const value = sheet.getValue(row, column);
  if (value === NO_RESULT) return SHEET.notComputed;
  return isCellError(value) && value.error === "#NAME?" ? SHEET.notComputed : "";
}
