import fc from "fast-check";
import type { ColumnType } from "../../../src/core/columns/column-type";
import type { Cell } from "../../../src/core/table/cell";

const HOSTILE = [
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "\\",
  '\\"',
  "'",
  ";",
  "#",
  "null",
  "NULL",
  "NaN",
  "\\N",
];
const aText = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE, "=1+1", "日本", "😀", "\u2028", "7.0", "true"), fc.string({ maxLength: 4 })),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""))
  .filter((text) => text !== "");
const orBlank = (cell: fc.Arbitrary<Cell>): fc.Arbitrary<Cell> => fc.option(cell, { nil: null, freq: 4 });
const aNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const aSerial = fc.integer({ min: 61, max: 70_000 }).map((serial) => ({ kind: "date", serial }) as const);

const TYPES: readonly (readonly [string, ColumnType, fc.Arbitrary<Cell>])[] = [
  ["text", "string", orBlank(aText)],
  ["number (of any size)", "double", orBlank(aNumber)],
  ["whole", "long", fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })],
  ["truth", "boolean", fc.boolean()],
  ["day", "datetime", orBlank(aSerial)],
];

/** Headers of a sheet whose rows are as `anySheetRow`, and what a model says of them. */
export const SHEET_COLUMNS = TYPES.map(([name]) => name);
export const SHEET_SCHEMA = {
  columns: TYPES.map(([name, type]) => ({ name, type, isRequired: true })),
  tensors: [],
  parameters: [],
};

/** Cells that are hard to write into a file. */
export const anySheetRow: fc.Arbitrary<Cell[]> = fc.tuple(...TYPES.map(([, , cell]) => cell));

/** The columns of the file, as Spark calls them. */
export const FILE_COLUMNS = [
  ["row_number", "BIGINT"],
  ["text", "STRING"],
  ["number_of_any_size_", "DOUBLE"],
  ["whole", "BIGINT"],
  ["truth", "BOOLEAN"],
  ["day", "STRING"],
] as const;

/** The lines of the file as they have to be read: numbers as numbers, everything else as text. */
export function linesOf(rows: readonly (readonly Cell[])[]): (string | number | null)[][] {
  return rows.map((row, place) => [place + 1, ...row.map(asRead)]);
}

/** Values as each reader tells them, in the same form. */
export function asLines(rows: readonly (readonly (string | null)[])[]): (string | number | null)[][] {
  return rows.map((row) =>
    row.map((value, place) => {
      const isNumber = /BIGINT|DOUBLE/.test(FILE_COLUMNS[place]?.[1] ?? "");
      return isNumber && value !== null ? Number(value) : value;
    }),
  );
}

function asRead(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell !== "object") return typeof cell === "number" ? cell : String(cell);
  const serial = cell.kind === "date" ? cell.serial : 0;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}
