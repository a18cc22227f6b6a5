import { ROWS_PER_BATCH } from "../../core/request/batch-limits";

/**
 * How many rows go across Office.js in one sync.
 *
 * Excel on the web carries 5 MB a request and 5 MB a response. Source: Microsoft Learn, "Resource limits and performance
 * optimization for Office Add-ins". Windows aim well below, because the bytes of rows not yet read are only a guess.
 */
export const AIMED_WINDOW_BYTES = 3_000_000;
/** Where somebody looks at a page: Office.js parses an answer at one go, several times over, which takes some 18 ms a megabyte. */
export const WATCHED_WINDOW_BYTES = 2_000_000;
export const MAX_WINDOW_CELLS = 100_000;
/** Of the first window, as long as nobody knows how many bytes a row takes: 5 MB would be 200 a cell. */
export const FIRST_WINDOW_CELLS = 25_000;

/** Below this many rows a failure without a given reason is not blamed on the size. */
const LEAST_ROWS_FOR_UNEXPLAINED = 500;

/** How much larger the next window may be than the last one that passed, once a window was refused. */
const GROWTH = 1.25;

/** What the windows so far have taught. */
export interface WindowPace {
  /** Measured in the latest window; undefined before the first. */
  readonly bytesPerRow: number | undefined;
  /** Rows the next window may have at most. */
  readonly maxRows: number;
  /** The smallest window that was refused. */
  readonly refusedRows: number;
}

export const STARTING_PACE: WindowPace = { bytesPerRow: undefined, maxRows: Infinity, refusedRows: Infinity };

/**
 * Rows of the next window: at least one while any are left.
 * @param isWatched whether its work is done where somebody looks at a page
 */
export function rowsInWindow(pace: WindowPace, columnCount: number, rowsLeft: number, isWatched = false): number {
  const aimedBytes = isWatched ? WATCHED_WINDOW_BYTES : AIMED_WINDOW_BYTES;
  const maxCells = pace.bytesPerRow === undefined ? FIRST_WINDOW_CELLS : MAX_WINDOW_CELLS;
  const byCells = Math.floor(maxCells / Math.max(1, columnCount));
  const byBytes = pace.bytesPerRow === undefined ? Infinity : Math.floor(aimedBytes / pace.bytesPerRow);
  const rows = Math.min(rowsLeft, Math.max(1, Math.min(byCells, byBytes, pace.maxRows)));
  // Whole batches of the usual size, so that none is cut short at a window's end, where that costs little of the window.
  const isWhole = rows === rowsLeft || rows < 4 * ROWS_PER_BATCH || pace.maxRows !== Infinity;
  return isWhole ? rows : rows - (rows % ROWS_PER_BATCH);
}

/** Learns from a window that passed, and lets the next one grow a little towards the size that was refused, never to it. */
export function paceAfterWindow(pace: WindowPace, rowCount: number, bytes: number): WindowPace {
  const grown = Math.min(Math.ceil(rowCount * GROWTH), pace.refusedRows - 1);
  return {
    bytesPerRow: Math.max(1, bytes / rowCount),
    maxRows: pace.maxRows === Infinity ? Infinity : Math.max(pace.maxRows, grown),
    refusedRows: pace.refusedRows,
  };
}

/**
 * The pace after Excel refused a window: half its rows. Undefined when a smaller one will not help.
 * @param isSizeLimit whether Excel named the size as the reason; then halving goes on down to a single row, because 500 rows of long
 * texts can pass the limit too. Any other failure may still be about the size, but only while the window is large.
 */
export function paceAfterRefusal(pace: WindowPace, rowCount: number, isSizeLimit: boolean): WindowPace | undefined {
  const least = isSizeLimit ? 1 : LEAST_ROWS_FOR_UNEXPLAINED;
  if (rowCount <= least) return undefined;
  return {
    ...pace,
    maxRows: Math.max(least, Math.floor(rowCount / 2)),
    refusedRows: Math.min(pace.refusedRows, rowCount),
  };
}
