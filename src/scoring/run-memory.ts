import type { Fingerprints } from "../core/memory/fingerprints";
import type { RunScope } from "../core/memory/remembered-run";
import type { SentInput } from "../core/request/encode-rows";
import type { ResultColumns } from "./ports";
import type { RunRemembered, RunSummary } from "./run-status";

export type { RunRemembered } from "./run-status";

/** Where a run writes, and what. */
export interface WritingPlace {
  readonly resultColumns: ResultColumns;
  readonly outputs: readonly string[];
  /** As the check has settled how rows are written: a run that is cut can only go on by it. */
  readonly sent: readonly SentInput[];
  /** `SourceShape.label`. */
  readonly label: string;
}

/** Told by a scoring run what the workbook is to remember of it. Nothing here throws: what cannot be remembered ends no run. */
export interface RunMemory {
  readonly scope: RunScope;
  /**
   * Called when blank columns have stood ready for a while, or the first predictions are about to be written and more are to come; once more
   * where other columns are written into than stood ready.
   */
  begin(place: WritingPlace): Promise<void>;
  /**
   * After each write that was proven, and for rows that failed: what was sent of each, with its result cells as read back. A key may come
   * again, as a row that failed is tried once more and several rows may hold the same: what has results stands above what failed.
   * @param rows to be added to those before, of which rows that are tried once more are taken back
   */
  note(rows: Fingerprints): void;
  /** Before each request, also of rows that are sent once more: for whoever counts what is sent. @param rowCount rows in it */
  noteRequest?(rowCount: number): void;
  /**
   * Lets the workbook hold what was noted so far, of a run that goes on: for a copy of it that is left when the program is killed.
   * @returns false where that says nothing: nothing has begun yet, or there are too many rows to remember which
   * @throws WorkbookError
   */
  keepSoFar?(): Promise<boolean>;
  /** Called once, whichever way the run ended, but for one that only asks for a review. @param summary undefined when nothing was read */
  end(summary: RunSummary | undefined): Promise<RunRemembered>;
}
