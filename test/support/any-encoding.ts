import fc from "fast-check";
import type { ColumnEncoding } from "../../src/core/columns/column-encoding";
import { CELL_CAUSES, COLUMN_TYPES, type CellCause, type Cure } from "../../src/core/columns/column-type";

const cure: fc.Arbitrary<Cure> = fc.oneof(
  fc.constantFrom<Cure>({ kind: "send-null" }, { kind: "send-stored" }, { kind: "convert" }),
  fc.constantFrom("7", 7, true, "2024-02-29").map((value): Cure => ({ kind: "fill", value })),
);
const cures = fc
  .array(fc.tuple(fc.constantFrom(...CELL_CAUSES), cure), { maxLength: 6 })
  .map((chosen): ColumnEncoding["cures"] => Object.fromEntries<Cure>(chosen) as Partial<Record<CellCause, Cure>>);

/** Ways to write a column: every type, with any cures, declared or not. */
export const anyEncoding: fc.Arbitrary<ColumnEncoding> = fc.record(
  {
    type: fc.constantFrom(...COLUMN_TYPES),
    isDeclared: fc.boolean(),
    dateForm: fc.constantFrom("iso", "serial", "epoch-ms"),
    datePrecision: fc.constantFrom("time", "day", "second", "millisecond"),
    dateSystem: fc.constantFrom(1900, 1904),
    decimalMark: fc.constantFrom(".", ","),
    cures,
    blanks: fc.constantFrom("refused", "sent"),
    isWithoutNull: fc.constant(true),
    range: fc.constant([0, 255] as const),
    dateOrder: fc.constantFrom("day-first", "month-first"),
  },
  { requiredKeys: ["type", "isDeclared", "dateForm", "datePrecision", "dateSystem", "decimalMark", "cures"] },
);
