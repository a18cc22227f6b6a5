import { RunStoppedError, WorkbookError } from "../core/errors";
import type { RowRange } from "../core/table/row-ranges";
import { isSilence } from "./learned/first-contact";
import type { RowWindow, SourceShape, Workbook } from "./ports";
import { scoreRound, type ScoringRound } from "./scoring-round";

export interface SecondRound extends Omit<ScoringRound, "windows" | "choose"> {
  readonly workbook: Pick<Workbook, "readWindow">;
  readonly shape: SourceShape;
  /** Rows to try once more, in rising order. */
  readonly ranges: readonly RowRange[];
  readonly signal: AbortSignal;
}

/**
 * Scores rows of lost batches once more, when all others are through: an endpoint that was away for some minutes is back by then. The rows
 * are read anew, so that what is sent is what stands in the sheet now. It ends early, without an error, when the endpoint is still not
 * there or the rows cannot be read any more: they keep the reason they have.
 * @throws what `scoreRound` throws, apart from that
 */
export async function scoreSecondRound({ ranges, ...round }: SecondRound): Promise<void> {
  if (ranges.length === 0) return;
  try {
    const choose = () => Promise.resolve({ isWanted: (row: number) => isWithin(ranges, row) });
    await scoreRound({ ...round, windows: windowsOf(ranges, round), choose });
  } catch (error) {
    if (!(error instanceof RunStoppedError && isSilence(error))) throw error;
  }
}

/** Windows that together hold all rows of the ranges. */
async function* windowsOf(
  ranges: readonly RowRange[],
  { workbook, shape, signal }: Pick<SecondRound, "workbook" | "shape" | "signal">,
): AsyncGenerator<RowWindow, void, undefined> {
  let end = 0;
  for (const range of ranges) {
    const rangeEnd = range.firstRow + range.rowCount;
    for (end = Math.max(end, range.firstRow); end < rangeEnd;) {
      const window = await workbook.readWindow(shape, end, signal).catch(unlessGone);
      if (window === undefined) return;
      yield window;
      end = window.firstRow + window.cells.rowCount;
    }
  }
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof WorkbookError)) throw error;
}

/** Whether a row is in one of the ranges, which are in rising order. */
function isWithin(ranges: readonly RowRange[], row: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.firstRow <= row) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && row < range.firstRow + range.rowCount;
}
