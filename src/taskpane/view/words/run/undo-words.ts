import { plural } from "../../../../core/plural";
import type { UndoState, Undone } from "../../../../excel/undo/undone";
import type { Formats } from "../formats";

/** The button that puts back what was in the sheet before. @param columns how many there are */
export function undoWords(undoable: UndoState, columns: number, isUndoing: boolean): string {
  if (undoable === "removed") return isUndoing ? "Putting back …" : plural(columns, "Put it back", "Put them back");
  return isUndoing ? "Undoing …" : "Undo";
}

/** What it would do, or why it is not offered. */
export function undoHint(undoable: UndoState): string {
  switch (undoable) {
    case "replaced":
      return "The old values come back, each beside the row it stood beside.";
    case "refreshed":
      return "The predictions from before come back to the rows that were scored again.";
    case "removed":
      return "What was taken out comes back, each value beside the row it stood beside.";
    case "too-large":
      return "This cannot be undone here: there was too much in the cells to be kept.";
  }
}

/** What came of it. */
export function undoneWords(was: UndoState, { restored, leftAlone, asValues }: Undone, formats: Formats): string {
  const what = was === "removed" ? "What was taken out is back" : "The old values are back";
  const alone =
    leftAlone === 0
      ? ""
      : ` ${formats.rows(leftAlone)} ${plural(leftAlone, "was", "were")} left alone: gone, edited, or filled with something else since.`;
  const values =
    asValues === 0
      ? ""
      : ` ${formats.count(asValues)} ${plural(asValues, "formula", "formulas")} came back as ${plural(asValues, "its last result", "their last results")}.`;
  return `${what} in ${formats.rows(restored)}.${alone}${values}`;
}
