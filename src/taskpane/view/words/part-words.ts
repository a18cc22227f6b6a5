import { msg, plural, t } from "@lingui/core/macro";
import type { CellNote } from "../../../core/request/cell-notes";
import type { Formats } from "./formats";
import { told } from "./language/told";

/** Words of the controls that sections share. */
export const PART_WORDS = told({
  use: msg`Use`,
  cancel: msg`Cancel`,
  tryAgain: msg`Try again`,
  details: msg`Details`,
  copyDetails: msg`Copy details`,
  copied: msg`Copied`,
  copyRefused: msg`The pane may not copy here. The text is selected: press Ctrl+C (on a Mac ⌘C).`,
  textToCopy: msg`Text to copy`,
  nothingRemembered: msg`This browser lets Scoresheet keep nothing on this device: settings and sign-ins end when the pane is closed.`,
});

/** What a button does that shows an address alone. */
export function goToCellWords(address: string, rowNumber: number): string {
  return address.includes(":") ? t`Go to cells ${address}` : t`Go to cell ${address}, row ${rowNumber}`;
}

/** After the first few of a group. */
export function andMoreWords(count: number, formats: Formats): string {
  const others = formats.count(count);
  return t`and ${others} more`;
}

/** Words of what should be known of cells that are sent. */
export const NOTE_WORDS = told({
  list: msg`What to know of cells that are sent`,
  inAllRows: msg`In all rows of the table:`,
});

/** Cells of one column that are not sent as what they hold or show, and why. */
export function noteWords({ column, kind, rowCount }: Omit<CellNote, "rows">, formats: Formats): string {
  const count = formats.count(rowCount);
  switch (kind) {
    case "blank-as-missing":
      return plural(rowCount, {
        one: `${count} blank cell in ${column} is sent as missing`,
        other: `${count} blank cells in ${column} are sent as missing`,
      });
    case "chosen-as-missing":
      return plural(rowCount, {
        one: `${count} cell at fault in ${column} is sent as missing, as you chose`,
        other: `${count} cells at fault in ${column} are sent as missing, as you chose`,
      });
    case "sent-as-stored":
      return plural(rowCount, {
        one: `${count} number in ${column} is sent as stored, not as shown, as you chose`,
        other: `${count} numbers in ${column} are sent as stored, not as shown, as you chose`,
      });
  }
}

/** The same of cells that a run has sent. */
export function sentNoteWords({ column, kind, rowCount }: Omit<CellNote, "rows">, formats: Formats): string {
  const count = formats.count(rowCount);
  switch (kind) {
    case "blank-as-missing":
      return plural(rowCount, {
        one: `${count} blank cell in ${column} was sent as missing`,
        other: `${count} blank cells in ${column} were sent as missing`,
      });
    case "chosen-as-missing":
      return plural(rowCount, {
        one: `${count} cell at fault in ${column} was sent as missing, as you chose`,
        other: `${count} cells at fault in ${column} were sent as missing, as you chose`,
      });
    case "sent-as-stored":
      return plural(rowCount, {
        one: `${count} number in ${column} was sent as stored, not as shown, as you chose`,
        other: `${count} numbers in ${column} were sent as stored, not as shown, as you chose`,
      });
  }
}

/** Many such columns, in one line. @param areSent whether a run has sent the cells */
export function manyNotesWords(notes: readonly Omit<CellNote, "rows">[], formats: Formats, areSent: boolean): string {
  const cells = formats.count(notes.reduce((sum, { rowCount }) => sum + rowCount, 0));
  const columns = formats.columns(new Set(notes.map(({ column }) => column)).size);
  const isMissingAlone = notes.every(({ kind }) => kind !== "sent-as-stored");
  if (areSent)
    return isMissingAlone
      ? t`${cells} cells in ${columns} were sent as missing`
      : t`${cells} cells in ${columns} were sent otherwise than they look`;
  return isMissingAlone
    ? t`${cells} cells in ${columns} are sent as missing`
    : t`${cells} cells in ${columns} are sent otherwise than they look`;
}
