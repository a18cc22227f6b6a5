import { type Cell } from "../table/cell";
import type { CellColumn } from "../table/cell-column";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import { encodeCell } from "./encode-cell";
import { writeNumbers } from "./write-numbers";

/**
 * The cells of a column as JSON text, or why they must not be sent: each as `encodeCell` gives it, but what comes again is not written
 * again.
 */
export function writeColumn(column: CellColumn, encoding: ColumnEncoding): (JsonText | Unsendable)[] {
  if (column.kind === "any") return column.cells.map((cell) => encodeCell(cell, encoding));
  if (column.kind === "distinct") {
    const texts = writeDistinct(column.distinct, encoding);
    return Array.from(column.codes, (code) => texts[code]!);
  }
  return writeNumbers(column, encoding) ?? writeRepeating(column, encoding);
}

/** Each of these cells. */
export function writeDistinct(cells: readonly Cell[], encoding: ColumnEncoding): (JsonText | Unsendable)[] {
  return cells.map((cell) => encodeCell(cell, encoding));
}

/** Days, and numbers with a format, come again and again. */
function writeRepeating(column: Extract<CellColumn, { kind: "numbers" }>, encoding: ColumnEncoding) {
  const known = new Map<number | undefined, JsonText | Unsendable>();
  return Array.from(column.values, (value, row) => {
    // A Map takes -0 for 0.
    if (Object.is(value, -0)) return encodeCell(column.at(row), encoding);
    const key = column.blanks?.[row] === 1 ? undefined : value;
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = encodeCell(column.at(row), encoding);
    known.set(key, text);
    return text;
  });
}
