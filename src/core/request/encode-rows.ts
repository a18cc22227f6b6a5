import type { ColumnEncoding } from "../columns/column-encoding";
import type { CellCause } from "../columns/column-type";
import type { PlannedInput } from "../inputs/plan-inputs";
import type { BatchOutcome, RowFailure } from "../predictions/join-outcomes";
import type { CellBlock, TableRows } from "../table/cell-block";
import { DistinctColumn, type CellColumn } from "../table/cell-column";
import type { Batch } from "./batch";
import { findBlankRows } from "./blank-rows";
import { checkColumn, type SentCells } from "./sent-cells";
import { SentRows } from "./sent-rows";

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
 * Looks at rows by column, in the order of `inputs`; a row with a cell that cannot be sent is left out with its reasons.
 * @param sendsBlankRows whether rows in which nothing is sent but blanks are sent all the same
 */
export function encodeRows(
  { firstRow, cells }: TableRows,
  inputs: readonly SentInput[],
  sendsBlankRows = false,
): EncodedRows {
  const blank = sendsBlankRows ? undefined : findBlankRows(cells, inputs);
  const columns: SentCells[] = [];
  const faults = new Map<number, RowFailure[]>();
  blank?.forEach((isBlank, row) => isBlank === 1 && faults.set(row, [BLANK_ROW]));
  for (const input of inputs) {
    const { sent, refused } = checkColumn(sentColumn(cells, input), input.encoding);
    columns.push(sent);
    for (const { row, fault } of refused) {
      if (blank?.[row] === 1) continue;
      const failure = { code: fault.cause, message: CAUSE_SENTENCES[fault.cause], column: input.column };
      faults.set(row, [...(faults.get(row) ?? []), failure]);
    }
  }
  const all = Array.from({ length: cells.rowCount }, (_, row) => row);
  const rows = new SentRows(cells.rowCount, columns);
  const kept = faults.size === 0 ? all : all.filter((row) => !faults.has(row));
  const refused = [...faults].sort(([one], [other]) => one - other);
  return {
    sendable: { rowIndexes: kept.map((row) => firstRow + row), rows: faults.size === 0 ? rows : rows.pick(kept) },
    refused: {
      rowIndexes: refused.map(([row]) => firstRow + row),
      outcomes: refused.map(([, [first, ...others]]) => ({
        failure: others.length === 0 ? first! : { ...first!, others },
      })),
      outputs: [],
    },
  };
}

/** The cells that feed an input. */
export function sentColumn(cells: CellBlock, { from }: Pick<PlannedInput, "from">): CellColumn {
  if ("position" in from) return cells.columns[from.position] ?? blankColumn(cells.rowCount);
  return new DistinctColumn([from.constant], new Uint32Array(cells.rowCount));
}

function blankColumn(rowCount: number): CellColumn {
  return new DistinctColumn([null], new Uint32Array(rowCount));
}

/** What is wrong with a cell, for the command line and the log; the pane has words of its own. */
export const CAUSE_SENTENCES: Record<CellCause, string> = {
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

const BLANK_ROW: RowFailure = { code: "blank-row", message: CAUSE_SENTENCES["blank-row"] };
