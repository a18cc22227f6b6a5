import { plural, t } from "@lingui/core/macro";
import type { UndoState, Undone } from "../../../../excel/undo/undone";
import type { Formats } from "../formats";

/** The button that puts back what was in the sheet before. @param columns how many there are */
export function undoWords(undoable: UndoState, columns: number, isUndoing: boolean): string {
  if (undoable === "removed")
    return isUndoing ? t`Putting back …` : plural(columns, { one: "Put it back", other: "Put them back" });
  return isUndoing ? t`Undoing …` : t`Undo`;
}

/** What it would do, or why it is not offered. */
export function undoHint(undoable: UndoState): string {
  switch (undoable) {
    case "replaced":
      return t`The old values come back, each beside the row it stood beside.`;
    case "refreshed":
      return t`The predictions from before come back to the rows that were scored again.`;
    case "removed":
      return t`What was taken out comes back, each value beside the row it stood beside.`;
    case "too-large":
      return t`This cannot be undone here: there was too much in the cells to be kept.`;
  }
}

/** What came of it. */
export function undoneWords(was: UndoState, { restored, leftAlone, asValues }: Undone, formats: Formats): string {
  const rows = formats.rows(restored);
  return [
    was === "removed" ? t`What was taken out is back in ${rows}.` : t`The old values are back in ${rows}.`,
    ...(leftAlone === 0 ? [] : [leftAloneWords(leftAlone, formats)]),
    ...(asValues === 0 ? [] : [asValuesWords(asValues, formats)]),
  ].join(" ");
}

function leftAloneWords(leftAlone: number, formats: Formats): string {
  const rows = formats.rows(leftAlone);
  return plural(leftAlone, {
    one: `${rows} was left alone: gone, edited, or filled with something else since.`,
    other: `${rows} were left alone: gone, edited, or filled with something else since.`,
  });
}

function asValuesWords(asValues: number, formats: Formats): string {
  const count = formats.count(asValues);
  return plural(asValues, {
    one: `${count} formula came back as its last result.`,
    other: `${count} formulas came back as their last results.`,
  });
}
