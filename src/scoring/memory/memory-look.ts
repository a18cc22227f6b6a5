import type { RememberedColumn } from "../../core/memory/remembered-column";
import type { RememberedRun } from "../../core/memory/remembered-run";
import type { RowState } from "../../core/memory/row-state";
import type { RowRange } from "../../core/table/row-ranges";
import type { ColumnPlace } from "../ports";

/** A remembered column, where it stands and what made it. */
export interface ColumnLook {
  readonly column: RememberedColumn;
  /** Newest first. */
  readonly runs: readonly RememberedRun[];
  /** The run that made the column (`makerOf`) is known to this device, which ran it; of any other the workbook only says so. */
  readonly isOwn?: true;
  /** Absent when the column is gone. */
  readonly place?: ColumnPlace;
  /** The newest run, when it has not ended: it goes on somewhere, or it was cut. */
  readonly unended?: {
    readonly run: RememberedRun;
    /** Begun on this device, by a pane that is closed by now: it was cut. */
    readonly isCut: boolean;
  };
}

/** What a workbook says it remembers. It may come from anybody. */
export interface MemoryLook {
  readonly columns: readonly ColumnLook[];
  /** Parts of ours that could not be read, each with a sentence why; they are left alone. */
  readonly unreadable: readonly string[];
}

/** Why nobody can tell which rows of a column are still true. */
export type WhyUnknown =
  /** More rows than fingerprints are kept for. */
  | "too-many-rows"
  /** A column that the recipe sends is not in the table any more, or bears another name. */
  | "input-gone"
  /** Each row is sent with its number: what was answered holds for it only where it stood. */
  | "row-numbers-sent"
  /** The recipe was changed since the rows were scored. */
  | "recipe-changed"
  /** No run of this column has left fingerprints. */
  | "nothing-kept"
  /** The rows cannot be written as the recipe says. */
  | "cannot-be-read";

/** What has changed in a column since it was scored. */
export interface ColumnCheck {
  readonly columnId: string;
  readonly rowCount: number;
  readonly counts: Readonly<Record<RowState, number>>;
  /** Rows in each state, counted from 0 in the source; those that nothing is to be done about are not listed. */
  readonly rows: Readonly<Partial<Record<RowState, readonly RowRange[]>>>;
  /** The first data cell and the sheet, so that a row can be shown. */
  readonly sheetName: string;
  readonly firstCell: string;
  /** Of those that failed: rows with a cell that cannot be sent as it is. */
  readonly unsendable: number;
  readonly whyUnknown?: WhyUnknown;
  /** Nothing is to be done about any row. Of too many rows, too, it is known where none has changed since all were scored. */
  readonly isAllCurrent: boolean;
}
