import fc from "fast-check";
import type { Cell } from "../../src/core/table/cell";

const NUMBERS = [0, -0, 1, 5, -7, 0.1, 2134, 1e15, 2 ** 53, 1e21, -1e21, 3e9, 1e300, 5e-324, NaN, Infinity, -Infinity];
const FORMATS = ["0.00", "00000", "#,##0", "$0.00"];
const TEXTS = [
  "",
  " ",
  "a",
  "A,b",
  '"',
  "\\",
  "\u0000",
  "é",
  "中",
  "😀",
  "\ud800",
  "\u2028",
  "1,5",
  "1.5",
  "12345678901234567",
];
const MEANING = [
  "2024-02-29",
  "03/04/2024",
  "2024-02-29 10:30:01.5",
  "yes",
  "TRUE",
  "AQID",
  "[1, 2]",
  '{"a": 1}',
  "1; 2",
];

const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.double(), fc.integer());
const text = fc.oneof(fc.constantFrom(...TEXTS, ...MEANING), fc.string({ unit: "binary", maxLength: 8 }));
const date = fc
  .oneof(
    fc.constantFrom(0, 0.25, 60, 45_000, 45_000.5, 45_000.123456, -1, 1e9, NaN),
    fc.double({ min: 0, max: 80_000, noNaN: true }),
  )
  .map((serial) => ({ kind: "date", serial }) as const);
const formatted = fc
  .tuple(number, fc.constantFrom(...FORMATS))
  .map(([value, numberFormat]) => ({ kind: "formatted", value, numberFormat }) as const);
const error = fc.constantFrom("#N/A", "#BUSY!").map((error) => ({ kind: "error", error }) as const);
const rich = fc.oneof(number, text).map((basicValue) => ({ kind: "rich", basicValue }) as const);
const fresh: fc.Arbitrary<Exclude<Cell, { kind: "stale" }>> = fc.oneof(
  number,
  text,
  fc.boolean(),
  date,
  formatted,
  error,
);
const stale = fresh.map((last) => ({ kind: "stale", last }) as const);

/** Cells of every kind, odd ones among them. */
export const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  { arbitrary: number, weight: 3 },
  { arbitrary: text, weight: 3 },
  fc.boolean(),
  fc.constant(null),
  date,
  formatted,
  error,
  rich,
  stale,
);

/** The cells of a column: of any kinds, or nearly all of one, as columns are. */
export const anyColumn: fc.Arbitrary<Cell[]> = fc.oneof(
  ...[anyCell, number, text, date, fc.constantFrom("a", "b", null), fc.constantFrom<Cell>(true, false, null)].map(
    (kind) => fc.array(fc.oneof({ arbitrary: kind, weight: 9 }, fc.constant(null)), { maxLength: 12 }),
  ),
);
