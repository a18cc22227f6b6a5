import type { Batch } from "./batch";
import { encodeCell, isUnsendable, type Cell, type ColumnEncoding, type JsonCell, type Unsendable } from "./cell-value";
import type { BatchOutcome, RowFailure } from "./join";

/** One column to be sent: where it stands in the source's rows, and how it is written. */
export interface SentColumn {
  readonly name: string;
  /** Position in each row, counted from 0. */
  readonly position: number;
  readonly encoding: ColumnEncoding;
}

/** The rows that can be sent, and those that must not be, with the cell at fault. Together they are all rows, each once. */
export interface EncodedRows {
  readonly sendable: Batch;
  readonly refused: BatchOutcome;
}

/** Rows as JSON values, in the order of `columns`; a row with a cell that cannot be sent is left out with its reason. */
export function encodeRows(
  firstRow: number,
  rows: readonly (readonly Cell[])[],
  columns: readonly SentColumn[],
): EncodedRows {
  const sendable: { rowIndexes: number[]; rows: JsonCell[][] } = { rowIndexes: [], rows: [] };
  const refused: { rowIndexes: number[]; outcomes: { failure: RowFailure }[] } = { rowIndexes: [], outcomes: [] };
  rows.forEach((row, offset) => {
    const encoded = encodeRow(row, columns);
    if (Array.isArray(encoded)) {
      sendable.rowIndexes.push(firstRow + offset);
      sendable.rows.push(encoded);
    } else {
      refused.rowIndexes.push(firstRow + offset);
      refused.outcomes.push({ failure: encoded as RowFailure });
    }
  });
  return { sendable, refused: { ...refused, outputs: [] } };
}

function encodeRow(row: readonly Cell[], columns: readonly SentColumn[]): JsonCell[] | RowFailure {
  const values: JsonCell[] = [];
  for (const column of columns) {
    const value = encodeCell(row[column.position] ?? null, column.encoding);
    if (isUnsendable(value)) {
      return { code: value.unsendable, message: UNSENDABLE_SENTENCES[value.unsendable], column: column.name };
    }
    values.push(value);
  }
  return values;
}

const UNSENDABLE_SENTENCES: Record<Unsendable["unsendable"], string> = {
  "error-cell": "The cell holds an error such as #N/A, which is not a value a model can score.",
  "date-out-of-range": "The cell is shown as a date but holds no day of the calendar.",
  "not-a-number": "The cell holds a number that JSON cannot carry.",
  "column-changed": "The cell was given a finer time after the column was checked.",
};
