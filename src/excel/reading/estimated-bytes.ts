import { utf8Bytes } from "../../core/request/utf8-bytes";
import type { GivenCells } from "./cells-by-column";

/** Rows whose bytes are counted. */
const COUNTED_ROWS = 64;

/** Most bytes of JSON that one character of a text takes, apart from control characters. */
const MOST_BYTES_PER_CHARACTER = 3;

/**
 * About how many bytes of JSON carried these cells: rather more than fewer, for by it the next window is made as large as a response may
 * be. Numbers, formats and types are much alike from row to row, so a few rows tell of them all; texts are not, and are measured in each
 * row.
 */
export function estimatedBytes({ values, formats, types }: GivenCells): number {
  const step = Math.ceil(values.length / COUNTED_ROWS);
  let [bytes, rowCount, characters] = [0, 0, 0];
  for (let row = 0; row < values.length; row += step) {
    bytes += utf8Bytes(JSON.stringify([values[row], formats[row], types[row]]));
    characters += charactersIn(values[row]!);
    rowCount++;
  }
  if (rowCount === 0) return 0;
  const scale = values.length / rowCount;
  const uncounted = values.reduce((sum, row) => sum + charactersIn(row), 0) - characters * scale;
  return bytes * scale + MOST_BYTES_PER_CHARACTER * Math.max(0, uncounted);
}

function charactersIn(row: readonly unknown[]): number {
  let characters = 0;
  for (const value of row) if (typeof value === "string") characters += value.length;
  return characters;
}
