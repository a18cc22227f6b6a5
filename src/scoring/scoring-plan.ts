import type { KnownRows } from "../core/memory/known-rows";
import type { RowState } from "../core/memory/row-state";
import type { OutputChoice } from "../core/predictions/choose-outputs";
import type { OutputNames } from "../core/predictions/result-headers";
import type { RequestPlan } from "../core/request/table-profile";
import type { RowRange } from "../core/table/row-ranges";
import type { CollisionChoice, ResultColumns, SourceRef } from "./ports";

/** Requests at once to begin with: what the smallest Databricks endpoint takes. Source: Databricks, "Model Serving limits and regions". */
export const CONCURRENT_REQUESTS = 4;

/** Requests at once at most, unless told: half of what a Large Databricks endpoint takes, so that two analysts can share it. */
export const MOST_CONCURRENT_REQUESTS = 32;

/** Rows of a preview: enough to see whether the answers make sense, few enough to cost nothing. */
export const PREVIEW_ROWS = 5;

/** Result columns that stand in the sheet are written into: only rows in some states are sent, and only their cells are touched. */
export interface Refresh {
  readonly into: ResultColumns;
  /** Outputs of the model that the columns hold, one a column. */
  readonly outputs: readonly string[];
  readonly states: ReadonlySet<RowState>;
  readonly known: KnownRows;
  /** Nothing was ever answered into the columns: as long as they are blank, they are only room for what the model will answer. */
  readonly isUnanswered?: true;
}

/** All that one press of the button needs to know. */
export interface ScoringPlan extends RequestPlan {
  readonly source: SourceRef;
  readonly rowsPerBatch: number;
  readonly maxPayloadBytes: number;
  /** Requests at once at most; how many it takes is learned from the endpoint. */
  readonly concurrentRequests: number;
  /** So many go at once from the second request on, fewer only while the endpoint refuses them. */
  readonly holdsConcurrency?: true;
  readonly columnName: string;
  readonly collision: CollisionChoice;
  readonly outputChoice?: OutputChoice;
  /** What is written of the outputs that were known before, labels too; absent while nobody knows any. */
  readonly outputsExpected?: readonly string[];
  /** Header of one more column that says why rows have no prediction; absent where none is wanted. */
  readonly reasonsName?: string;
  /** Headers of outputs that have their own; absent where none has. */
  readonly outputNames?: OutputNames;
  /** The only rows that are scored, no row in two ranges; what stands beside the others stays. Absent: all. */
  readonly rows?: readonly RowRange[];
  /** Absent where new columns are made, or those of a name replaced. */
  readonly refresh?: Refresh;
  /** `review`: stop before anything is sent when cells would be refused or mis-scored. `score-clean`: leave their rows out. */
  readonly onProblems: "review" | "score-clean";
  /**
   * `quarantine`: bisect a refused batch until the refused rows stand alone, unless the endpoint seems to take no row at all.
   * `every-row`: the same, whatever it seems. `stop`: end the run at the first refusal.
   */
  readonly onRefused: "quarantine" | "every-row" | "stop";
}
