import { hashText, mixBits } from "../request/row-fingerprint";
import type { Cell } from "../table/cell";

/** Stands for the results of a row that failed, and of no other. */
export const FAILED = 0;
/** Stands for results that are all blank: a model may answer nothing. */
export const ALL_BLANK = 1;

const { imul } = Math;
const words = new Uint32Array(2);
const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

/** What was sent of a row in 56 bits, and its results in 24. Equal rows have equal ones. */
export interface RowHash {
  /** The first 32 bits of the key. */
  readonly high: number;
  /** The other 24. */
  readonly low: number;
}

/** The row that was asked for last: its state is told, and it is counted; or it is noted in two places. */
let latestKey = "";
let latestHash: RowHash | undefined;

/** @param key as `rowKey` gives it */
export function hashOfKey(key: string): RowHash {
  if (latestHash !== undefined && key === latestKey) return latestHash;
  hashText(key, words);
  latestKey = key;
  latestHash = { high: words[0]!, low: words[1]! >>> 8 };
  return latestHash;
}

/**
 * The result cells of a row in 24 bits; never `FAILED`. Cells are equal that hold the same value, however it is shown, for a number format
 * is no other prediction; an error, a data type or an outdated formula is what no model answered.
 */
export function hashOfResults(results: readonly Cell[]): number {
  if (areBlank(results)) return ALL_BLANK;
  let hash = results.length;
  for (const cell of results) hash = mixBits(imul(hash, 31) ^ hashOfCell(cell));
  const bits = hash >>> 8;
  return bits <= ALL_BLANK ? bits + 2 : bits;
}

/** Whether no result stands there: "" is a blank, as Office.js reads one. */
export function areBlank(results: readonly Cell[]): boolean {
  return results.every((cell) => cell === null || cell === "");
}

function hashOfCell(cell: Cell): number {
  if (cell === null || cell === "") return 1;
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
