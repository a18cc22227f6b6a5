import type { ExcelHabits } from "./excel-habits";

/** The number format "Text". */
const TEXT = "@";

/** What a number, TRUE or FALSE becomes that is entered into a cell: itself, or text where the cell has the format "@". */
export function enteredValue(
  { keepsNumbersInTextCellsAsText }: Pick<ExcelHabits, "keepsNumbersInTextCellsAsText">,
  value: number | boolean,
  numberFormat: string,
): string | number | boolean {
  if (!keepsNumbersInTextCellsAsText || numberFormat !== TEXT) return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  // Excel knows 15 digits of a number. Source: Microsoft Support, "Excel specifications and limits".
  return String(Number(value.toPrecision(15))).replace("e", "E");
}

/** Whether a leading apostrophe is no sign but a part of the text. */
export function isApostropheShown(
  { showsApostropheInTextCells }: Pick<ExcelHabits, "showsApostropheInTextCells">,
  text: string,
  numberFormat: string,
): boolean {
  return showsApostropheInTextCells && numberFormat === TEXT && text.startsWith("'");
}
