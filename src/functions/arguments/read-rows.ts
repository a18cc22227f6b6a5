import { wrongArgument } from "../answers/formula-error";

/** A cell as Excel hands it over; what is no plain value is an error or a data type. */
export type GivenCell = unknown;
export type GivenRows = readonly (readonly GivenCell[])[];

/** Cells of one formula: thousands of objects die on their way to a function, and nobody waits for a spill of that length. */
const MOST_CELLS = 50_000;
/** Characters of their texts, each two bytes: below the 5 MB of one message. Source: Microsoft Learn, "Custom functions: limits". */
const MOST_CHARACTERS = 2_000_000;

/**
 * The rows of an argument.
 * @throws FormulaError for none at all, and for more than a formula is good for
 */
export function readRows(data: GivenCell): GivenRows {
  const rows: GivenCell = Array.isArray(data) ? data : [[data]];
  if (!isMatrix(rows)) throw wrongArgument((say) => say.dataExpected);
  const width = rows[0]?.length ?? 0;
  if (rows.length * width > MOST_CELLS || textLength(rows) > MOST_CHARACTERS) {
    throw wrongArgument((say) => say.dataTooLarge(MOST_CELLS));
  }
  if (width === 0 || rows.some((row) => row.length !== width)) {
    throw wrongArgument((say) => say.dataExpected);
  }
  return rows;
}

function isMatrix(rows: unknown): rows is GivenRows {
  return Array.isArray(rows) && rows.length > 0 && rows.every(Array.isArray);
}

function textLength(rows: GivenRows): number {
  let length = 0;
  for (const row of rows) for (const cell of row) if (typeof cell === "string") length += cell.length;
  return length;
}

/** Whether an optional argument was left out: Excel gives null for it, or a blank for a reference to nothing. */
export function isLeftOut(given: GivenCell): boolean {
  if (given === null || given === undefined || given === "") return true;
  return Array.isArray(given) && given.flat().every((cell) => cell === null || cell === undefined || cell === "");
}
