import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import type { RowOutcome } from "../../core/predictions/join-outcomes";
import { reasonText } from "../../core/predictions/reason-text";
import { isDate, type Cell } from "../../core/table/cell";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import type { ResultColumns } from "../../scoring/ports";
import { heldCellText } from "./cell-text";

/** A value as `values` takes it; "" empties the cell. (A `null` would leave in place what stands there.) */
export type ResultValue = string | number | boolean;

/** One result cell, ready to be written. */
export interface ResultCell {
  readonly value: ResultValue;
  /** Its value bears an apostrophe before it where it could be taken for something else. Text gets the number format "@", so that "007", "1E5" and "2024-01-02" stay text. */
  readonly isText: boolean;
  /** The text is not whole: no cell holds all of it. */
  readonly isCut?: true;
}

/** One row of results: one cell an output. */
export type ResultRow = readonly ResultCell[];

const BLANK: ResultCell = { value: "", isText: false };

/** The cells of one outcome: its predictions, or blanks when there are none. A missing prediction is blank, never 0. */
export function resultRow(outcome: RowOutcome, outputCount: number): ResultRow {
  if ("failure" in outcome) return blankRow(outputCount);
  if (outcome.predictions.length !== outputCount)
    throw new RangeError("An outcome has more or fewer values than columns.");
  return outcome.predictions.map(resultCell);
}

/** The cells of one outcome in these columns: as `resultRow` has them, and the reason where they take one. */
export function cellsOfRow(outcome: RowOutcome, { columnIds, hasReasons }: ResultColumns): ResultRow {
  if (hasReasons !== true) return resultRow(outcome, columnIds.length);
  return [...resultRow(outcome, columnIds.length - 1), reasonCell(outcome)];
}

/** Why a row has no prediction; blank beside one. */
function reasonCell(outcome: RowOutcome): ResultCell {
  const reason = reasonText(outcome);
  return reason === "" ? BLANK : textCell(reason);
}

/** The text that a column of reasons holds beside a row; "" for none. */
export function reasonOf(outcome: RowOutcome): string {
  return plainText(reasonCell(outcome));
}

function blankRow(outputCount: number): ResultRow {
  return new Array<ResultCell>(outputCount).fill(BLANK);
}

/** Whether the cell is emptied. */
export function isBlank({ value }: ResultCell): boolean {
  return value === "";
}

/** Whether nothing needs to go before a text. */
export function isPlainText({ value }: ResultCell): boolean {
  return typeof value !== "string" || !value.startsWith("'");
}

/** The text that a cell is to hold, without the apostrophe before it. */
export function plainText(cell: ResultCell): string {
  return isPlainText(cell) ? String(cell.value) : String(cell.value).slice(1);
}

/** Splits rows into runs of at most `maxBytes` of JSON each, in order. A single row over the limit stands alone. */
export function splitByBytes(
  rows: readonly (ResultRow | undefined)[],
  maxBytes: number,
): { first: number; count: number }[] {
  const parts: { first: number; count: number }[] = [];
  let bytesInPart = Infinity;
  rows.forEach((row, index) => {
    const bytes = (row ?? []).reduce((sum, cell) => sum + bytesOf(cell), 0);
    const part = parts.at(-1);
    if (part === undefined || bytesInPart + bytes > maxBytes) {
      parts.push({ first: index, count: 1 });
      bytesInPart = bytes;
    } else {
      part.count++;
      bytesInPart += bytes;
    }
  });
  return parts;
}

function resultCell(prediction: Prediction): ResultCell {
  if (prediction instanceof MissingPrediction || prediction === "") return BLANK;
  if (typeof prediction === "string") return textCell(prediction);
  if (typeof prediction === "boolean") return { value: prediction, isText: false };
  // JSON would turn NaN into null, which leaves the old value in the cell.
  return Number.isFinite(prediction) ? { value: prediction, isText: false } : BLANK;
}

/** What a cell held elsewhere, as it is written: dates as serials, whose format is set apart. @throws RangeError for what is no plain value */
export function valueCell(cell: Cell): ResultCell {
  if (cell === null || cell === "") return BLANK;
  if (isDate(cell)) return { value: cell.serial, isText: false };
  if (typeof cell === "object") throw new RangeError("Errors and data types cannot be written.");
  return typeof cell === "string" ? textCell(cell) : { value: cell, isText: false };
}

function textCell(whole: string): ResultCell {
  const { text, isCut } = heldCellText(whole);
  return { value: text, isText: true, ...(isCut && { isCut }) };
}

/** Bytes of JSON that a number or a truth takes at most. */
const MOST_BYTES_OF_VALUE = 24;

/** Bytes of a cell in the request, or somewhat more: its value, and a number format when it is text, with brackets and commas. */
function bytesOf({ value, isText }: ResultCell): number {
  const bytes = typeof value === "string" ? utf8Bytes(JSON.stringify(value)) : MOST_BYTES_OF_VALUE;
  return bytes + (isText ? 12 : 10);
}
