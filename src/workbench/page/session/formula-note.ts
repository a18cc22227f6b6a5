import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, NO_RESULT } from "../../model/texts/cell-content";

const COMPUTES = "The workbench computes the most common functions only; Excel computes the rest.";

/** Why the formula of a cell shows no result, or "" where it shows one. */
export function formulaNote(sheet: SheetModel, row: number, column: number): string {
  if (sheet.getFormula(row, column) === undefined) return "";
  const value = sheet.getValue(row, column);
  if (value === NO_RESULT) return COMPUTES;
  return isCellError(value) && value.error === "#NAME?" ? COMPUTES : "";
}
