import { plural } from "../../../core/plural";
import type { CellNote, NoteKind } from "../../../core/request/cell-notes";
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
  list: "What to know of cells that are sent",
  inAllRows: "In all rows of the table:",
} as const;

/** Which cells, in the plural and alone, and how they are sent. */
const NOTE_PARTS: Readonly<Record<NoteKind, readonly [cell: string, cells: string, sent: string]>> = {
  "blank-as-missing": ["blank cell", "blank cells", "sent as missing"],
  "chosen-as-missing": ["cell at fault", "cells at fault", "sent as missing, as you chose"],
  "sent-as-stored": ["number", "numbers", "sent as stored, not as shown, as you chose"],
};

/** Cells of one column that are not sent as what they hold or show, and why. */
export function noteWords({ column, kind, rowCount }: Omit<CellNote, "rows">, formats: Formats): string {
  const [cell, cells, sent] = NOTE_PARTS[kind];
  return `${formats.count(rowCount)} ${plural(rowCount, cell, cells)} in ${column} ${plural(rowCount, "is", "are")} ${sent}`;
}

/** Many such columns, in one line. */
export function manyNotesWords(notes: readonly Omit<CellNote, "rows">[], formats: Formats): string {
  const cells = notes.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const columns = new Set(notes.map(({ column }) => column)).size;
  const isMissingAlone = notes.every(({ kind }) => kind !== "sent-as-stored");
  const sent = isMissingAlone ? "are sent as missing" : "are sent otherwise than they look";
  return `${formats.count(cells)} cells in ${formats.columns(columns)} ${sent}`;
}

export const NOTHING_REMEMBERED =
  "This browser lets Scoresheet keep nothing on this device: settings and sign-ins end when the pane is closed.";
