import { hashText, mixBits } from "../request/row-fingerprint";
import type { Cell } from "../table/cell";
import type { CellBlock } from "../table/cell-block";
import type { CellColumn, NumberColumn } from "../table/cell-column";

/** Stands for the results of a row that failed, and of no other. */
export const FAILED = 0;
/** Stands for results that are all blank: a model may answer nothing. */
export const ALL_BLANK = 1;
/** Stands for one of several result cells that is blank. */
const BLANK = 1;

const { imul } = Math;
const words = new Uint32Array(2);
const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

/**
 * The result cells of a row in 24 bits; never `FAILED`. Cells are equal that hold the same value, however it is shown, for a number format
 * is no other prediction; an error, a data type or an outdated formula is what no model answered.
 */
export function hashOfResults(results: readonly Cell[]): number {
  if (areBlank(results)) return ALL_BLANK;
  return bitsOf(results.reduce<number>((hash, cell) => joined(hash, hashOfCell(cell)), results.length));
}

/** The same of some rows, one a row; no cell is made. @param results one column a result column */
export function hashesOfResults({ rowCount, columns }: CellBlock): Uint32Array {
  const hashes = new Uint32Array(rowCount).fill(columns.length);
  const isFilled = new Uint8Array(rowCount);
  for (const column of columns) addColumn(column, hashes, isFilled);
  for (let row = 0; row < rowCount; row++) {
    hashes[row] = isFilled[row] === 0 ? ALL_BLANK : bitsOf(hashes[row]!);
  }
  return hashes;
}

function addColumn(column: CellColumn, hashes: Uint32Array, isFilled: Uint8Array): void {
  if (column.kind === "numbers") return addNumbers(column, hashes, isFilled);
  // Of few kinds of cells each is hashed once.
  const isDistinct = column.kind === "distinct";
  const cells = isDistinct ? column.distinct : column.cells;
  const known = cells.map(hashOfCell);
  for (let row = 0; row < column.length; row++) {
    const place = isDistinct ? column.codes[row]! : row;
    hashes[row] = joined(hashes[row]!, known[place]!);
    if (!isBlank(cells[place]!)) isFilled[row] = 1;
  }
}

function addNumbers({ values, blanks }: NumberColumn, hashes: Uint32Array, isFilled: Uint8Array): void {
  for (let row = 0; row < values.length; row++) {
    const isFull = blanks?.[row] !== 1;
    hashes[row] = joined(hashes[row]!, isFull ? hashOfNumber(values[row]!) : BLANK);
    if (isFull) isFilled[row] = 1;
  }
}

function joined(hash: number, next: number): number {
  return mixBits(imul(hash, 31) ^ next);
}

function bitsOf(hash: number): number {
  const bits = hash >>> 8;
  return bits <= ALL_BLANK ? bits + 2 : bits;
}

/** Whether no result stands there: "" is a blank, as Office.js reads one. */
export function areBlank(results: readonly Cell[]): boolean {
  return results.every(isBlank);
}

function isBlank(cell: Cell): cell is null | "" {
  return cell === null || cell === "";
}

function hashOfCell(cell: Cell): number {
  if (isBlank(cell)) return BLANK;
  if (typeof cell === "number") return hashOfNumber(cell);
  if (typeof cell === "boolean") return cell ? 2 : 3;
  if (typeof cell === "string") return hashOfText(`t${cell}`);
  switch (cell.kind) {
    case "date":
      return hashOfNumber(cell.serial);
    case "formatted":
      return hashOfNumber(cell.value);
    case "error":
      return hashOfText(`e${cell.error}`);
    case "rich":
      return hashOfText(`r${String(cell.basicValue)}`);
    case "stale":
      return hashOfText(`s${hashOfCell(cell.last)}`);
  }
}

/** A sheet has no minus zero. */
function hashOfNumber(value: number): number {
  float[0] = value === 0 ? 0 : value;
  return mixBits(mixBits(halves[0]! ^ 0x9e3779b1) ^ halves[1]!);
}

function hashOfText(text: string): number {
  hashText(text, words);
  return words[0]! | 0;
}
