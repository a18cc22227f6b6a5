import { columnLetters } from "../../model/areas/a1-address";

/** A sheet part that cannot be read without guessing; `message` says what is wrong, as the end of a sentence that names the sheet. */
export class DamagedSheetError extends Error {
  override readonly name = "DamagedSheetError";
}

/** The name of a cell: "B3" for row 2 and column 1. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** What a file says, as a sentence may quote it. */
export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`;
}
