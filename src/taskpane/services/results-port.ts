import type { UndoState, Undone } from "../../excel/undo/undone";
import type { ResultColumns } from "../../scoring/ports";

/** What can be done with result columns that stand in the sheet, or stood there. Methods that fail throw ScoringError. */
export interface ResultsPort {
  /** Whether these columns had something in their cells before they were written, or were taken out, that can come back; undefined if not. */
  undoable(resultColumns: ResultColumns): UndoState | undefined;
  /** Puts back what stood in these columns, each value beside the row that it stood beside. */
  undo(resultColumns: ResultColumns): Promise<Undone>;
  /** Selects the result cells of a row, counted from 0 in the source. */
  goToRow(resultColumns: ResultColumns, row: number): Promise<void>;
  /** Writes a history as a table on the sheet "Scoresheet runs", in the place of the one written before. */
  writeRuns(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<void>;
}
