import type { ChartPlace, ColumnChart } from "../../excel/chart/column-chart";
import type { ResultLook } from "../../excel/look/result-look";
import type { UndoState, Undone } from "../../excel/undo/undone";
import type { RowRange } from "../../core/table/row-ranges";
import type { ResultColumns } from "../../scoring/ports";

/** What can be done with result columns that stand in the sheet, or stood there. Methods that fail throw ScoringError. */
export interface ResultsPort {
  /** Whether these columns had something in their cells before they were written, or were taken out, that can come back; undefined if not. */
  undoable(resultColumns: ResultColumns): UndoState | undefined;
  /** Puts back what stood in these columns, each value beside the row that it stood beside. */
  undo(resultColumns: ResultColumns): Promise<Undone>;
  /** Selects the result cells of a row, counted from 0 in the source. */
  goToRow(resultColumns: ResultColumns, row: number): Promise<void>;
  /** Selects the cells of one of these columns. */
  goToColumn(resultColumns: ResultColumns, header: string): Promise<void>;
  /** Scrolls these columns of a table into sight, in the row that is selected, if at the last moment the selection still may be moved. */
  show(resultColumns: ResultColumns, mayMove: () => boolean): Promise<void>;
  /** Moves the selection out of these columns of a table, which are about to be taken out of it. */
  leave(resultColumns: ResultColumns): Promise<void>;
  /** Fills the result cells of some rows, counted from 0 in the source, so that they can be seen; the fill can be taken away again. */
  markRows(resultColumns: ResultColumns, rows: readonly RowRange[]): Promise<void>;
  /** Gives all marked cells of these columns the fill they had before; a fill that somebody gave them meanwhile stays. */
  unmark(resultColumns: ResultColumns): Promise<void>;
  /** Whether any cell of these columns is marked. It looks at each of them. */
  hasMarks(resultColumns: ResultColumns): Promise<boolean>;
  /** Whether one result column has a look that could be taken away. */
  hasLook(resultColumns: ResultColumns, header: string): Promise<boolean>;
  /** Gives one result column a look in the place of the one it had. */
  applyLook(resultColumns: ResultColumns, header: string, look: ResultLook): Promise<void>;
  /** Adds a native chart of one result column beside its data, in the place of the one that was made of it before. */
  addChart(resultColumns: ResultColumns, header: string, chart: ColumnChart): Promise<ChartPlace>;
  /** Writes a history as a table on the sheet "Scoresheet runs", in the place of the one written before. */
  writeRuns(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<void>;
}
