import { ROW_STATES } from "../../core/memory/row-state";
import { rowKeys } from "../../core/request/batch";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { Cell } from "../../core/table/cell";
import { CellBlock } from "../../core/table/cell-block";
import { Breath, type RunClock } from "../flow/run-clock";
import { slicesOf } from "../flow/slices-of";
import type { ResultColumns, RowWindow, SourceShape, Workbook } from "../ports";
import type { RunTally } from "../run-tally";
import type { Refresh } from "../scoring-plan";

/** What a range needs for its rows to be chosen: its windows hold no result columns. */
export interface ReadsResults {
  readResults?(
    shape: SourceShape,
    resultColumns: ResultColumns,
    firstRow: number,
    rowCount: number,
    signal: AbortSignal,
  ): Promise<CellBlock>;
}

export interface RowChoiceParts {
  readonly workbook: Pick<Workbook, "describe"> & ReadsResults;
  readonly shape: SourceShape;
  /** Its columns under the headers that they bear now. */
  readonly refresh: Refresh;
  readonly encoding: TableEncoding;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
  readonly tally: RunTally;
  /** Told of rows that are left alone. */
  readonly onSkipped: (rowCount: number) => void;
}

/** Chooses the rows of a refresh by what is known of them and what stands in them. */
export class RowChoice {
  private readonly breath: Breath;
  private readonly areAllWanted: boolean;
  /** Where the result columns stand in a window; undefined where it does not hold them. */
  private readonly positions: readonly number[] | undefined;

  constructor(private readonly parts: RowChoiceParts) {
    const { clock, refresh, shape } = parts;
    this.breath = new Breath(clock);
    this.areAllWanted = ROW_STATES.every((state) => refresh.states.has(state));
    // In a table no two headers are the same; a column beside a range may be named like one of it.
    const positions =
      shape.source.kind === "table" ? refresh.into.headers.map((name) => shape.columns.indexOf(name)) : [-1];
    this.positions = positions.includes(-1) ? undefined : positions;
  }

  /**
   * Which rows of a window are to be scored. What stands in them is noted, and so are those that are left alone.
   * @throws what reading throws
   */
  async of(window: RowWindow): Promise<(row: number) => boolean> {
    const { tally, encoding, refresh, onSkipped } = this.parts;
    const results = await this.resultsOf(window);
    const isWanted = new Uint8Array(window.cells.rowCount);
    let skipped = 0;
    for (const slice of slicesOf(window)) {
      await this.breath.due();
      const keys = this.areAllWanted ? [] : keysOf(slice, encoding);
      for (let i = 0; i < slice.cells.rowCount; i++) {
        const row = slice.firstRow + i;
        const cells = results.columns.map((column): Cell => column.at(row - window.firstRow) ?? null);
        if (cells.some((cell) => cell !== null && cell !== "")) tally.noteStanding(row);
        if (this.areAllWanted || refresh.states.has(refresh.known.stateOf(keys[i], cells))) {
          isWanted[row - window.firstRow] = 1;
        } else {
          tally.noteSkipped(row);
          skipped++;
        }
      }
    }
    onSkipped(skipped);
    return (row) => isWanted[row - window.firstRow] === 1;
  }

  /** The result cells of the window's rows, one column a result column. */
  private async resultsOf({ firstRow, cells }: RowWindow): Promise<CellBlock> {
    const { workbook, shape, refresh, signal } = this.parts;
    if (this.positions !== undefined) {
      return new CellBlock(
        cells.rowCount,
        this.positions.map((position) => cells.columns[position]!),
      );
    }
    return workbook.readResults!(shape, refresh.into, firstRow, cells.rowCount, signal);
  }
}

/** One a row; undefined for those that cannot be sent. */
function keysOf(slice: RowWindow, encoding: TableEncoding): (string | undefined)[] {
  const { sendable } = encoding.encode(slice);
  const keys = new Array<string | undefined>(slice.cells.rowCount).fill(undefined);
  rowKeys(sendable).forEach((key, place) => (keys[sendable.rowIndexes[place]! - slice.firstRow] = key));
  return keys;
}
