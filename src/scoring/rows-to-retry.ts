import { rowKey } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { joinRanges, type RowRange } from "../core/table/row-ranges";
import type { LostRows } from "./learned/lost-rows";
import type { MovedRows } from "./moved-rows";
import type { ResultColumns, SourceShape } from "./ports";
import type { WindowReader } from "./window-reader";

export interface RetryParts {
  readonly shape: SourceShape;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly moved: MovedRows;
  /** Absent as long as nothing was written. */
  readonly resultColumns: ResultColumns | undefined;
}

/** Rows that are tried once more, where they stand by now. */
export interface RowsToRetry {
  /** In rising order. */
  readonly ranges: readonly RowRange[];
  /** With as many rows as the source has by now. */
  readonly shape: SourceShape;
  /** How a row that stands there was counted when the run began. */
  readonly rowOf: (row: number) => number;
}

/**
 * Finds the rows of lost batches again. They stand where they were read, unless rows have moved meanwhile: then the table is looked through
 * for what was sent of them, if it is known. Those that are gone keep the reason they have.
 * @throws what reading throws once the run is cancelled
 */
export async function rowsToRetry(lost: LostRows, parts: RetryParts): Promise<RowsToRetry> {
  const { shape, reader, moved, resultColumns } = parts;
  if (lost.rowCount === 0) return { ranges: [], shape, rowOf: (row) => row };
  if (!moved.haveMoved || !reader.isKept || resultColumns === undefined) {
    const rowCount = Math.min(shape.rowCount, await moved.rowsNow());
    return { ranges: rangesBefore(lost.ranges(), rowCount), shape: { ...shape, rowCount }, rowOf: (row) => row };
  }
  const found = await moved.whereNow(await sentOf(lost, parts), resultColumns);
  return {
    ranges: joinRanges([...found.keys()].map((firstRow) => ({ firstRow, rowCount: 1 }))),
    shape: { ...shape, rowCount: moved.rowCountNow ?? shape.rowCount },
    rowOf: (row) => found.get(row) ?? row,
  };
}

/** What of the ranges is before a row. */
function rangesBefore(ranges: readonly RowRange[], end: number): RowRange[] {
  return ranges.flatMap(({ firstRow, rowCount }) =>
    firstRow < end ? [{ firstRow, rowCount: Math.min(rowCount, end - firstRow) }] : [],
  );
}

/** Lost rows by what was sent of them. */
async function sentOf(lost: LostRows, { reader, encoding }: RetryParts): Promise<Map<string, number[]>> {
  const sent = new Map<string, number[]>();
  const ranges = lost.ranges();
  for await (const window of reader.windows()) {
    const end = window.firstRow + window.cells.rowCount;
    const within = ranges.filter((range) => range.firstRow < end && range.firstRow + range.rowCount > window.firstRow);
    if (within.length === 0) continue;
    const { sendable } = encoding.encode(window);
    for (const [place, row] of sendable.rowIndexes.entries()) {
      if (!within.some(({ firstRow, rowCount }) => row >= firstRow && row < firstRow + rowCount)) continue;
      const key = rowKey(sendable, place);
      const equal = sent.get(key);
      if (equal === undefined) sent.set(key, [row]);
      else equal.push(row);
    }
  }
  return sent;
}
