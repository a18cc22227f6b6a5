import type { ResultColumns } from "../../scoring/ports";
import { TEXT_FORMAT } from "./cell-text";
import { isPlainText, plainText, type ResultCell, type ResultValue } from "./result-cells";
import type { Difference } from "./written-cells";

/**
 * How results must be written so that Excel keeps them. What one Excel does and another does not is learned from what is read back, and
 * kept for the rest of a run.
 */
export interface WriteManner {
  /** All rows at once; those of blocks with hidden rows one by one; each row by itself, in which no Excel is known to go wrong. */
  readonly rows: "together" | "hidden-apart" | "one-by-one";
  /** Number formats are set and read back before any value is written. */
  readonly formatsFirst: boolean;
  /** Apostrophes before a risky text in a cell that is known to have the format "@". Anywhere else one protects it at least. */
  readonly signs: 0 | 1;
  /** The same before a text that begins with an apostrophe of its own. */
  readonly signsBeforeOwn: 0 | 1 | 2;
}

/** As it is documented. */
export const USUAL_MANNER: WriteManner = { rows: "together", formatsFirst: false, signs: 1, signsBeforeOwn: 1 };

/** What was learned, for each run by its result columns. */
export type LearnedManners = WeakMap<ResultColumns, WriteManner>;

/** Rows that are looked at together for hidden ones among them; few enough that Office.js never sends their cells in parts. */
export const BLOCK_ROWS = 64;

/** Cells a request may write when each needs an action of its own. */
const MAX_CELLS_APART = 2_000;

/** Rows that one request may write. */
export function rowsAtOnce({ rows }: WriteManner, outputCount: number): number {
  return rows === "together" ? Infinity : stretchesAtOnce(outputCount);
}

/** Stretches of rows that one request may write: one at least, or nothing could be written. */
export function stretchesAtOnce(outputCount: number): number {
  return Math.max(1, Math.floor(MAX_CELLS_APART / Math.max(1, outputCount)));
}

/**
 * The manner to try after one has failed: first without what was seen to go wrong, then with ever fewer rows at once.
 * @returns undefined when there is no other
 */
export function otherManner(manner: WriteManner, differences: ReadonlySet<Difference>): WriteManner | undefined {
  const mended = differences.has("other") ? manner : mendedManner(manner, differences);
  if (JSON.stringify(mended) !== JSON.stringify(manner)) return mended;
  if (manner.rows === "one-by-one") return undefined;
  return { ...manner, rows: manner.rows === "together" ? "hidden-apart" : "one-by-one" };
}

function mendedManner(manner: WriteManner, differences: ReadonlySet<Difference>): WriteManner {
  const isSwallowed = differences.has("own-sign-swallowed") && manner.signsBeforeOwn === 1;
  return {
    ...manner,
    ...(isSwallowed && { signsBeforeOwn: 2 }),
    ...(differences.has("number-as-text") && { formatsFirst: true }),
    ...(differences.has("sign-shown") && { signs: 0, formatsFirst: true }),
    ...(differences.has("own-sign-shown") && { signsBeforeOwn: 0, formatsFirst: true }),
  };
}

/**
 * A result as it is given to `values`.
 * @param format the cell's number format, where it is known
 */
export function sentValue(cell: ResultCell, manner: WriteManner, format: unknown): ResultValue {
  if (!cell.isText || isPlainText(cell)) return cell.value;
  const text = plainText(cell);
  const signs = text.startsWith("'") ? manner.signsBeforeOwn : manner.signs;
  // Without an apostrophe only the format keeps a text from becoming a formula.
  return "'".repeat(format === TEXT_FORMAT ? signs : Math.max(1, signs)) + text;
}

/** Rows that are written at once. */
export interface RowStretch {
  /** From 0, among the rows of a place. */
  readonly first: number;
  readonly count: number;
}

/**
 * Which rows are written at once. A row that is left alone is in none: a null in an array leaves a cell as it is only where the array arrives
 * row by row, and over hidden rows it may not.
 * @param isWritten for each row of a place
 * @param mayHide for each block of BLOCK_ROWS rows whether some of its rows may be hidden; asked for with "hidden-apart" only
 */
export function rowStretches(
  { rows }: WriteManner,
  isWritten: readonly boolean[],
  mayHide: readonly boolean[],
): RowStretch[] {
  const stretches: { readonly first: number; count: number }[] = [];
  isWritten.forEach((isOne, row) => {
    if (!isOne) return;
    const isApart =
      rows === "one-by-one" || (rows === "hidden-apart" && mayHide[Math.floor(row / BLOCK_ROWS)] !== false);
    const beginsBlock = rows !== "together" && row % BLOCK_ROWS === 0;
    const before = stretches.at(-1);
    const goesOn = before !== undefined && before.first + before.count === row && !isApart && !beginsBlock;
    if (goesOn) before.count++;
    else stretches.push({ first: row, count: 1 });
  });
  return stretches;
}
