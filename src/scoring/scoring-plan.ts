import type { DateForm } from "../core/columns/column-encoding";
import type { CellCause, ColumnType, Cure } from "../core/columns/column-type";
import type { ErrorCode, ScoringError } from "../core/errors";
import type { InputChoices } from "../core/inputs/plan-inputs";
import type { OutputChoice } from "../core/predictions/choose-outputs";
import type { MissingPrediction } from "../core/predictions/decode-predictions";
import type { PreflightReport } from "../core/request/preflight";
import type { DecimalMark } from "../core/table/locale-number";
import type { RowRange } from "../core/table/row-ranges";
import type { CollisionChoice, ResultColumns, RetryWait, SourceRef, SourceShape } from "./ports";

/** Requests at once: what the smallest Databricks endpoint takes. Source: Databricks, "Model Serving limits and regions". */
export const CONCURRENT_REQUESTS = 4;

/** Rows of a preview: enough to see whether the answers make sense, few enough to cost nothing. */
export const PREVIEW_ROWS = 5;

/** How the values of one column are read, where the analyst chose it. */
export interface ColumnChoice {
  /** Overrules what is inferred from the cells; a type declared by the schema stands. */
  readonly type?: ColumnType;
  readonly dateForm?: DateForm;
  readonly decimalMark?: DecimalMark;
  readonly cures?: Readonly<Partial<Record<CellCause, Cure>>>;
}

/** All that one press of the button needs to know. */
export interface ScoringPlan {
  readonly source: SourceRef;
  readonly inputs: InputChoices;
  /** By header of the column in the sheet. */
  readonly columnChoices?: Readonly<Record<string, ColumnChoice>>;
  /** The model's `params`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Adds the row numbers as `index` to dataframe_split. */
  readonly withIndex?: boolean;
  readonly rowsPerBatch: number;
  readonly maxPayloadBytes: number;
  readonly concurrentRequests: number;
  readonly columnName: string;
  readonly collision: CollisionChoice;
  readonly outputChoice?: OutputChoice;
  /** `review`: stop before anything is sent when cells would be refused or mis-scored. `score-clean`: leave their rows out. */
  readonly onProblems: "review" | "score-clean";
  /** `quarantine`: bisect a refused batch until the refused rows stand alone. `stop`: end the run at the first refusal. */
  readonly onRefused: "quarantine" | "stop";
}

export interface RunProgress {
  readonly rowsInAll: number;
  /** Rows looked at before anything is sent. */
  readonly rowsRead: number;
  /** Rows that were answered, or have the reason why they have no prediction. Written to the sheet a row window at a time. */
  readonly rowsDone: number;
  readonly rowsFailed: number;
  readonly batchesInFlight: number;
  /** The latest wait asked of us, until it is over. `untilMs` is on the run's clock (milliseconds since 1970). */
  readonly wait?: RetryWait & { readonly untilMs: number };
  readonly startedAtMs: number;
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

/** Rows that were answered, but without a value in some output. Rows count from 0 in the source. */
export interface MissingGroup {
  readonly reason: MissingPrediction["reason"];
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** What a run did, whichever way it ended. `scored + failed + untouched === rowCount`. */
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
  readonly failures: readonly FailureGroup[];
  /** Rows scored whose answer holds no value in some output, by reason. */
  readonly missing: readonly MissingGroup[];
  /** Requests answered or failed, halves and retries of a split batch included. */
  readonly batches: number;
  readonly elapsedMs: number;
  readonly servedModelNames: readonly string[];
  /** Names of the outputs that became columns; absent like `resultColumns`. */
  readonly outputs?: readonly string[];
  /** Absent when no row was ever scored, so that no column was added. */
  readonly resultColumns?: ResultColumns;
}

export type RunStatus =
  | { readonly state: "idle" }
  | { readonly state: "reading" | "scoring"; readonly progress: RunProgress }
  | { readonly state: "review"; readonly shape: SourceShape; readonly report: PreflightReport }
  | { readonly state: "done" | "cancelled"; readonly summary: RunSummary }
  | { readonly state: "failed"; readonly error: ScoringError; readonly summary?: RunSummary };
