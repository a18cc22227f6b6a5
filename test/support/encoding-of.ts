import type { ColumnEncoding } from "../../src/core/columns/column-encoding";
import type { ColumnType } from "../../src/core/columns/column-type";

/** How a column of a type is written where nobody chose anything: a day for a date, a point in a decimal, no cures, declared by the model. */
export function encodingOf(type: ColumnType, facts: Partial<ColumnEncoding> = {}): ColumnEncoding {
  return {
    type,
    isDeclared: true,
    dateForm: "iso",
    datePrecision: "day",
    dateSystem: 1900,
    decimalMark: ".",
    cures: {},
    ...facts,
  };
}
