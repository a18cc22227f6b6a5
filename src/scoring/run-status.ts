import type { ErrorCode, ScoringError } from "../core/errors";
import type { MissingPrediction } from "../core/predictions/prediction";
import type { CellNote } from "../core/request/cell-notes";
import type { PreflightReport } from "../core/request/preflight";
import type { SentInput } from "../core/request/encode-rows";
import type { RowRange } from "../core/table/row-ranges";
import type { RequestsAtOnce } from "./learned/request-budget";
import type { ResultColumns, RetryWait, SourceShape } from "./ports";
import type { RequestIds } from "./tally/request-ids";

/** How far a run is, told when something of it changes. */
export interface RunProgress {
  /** Rows to be scored, as far as is known: 0 until the source has been looked at, fewer as rows turn out to be left alone. */
  readonly rowsInAll: number;
  /** Rows looked at before anything is sent. */
  readonly rowsRead: number;
  /** Rows that were answered. They are written to the sheet a few seconds later at most. */
  readonly rowsScored: number;
  /** Rows that have the reason why they have no prediction; those of lost batches among them, until their second try. */
  readonly rowsFailed: number;
  /** Of the failed rows, those that are being tried once more; 0 until the others are through. */
  readonly rowsToRetry: number;
  readonly batchesInFlight: number;
  /** How many requests may be under way at once, and why not more; absent until any may. */
  readonly atOnce?: RequestsAtOnce;
  /** The latest wait asked of us, until it is over. `untilMs` is on the run's clock, as `sendingSinceMs` is. */
  readonly wait?: RetryWait & { readonly untilMs: number };
  /** When the first request was sent: what was looked at before says nothing of the pace. Absent until then. */
  readonly sendingSinceMs?: number;
}

/** Rows without a prediction that share a reason. Rows count from 0 in the source. */
export interface FailureGroup {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: string;
  readonly column?: string;
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** Rows of the source, counted from 0. */
export interface RowGroup {
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** Rows that were answered, but without a value in some output. Rows count from 0 in the source. */
export interface MissingGroup {
  readonly reason: MissingPrediction["reason"];
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** What has become of the memory of a run: it is kept, or why not, in which case the run itself is none the worse. */
export type RunRemembered =
  /** `columnId`: of the remembered column; absent where a run left none. */
  { readonly kind: "kept"; readonly columnId?: string } | { readonly kind: "not-remembered"; readonly why: string };

/**
 * What a run did, whichever way it ended. `scored + failed + untouched + skipped === rowCount`; a row with several reasons stands in the group of
 * each, so that the groups of failures may have more rows than `failed`.
 */
export interface RunSummary {
  readonly label: string;
  readonly sheetName: string;
  readonly firstCell: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly scored: number;
  readonly failed: number;
  /** Rows never reached because the run was stopped or cancelled. */
  readonly untouched: number;
  /** Where they stand, counted from 0 in the source. */
  readonly untouchedRows: readonly RowRange[];
  /** Rows that a refresh was not to score, and left as they were; absent when there are none. */
  readonly skipped?: number;
  /** Of those that failed, rows in which the prediction from before a refresh stands; absent when there are none. */
  readonly standing?: number;
  /**
   * Of those scored, rows in which a prediction stood before, and in how many of them another one stands now, as read back; absent when there are
   * none.
   */
  readonly renewed?: { readonly rowCount: number; readonly changed: number };
  readonly failures: readonly FailureGroup[];
  /** Rows scored whose answer holds no value in some output, by reason. */
  readonly missing: readonly MissingGroup[];
  /** Rows scored whose answer is longer than a cell, or holds characters that no cell does; absent when there are none. */
  readonly cut?: RowGroup;
  /** What should be known of cells that are sent, as the check found it; empty when nothing was sent. */
  readonly notes: readonly CellNote[];
  /** Requests answered or failed, halves and retries of a split batch included. */
  readonly batches: number;
  readonly elapsedMs: number;
  /** From the first request to the end of the run; 0 when nothing was sent. */
  readonly requestsMs: number;
  readonly servedModelNames: readonly string[];
  /** How the endpoint or the relay calls the run's requests; absent where they have no ids. */
  readonly requestIds?: RequestIds;
  /** What fed the model's inputs and how each was written; absent when nothing was sent. */
  readonly sentInputs?: readonly SentInput[];
  /** Names of the outputs that became columns; absent like `resultColumns`. */
  readonly outputs?: readonly string[];
  /** Outputs that were answered beyond those that the columns of a refresh hold, and not written; absent when there are none. */
  readonly droppedOutputs?: readonly string[];
  /** Absent when no row was ever scored: the column that stood ready was taken out again. */
  readonly resultColumns?: ResultColumns;
  /** Columns without a prediction that could not be taken out again; absent when there are none. */
  readonly blankColumns?: ResultColumns;
  /** Whether the workbook remembers this run; absent where nobody asked for it. */
  readonly remembered?: RunRemembered;
}

/** Where a run is, from before it starts to how it ended. */
export type RunStatus =
  | { readonly state: "idle" }
  | { readonly state: "reading" | "scoring"; readonly progress: RunProgress }
  | { readonly state: "review"; readonly shape: SourceShape; readonly report: PreflightReport }
  | { readonly state: "done" | "cancelled"; readonly summary: RunSummary }
  | { readonly state: "failed"; readonly error: ScoringError; readonly summary?: RunSummary };
