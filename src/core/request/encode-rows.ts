import type { ColumnEncoding, JsonText } from "../columns/column-encoding";
import type { CellCause } from "../columns/column-type";
import { encodeCell } from "../columns/encode-cell";
import type { PlannedInput } from "../inputs/plan-inputs";
import type { BatchOutcome, RowFailure } from "../predictions/join-outcomes";
import type { Cell } from "../table/cell";
import type { TableRows } from "../table/cell-block";
import type { Batch } from "./batch";
import { isBlankRow } from "./is-blank-row";

/** A planned input, once it is known how its cells are written. */
export interface SentInput extends Pick<PlannedInput, "from"> {
  /** Header of the column in the sheet, by which a problem is told; the input's name for a constant. */
  readonly column: string;
  readonly encoding: ColumnEncoding;
}

/** The rows that can be sent, and those that must not be, with the cell at fault. Together they are all rows, each once. */
export interface EncodedRows {
  readonly sendable: Batch;
  readonly refused: BatchOutcome;
}

/**
 * Rows as JSON text, in the order of `inputs`; a row with a cell that cannot be sent is left out with its reasons.
 * @param sendsBlankRows whether rows in which nothing is sent but blanks are sent all the same
 */
export function encodeRows(
  { firstRow, cells }: TableRows,
  inputs: readonly SentInput[],
  sendsBlankRows = false,
): EncodedRows {
  const sendable: { rowIndexes: number[]; rows: JsonText[][] } = { rowIndexes: [], rows: [] };
  const refused: { rowIndexes: number[]; outcomes: { failure: RowFailure }[] } = { rowIndexes: [], outcomes: [] };
  cells.toRows().forEach((row, offset) => {
    const encoded = !sendsBlankRows && isBlankRow(row, inputs) ? BLANK_ROW : encodeRow(row, inputs);
    if ("failure" in encoded) {
      refused.rowIndexes.push(firstRow + offset);
      refused.outcomes.push(encoded);
    } else {
      sendable.rowIndexes.push(firstRow + offset);
      sendable.rows.push(encoded.values);
    }
  });
  return { sendable, refused: { ...refused, outputs: [] } };
}

/** The cell of a row that feeds an input. */
export function sentCell(row: readonly Cell[], { from }: Pick<PlannedInput, "from">): Cell {
  return "position" in from ? (row[from.position] ?? null) : from.constant;
}

function encodeRow(
  row: readonly Cell[],
  inputs: readonly SentInput[],
): { values: JsonText[] } | { failure: RowFailure } {
  const values: JsonText[] = [];
  const failures: RowFailure[] = [];
  for (const input of inputs) {
    const value = encodeCell(sentCell(row, input), input.encoding);
    if (typeof value === "string") values.push(value);
    else failures.push({ code: value.cause, message: CAUSE_SENTENCES[value.cause], column: input.column });
  }
  const [first, ...others] = failures;
  return first === undefined ? { values } : { failure: others.length === 0 ? first : { ...first, others } };
}

/** What is wrong with a cell, for the command line and the log; the pane has words of its own. */
const CAUSE_SENTENCES: Record<CellCause, string> = {
  "error-cell": "The cell holds an error such as #N/A, which is not a value a model can score.",
  "data-type":
    "The cell holds a data type (a stock, a place, an image ...), which is not a value a model can score: take a field out of it into a column of its own, such as =A2.Price.",
  "no-result": "The cell has no value, because its formula has no saved result: open the file in Excel and save it.",
  "stale-result":
    "The cell's value may be out of date, because the file says that its formulas must be calculated anew: open it in Excel, calculate (F9) and save it.",
  "blank-row": "The row holds no input: every cell of it that would be sent is blank.",
  "blank-refused": "The cell is blank, and the model takes no blanks in this column.",
  "text-not-number": "The cell holds text, and the model wants a number.",
  "locale-number": "The cell holds a number written as text.",
  "boolean-not-number": "The cell holds TRUE or FALSE, and the model wants a number.",
  "date-not-number": "The cell holds a date, and the model wants a number.",
  "not-whole": "The model wants a whole number here; it would cut the fraction off.",
  "integer-overflow": "The number is too large for the whole numbers of this column.",
  "float-overflow": "The number is too large for the model's 32-bit numbers.",
  "not-boolean": "The model wants TRUE or FALSE here; it would read any text as True.",
  "not-date": "The model wants a date here; it would read a number as 1970.",
  "time-without-date": "The cell holds a time without a date, which the model would take for today's.",
  "date-out-of-range": "The cell is shown as a date but holds no day the model knows.",
  "not-base64": "The model wants binary data as base64 text here.",
  "not-json": 'The model wants a list or an object here, written as JSON text such as [1, 2] or {"a": 1}.',
  "unfit-json": "The list or object in the cell is not made as the model declares it.",
  "stored-not-shown": "The sheet shows this number otherwise than the text that would be sent.",
  "not-finite": "The cell holds a number that JSON cannot carry.",
  "column-changed": "The cell was given a finer time after the column was checked.",
};

const BLANK_ROW: { readonly failure: RowFailure } = {
  failure: { code: "blank-row", message: CAUSE_SENTENCES["blank-row"] },
};
