import { MissingPrediction, type Prediction } from "../../src/core/predictions/prediction";

/** Dates stand in a sheet as numbers with a date format; ExcelJS writes them so when it is given a Date. */
export function asExcelCell(value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(`${value}Z`) : value;
}

/** A prediction as the sheet holds it: what is missing is blank. */
export function asSheetCell(prediction: Prediction): string | number | boolean | null {
  return prediction instanceof MissingPrediction ? null : prediction;
}
