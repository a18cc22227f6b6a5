import type { CellValue } from "../../model/texts/cell-content";

/**
 * The number format by which a cell of a file is shown. A date that is written as one (`t="d"`) is shown as one, also under the format
 * General: ECMA-376 Part 1, 18.8.30.
 */
export function shownFormat(type: string | undefined, value: CellValue, numberFormat: string): string {
  if (type !== "d" || typeof value !== "number" || numberFormat !== "General") return numberFormat;
  if (Number.isInteger(value)) return "m/d/yyyy";
  return value < 1 ? "h:mm:ss" : "m/d/yyyy h:mm";
}
