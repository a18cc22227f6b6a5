import { InputError } from "../../core/errors";
import type { SourceShape } from "../../scoring/ports";

/** `rowHidden` is null where some rows are hidden and others are not; the type does not know that. Source: Excel.Range, ExcelApi 1.2. */
export function hiddenRowsOf(range: Excel.Range): Pick<SourceShape, "hasHiddenRows"> {
  const rowHidden = range.rowHidden as boolean | null;
  return rowHidden === false ? {} : { hasHiddenRows: true };
}

/**
 * Whether a calculation is due. It stays so where Excel calculates only when it is told to, and in the workbench, which never calculates,
 * when a file says that its results are not to be trusted. Asked once, before anything is written: predictions make one due themselves.
 * Source: Microsoft Learn, "Excel.CalculationState".
 */
export function calculationOf({ calculationState }: Excel.Application): Pick<SourceShape, "isCalculationDue"> {
  return calculationState === "Pending" ? { isCalculationDue: true } : {};
}

/** The refusal of a source without rows. @param what "Table Flowers", "Sheet1!A1:B1" */
export function emptyTable(what: string): InputError {
  return new InputError("empty-table", `${what} has no rows to score.`);
}
