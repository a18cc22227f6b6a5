import type { ResultColumns } from "../../scoring/ports";

/**
 * What there is to undo: a column that was replaced, cells that a refresh has written over, columns that were taken out; or all that would be
 * too much to be kept, and nothing comes back.
 */
export type UndoState = "replaced" | "refreshed" | "removed" | "too-large";

/** What has become of rows whose cells were kept. */
export interface Undone {
  /** Rows that have their former cells again. */
  readonly restored: number;
  /** Rows that are gone or were edited, cannot be told from others, or hold by now what somebody has entered: nothing was done to these. */
  readonly leftAlone: number;
  /** Among the restored cells those whose formula would mean something else where the row stands now: they hold its last result. */
  readonly asValues: number;
  /** The columns as they stand now: those that were taken out have other ids. */
  readonly resultColumns: ResultColumns;
}
