import { plural } from "../../../core/plural";
import type { CellNote } from "../../../core/request/cell-notes";
import type { Formats } from "./formats";

/** Words of the controls that sections share. */
export const PART_WORDS = {
  use: "Use",
  cancel: "Cancel",
  tryAgain: "Try again",
  details: "Details",
  copyDetails: "Copy details",
  copied: "Copied",
  copyRefused: "The pane may not copy here. The text is selected: press Ctrl+C (on a Mac ⌘C).",
  textToCopy: "Text to copy",
} as const;

/** What a button does that shows an address alone. */
export function goToCellWords(address: string, rowNumber: number): string {
  return address.includes(":") ? `Go to cells ${address}` : `Go to cell ${address}, row ${rowNumber}`;
}

/** After the first few of a group. */
export function andMoreWords(count: number, formats: Formats): string {
  return `and ${formats.count(count)} more`;
}

/** Words of what should be known of cells that are sent. */
export const NOTE_WORDS = {
  list: "Cells sent as missing",
  inAllRows: "In all rows of the table:",
} as const;

/** Cells of one column that are sent as missing, and why. */
export function noteWords({ column, kind, rowCount }: Omit<CellNote, "rows">, formats: Formats): string {
  const count = formats.count(rowCount);
  const are = plural(rowCount, "is", "are");
  return kind === "blank-as-missing"
    ? `${count} ${plural(rowCount, "blank cell", "blank cells")} in ${column} ${are} sent as missing`
    : `${count} ${plural(rowCount, "cell", "cells")} at fault in ${column} ${are} sent as missing, as you chose`;
}

/** Many such columns, in one line. */
export function manyNotesWords(notes: readonly Pick<CellNote, "column" | "rowCount">[], formats: Formats): string {
  const cells = notes.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const columns = new Set(notes.map(({ column }) => column)).size;
  return `${formats.count(cells)} cells in ${formats.columns(columns)} are sent as missing`;
}
