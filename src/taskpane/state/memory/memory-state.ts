import type { SendingPlace } from "../../../composition/memory/column-memory";
import type { ScoringError } from "../../../core/errors";
import type { RunScope } from "../../../core/memory/remembered-run";
import type { ChosenInSheet } from "../../../excel/reading/chosen-rows";
import type { ColumnRefusal } from "../../../scoring/memory/remembered-column-error";
import type { RemovedColumn } from "./removed-column";
import type { ColumnCheck, ColumnLook, MemoryLook, WhyUnknown } from "../../../scoring/memory/memory-look";

/** What is known of which rows have changed. A check is true of the moment it was made. */
export type CheckState =
  /** Nobody has asked: the table is too large to be read unasked. */
  | { readonly kind: "none" }
  | { readonly kind: "checking"; readonly rowsRead: number; readonly before?: ColumnCheck }
  /** `isOld`: the table may have been edited since, and is too large to be read again unasked. `isEdited`: Excel has told of an edit since. */
  | { readonly kind: "known"; readonly check: ColumnCheck; readonly isOld: boolean; readonly isEdited?: true }
  | { readonly kind: "failed"; readonly error: ScoringError };

/** Why only the whole column can be scored again. */
export type WhyWhole = WhyUnknown | "not-row-by-row" | "not-known";

/** What is most likely wanted of the remembered column at the selection. `scope` is what pressing the button then scores. */
export type Offer =
  /** `rowCount` is undefined while it is not counted. */
  | { readonly kind: "go-on"; readonly scope: "rest"; readonly rowCount: number | undefined }
  | { readonly kind: "changed"; readonly scope: "changed"; readonly rowCount: number }
  | { readonly kind: "missing"; readonly scope: "failed"; readonly rowCount: number }
  /** Not counted yet: the run itself finds out which rows have changed. */
  | { readonly kind: "uncounted"; readonly scope: "changed" }
  | { readonly kind: "whole"; readonly scope: "all"; readonly why: WhyWhole }
  /** All others are current, and asking again for these as they are cannot help. */
  | { readonly kind: "refused"; readonly scope: "all"; readonly rowCount: number; readonly currentCount: number }
  /** Nothing is to be done. */
  | { readonly kind: "current"; readonly scope: "all"; readonly rowCount: number };

/** What is asked before a refresh begins; nothing is sent before it is answered. */
export type RefreshQuestion =
  /** The workbook names an endpoint that this device has not sent these columns to. */
  | {
      readonly kind: "consent";
      readonly scope: RunScope;
      readonly host: string;
      /** Its name, or its host where it has none. */
      readonly endpoint: string;
      readonly place: SendingPlace;
    }
  /** What stands in these columns may be somebody else's, and would be replaced. */
  | { readonly kind: "replace"; readonly scope: RunScope; readonly headers: readonly string[] }
  /** Somebody's run of this column has not ended, as far as the workbook says. */
  | {
      readonly kind: "under-way";
      readonly scope: RunScope;
      readonly runId: string;
      readonly startedAt: string;
      readonly startedBy?: string;
    };

/** Why a refresh did not begin, or what else could not be done. */
export type RefreshProblem =
  /** The relay reaches no such host. */
  | { readonly kind: "no-upstream"; readonly host: string }
  /** The analyst must sign in there first: section Connection asks for it. */
  | { readonly kind: "sign-in"; readonly host: string }
  /** None of the rows that were to be scored is there. */
  | { readonly kind: "no-rows"; readonly chosen: ChosenInSheet }
  | { readonly kind: "refused"; readonly why: ColumnRefusal }
  | { readonly kind: "failed"; readonly error: ScoringError };

/** The columns that the workbook remembers, as far as they concern what is selected. */
export interface MemoryState {
  /** Undefined until the workbook was looked into. */
  readonly look?: MemoryLook;
  /** When that was, in milliseconds since 1970: ages are told as of then. */
  readonly lookedAtMs: number;
  /** Remembered columns of the selected table, the one that was scored last first. */
  readonly here: readonly ColumnLook[];
  /** The one that is shown; absent when the selected table has none. */
  readonly column?: ColumnLook;
  readonly check: CheckState;
  readonly question?: RefreshQuestion;
  readonly problem?: RefreshProblem;
  /** The analyst would rather add a new column, or has taken the recipe into the sections to change it. */
  readonly setAside?: "new" | "change";
  /** What the footer offers; absent where the selected table has no remembered column, or the analyst wants something else of it. */
  readonly offer?: Offer;
  /** Being taken out of the sheet. */
  readonly isRemoving?: true;
  /** The one that was taken out last, as long as it can be put back. */
  readonly removed?: RemovedColumn;
  readonly isPuttingBack?: true;
}

export const NOTHING_REMEMBERED: MemoryState = { lookedAtMs: 0, here: [], check: { kind: "none" } };

/** What the result columns are called where they stand, whatever the workbook says that they were called. */
export function headersOf({ column, place }: Pick<ColumnLook, "column" | "place">): readonly string[] {
  return place?.resultColumns.headers ?? column.headers;
}

/** The latest check, also while another one is under way. */
export function latestCheck({ check }: Pick<MemoryState, "check">): ColumnCheck | undefined {
  if (check.kind === "known") return check.check;
  return check.kind === "checking" ? check.before : undefined;
}
