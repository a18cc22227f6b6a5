import { ExcelError } from "../wire/excel-error";

/** @throws ExcelError InvalidArgument when it is no whole number */
export function wholeNumber(argument: unknown): number {
  if (typeof argument !== "number" || !Number.isInteger(argument)) throw new ExcelError("InvalidArgument");
  return argument;
}

/** A whole number, or the default where the argument was left out. */
export function wholeNumberOr(argument: unknown, ifAbsent: number): number {
  return argument === undefined || argument === null ? ifAbsent : wholeNumber(argument);
}

/** @throws ExcelError InvalidArgument when it is no text, or an empty one */
export function filledText(argument: unknown): string {
  if (typeof argument !== "string" || argument === "") throw new ExcelError("InvalidArgument");
  return argument;
}

/** @throws ExcelError InvalidArgument when it is neither a boolean nor left out */
export function flag(argument: unknown, ifAbsent = false): boolean {
  if (argument === undefined || argument === null) return ifAbsent;
  if (typeof argument !== "boolean") throw new ExcelError("InvalidArgument");
  return argument;
}

/**
 * An array of `rowCount` rows of `columnCount` values, as every block property takes it; a single value stands for all cells.
 * @throws ExcelError InvalidArgument on any other shape
 */
export function block(
  argument: unknown,
  rowCount: number,
  columnCount: number,
): (row: number, column: number) => unknown {
  if (!Array.isArray(argument)) return () => argument;
  const rows: readonly unknown[] = argument;
  if (rows.length !== rowCount || !rows.every((row) => Array.isArray(row) && row.length === columnCount)) {
    throw new ExcelError("InvalidArgument");
  }
  return (row, column) => (rows[row] as readonly unknown[])[column];
}
