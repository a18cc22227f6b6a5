import { plural } from "../../core/plural";
import { cellAddress } from "../../excel/reading/cell-address";
import type { ScoringError } from "../../core/errors";
import type { NoteKind } from "../../core/request/cell-notes";
import type { FailureGroup, RunSummary } from "../../scoring/run-status";

/** Ranges named in one line; the count says how many rows there are in all. */
const RANGES_NAMED = 5;
/** A stopped run leaves one gap for each request that was under way, and the rest. */
const GAPS_NAMED = 100;

export const NOTHING_SCORED = "No row was scored; no file was written.";

/** One line for each reason why rows have no prediction: how many, why, and where the first of them stand. */
export function failureLines(summary: RunSummary): string[] {
  return summary.failures.map((group) => {
    const rows = `${group.rowCount} ${plural(group.rowCount, "row has", "rows have")}`;
    return `${rows} no prediction: ${group.message}${detailOf(group)} See ${places(summary, group)}.`;
  });
}

/** One line when rows of a refresh got no new prediction, and keep what stood there. */
export function standingLines({ standing = 0 }: RunSummary): string[] {
  if (standing === 0) return [];
  return [`Of these, ${standing} ${plural(standing, "row keeps its", "rows keep their")} earlier prediction.`];
}

/** One line for each way in which answered rows hold no value in some output: null, NaN, an output that never came. */
export function missingLines(summary: RunSummary): string[] {
  return summary.missing.map((group) => {
    const rows = `${group.rowCount} ${plural(group.rowCount, "row was", "rows were")}`;
    const without =
      group.reason === "no-probability" ? "a number from 0 to 1 to make a label of" : `a value: ${group.reason}`;
    return `${rows} answered without ${without}. See ${places(summary, group)}.`;
  });
}

/** One line when answers were longer than a cell, or held what no cell holds. */
export function cutLines(summary: RunSummary): string[] {
  if (summary.cut === undefined) return [];
  const rows = `${summary.cut.rowCount} ${plural(summary.cut.rowCount, "row was", "rows were")}`;
  const limit = "a cell holds 32,767 characters and no control characters";
  return [`${rows} answered with text that was cut: ${limit}. See ${places(summary, summary.cut)}.`];
}

/** One line for each column with cells that were not sent as what they hold: nothing is wrong with them, but a model answers all the same. */
export function noteLines(summary: RunSummary): string[] {
  return summary.notes.map((note) => {
    const cells = `${note.rowCount} ${NOTED[note.kind](note.rowCount)} in ${note.column} ${plural(note.rowCount, "is", "are")}`;
    return `${cells} sent as ${SENT_AS[note.kind]}. See ${places(summary, note)}.`;
  });
}

const NOTED: Readonly<Record<NoteKind, (rowCount: number) => string>> = {
  "blank-as-missing": (rowCount) => `blank ${plural(rowCount, "cell", "cells")}`,
  "chosen-as-missing": (rowCount) => `${plural(rowCount, "cell", "cells")} at fault`,
  "sent-as-stored": (rowCount) => plural(rowCount, "number", "numbers"),
};

const SENT_AS: Readonly<Record<NoteKind, string>> = {
  "blank-as-missing": "missing (null)",
  "chosen-as-missing": "missing (null)",
  "sent-as-stored": "stored, not as shown (with --as-shown, as shown)",
};

/** Where the rows stand that a run did not come to, and why it ended; nothing when it came to all of them. */
export function untouchedLine(summary: RunSummary, stoppedBy: ScoringError): string[] {
  if (summary.untouched === 0) return [];
  const rows = `${summary.untouched} ${plural(summary.untouched, "row was", "rows were")}`;
  const where = places(summary, { rows: summary.untouchedRows }, GAPS_NAMED);
  return [`${rows} not reached: ${stoppedBy.message}${detailOf(stoppedBy)} See ${where}.`];
}

function detailOf({ detail }: { readonly detail?: string | undefined }): string {
  return detail === undefined ? "" : ` (${detail})`;
}

function places(summary: RunSummary, group: Pick<FailureGroup, "column" | "rows">, most = RANGES_NAMED): string {
  const column = Math.max(0, summary.columns.indexOf(group.column ?? ""));
  const named = group.rows.slice(0, most).map(({ firstRow, rowCount }) => {
    const first = cellAddress(summary.firstCell, firstRow, column);
    return rowCount === 1 ? first : `${first}:${cellAddress(summary.firstCell, firstRow + rowCount - 1, column)}`;
  });
  const more = group.rows.length > most ? " and further" : "";
  return `${summary.sheetName}!${named.join(", ")}${more}`;
}
