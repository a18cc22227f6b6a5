import { InputError, WorkbookError } from "../core/errors";
import type { RowOutcome } from "../core/predictions/join-outcomes";
import { rowKey, type Batch } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { Breath, type RunClock } from "./flow/run-clock";
import { PresentRows } from "./moved/present-rows";
import { RowPool, type MovedRow } from "./moved/row-pool";
import type { ResultColumns, RowWindow, SourceShape, Workbook } from "./ports";
import { rowsOf } from "./window-reader";

/** Time before the table is looked through for rows that moved; each time it takes half as long again, so that also a long run does it seldom. */
const LOOK_AFTER_MS = 3_000;
const LONGER_EACH_TIME = 1.5;

/** How often a run looks a table through while it goes on. At its end it does so once more. */
const MOST_LOOKS = 18;

/** Share of the time that looking may take. */
const LOOKS_SHARE = 0.2;

export interface MovedRowsParts {
  readonly workbook: Pick<Workbook, "describe" | "readWindow" | "blankResultRows">;
  readonly shape: SourceShape;
  readonly encoding: TableEncoding;
  readonly clock: RunClock;
  /** For what is finished though the run is cancelled. */
  readonly toTheEnd: AbortSignal;
}

/** Rows of a window as it stands in the sheet now, and whose predictions belong into some of them. */
export interface FoundRows {
  readonly window: RowWindow;
  /** One a row of the window; undefined where there is none for it. */
  readonly rows: readonly (MovedRow | undefined)[];
}

/**
 * Rows that were not where they had been read when their predictions were to be written: others were deleted, inserted or sorted meanwhile.
 * The table is looked through anew, seldom and at the end of the run, for rows that hold the very inputs that a prediction was made from and
 * have none yet. Rows with equal inputs are the same to the model, and may have each other's.
 */
export class MovedRows {
  private readonly pool = new RowPool();
  private present: PresentRows | undefined;
  /** Places that were filled with predictions of rows which had been read elsewhere. */
  private filled = new Uint8Array(0);
  private isNoticed = false;
  private looks = 0;
  private waitMs = LOOK_AFTER_MS;
  private nextLookMs = Infinity;
  private countNow: number | undefined;

  constructor(private readonly parts: MovedRowsParts) {}

  /** Whether any row was found changed so far. */
  get haveMoved(): boolean {
    return this.isNoticed;
  }

  /** Rows of the source when it was last looked through; undefined as long as it was not. */
  get rowCountNow(): number | undefined {
    return this.countNow;
  }

  get isEmpty(): boolean {
    return this.pool.size === 0;
  }

  /** Whether it is time to look the table through. */
  get isDue(): boolean {
    return !this.isEmpty && this.looks < MOST_LOOKS && this.parts.clock.now() >= this.nextLookMs;
  }

  /**
   * Keeps predictions of rows that are no longer what was read.
   * @param window of which they are
   * @param outcomes one a row of the window; undefined for those that are not meant
   * @param rowOf how a row of the window was counted when the run began
   * @param isUrgent whether the table is to be looked through soon; at the end of the run it is anyway
   */
  add(
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
    rowOf: (row: number) => number,
    isUrgent: boolean,
  ): void {
    const { sendable } = this.parts.encoding.encode(window);
    sendable.rowIndexes.forEach((row, place) => {
      const outcome = outcomes[row - window.firstRow];
      if (outcome !== undefined) this.pool.put({ row: rowOf(row), outcome, key: rowKey(sendable, place) });
    });
    if (!isUrgent) return;
    this.isNoticed = true;
    if (this.nextLookMs === Infinity) this.nextLookMs = this.parts.clock.now() + this.waitMs;
  }

  /** Keeps a row that was found, and had moved again when it was to be written. */
  putBack(row: MovedRow): void {
    this.pool.put(row);
  }

  /** Rows that are still without a place, the last ones of the table first. */
  left(): readonly MovedRow[] {
    return this.pool.left();
  }

  /** Rows of a batch that the table no longer holds as they were read, as far as it was looked through. */
  goneOf(batch: Batch): readonly number[] {
    const { present } = this;
    if (present === undefined) return [];
    return batch.rowIndexes.filter((_row, place) => !present.has(rowKey(batch, place)));
  }

  /** Whether a place was filled with the prediction of a row that had been read elsewhere. */
  isFilled(row: number): boolean {
    return this.filled[row] === 1;
  }

  noteFilled(row: number): void {
    if (row >= this.filled.length) {
      const longer = new Uint8Array(Math.max(row + 1, 2 * this.filled.length));
      longer.set(this.filled);
      this.filled = longer;
    }
    this.filled[row] = 1;
  }

  /**
   * Looks the table through, and gives window by window what belongs there. What it gives is no longer kept. A table that cannot be read
   * ends it: then the rows that are left stay without a place.
   */
  async *find(resultColumns: ResultColumns): AsyncGenerator<FoundRows, void, undefined> {
    const { now } = this.parts.clock;
    const startedMs = now();
    this.looks++;
    try {
      let present: PresentRows | undefined;
      for await (const { window, sendable, blank, rowCount } of this.lookThrough(resultColumns)) {
        present ??= new PresentRows(rowCount);
        const rows = new Array<MovedRow | undefined>(window.cells.rowCount).fill(undefined);
        let isAny = false;
        for (const [place, row] of sendable.rowIndexes.entries()) {
          const key = rowKey(sendable, place);
          present.add(key);
          const found = blank.has(row) ? this.pool.take(key) : undefined;
          rows[row - window.firstRow] = found;
          isAny ||= found !== undefined;
        }
        if (isAny) yield { window, rows };
      }
      this.present = present ?? new PresentRows(0);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    } finally {
      this.waitMs *= LONGER_EACH_TIME;
      this.nextLookMs = now() + Math.max(this.waitMs, (now() - startedMs) / LOOKS_SHARE);
    }
  }

  /**
   * Where rows stand now that are to be sent again, among those without a prediction.
   * @param wanted rows by what was sent of them, as they were counted when the run began
   * @returns how each of them was counted, by where it stands
   */
  async whereNow(wanted: Map<string, number[]>, resultColumns: ResultColumns): Promise<ReadonlyMap<number, number>> {
    const found = new Map<number, number>();
    try {
      for await (const { sendable, blank } of this.lookThrough(resultColumns)) {
        for (const [place, row] of sendable.rowIndexes.entries()) {
          const original = blank.has(row) ? wanted.get(rowKey(sendable, place))?.pop() : undefined;
          if (original !== undefined) found.set(row, original);
        }
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
    return found;
  }

  /** All rows of the table as it is now. */
  private async *lookThrough(resultColumns: ResultColumns) {
    const { workbook, shape, encoding, clock, toTheEnd } = this.parts;
    const rowCount = await this.countRows();
    const shapeNow = { ...shape, rowCount };
    const blank = new Set(await workbook.blankResultRows(shapeNow, resultColumns, toTheEnd));
    const breath = new Breath(clock);
    for (let row = 0; row < rowCount;) {
      const window = await workbook.readWindow(shapeNow, row, toTheEnd);
      yield { window, sendable: encoding.encode(window).sendable, blank, rowCount };
      row = window.firstRow + window.cells.rowCount;
      await breath.due();
    }
  }

  /** How many rows the source has now; as many as it had where it does not say. */
  async rowsNow(): Promise<number> {
    try {
      return await this.countRows();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return this.parts.shape.rowCount;
    }
  }

  private async countRows(): Promise<number> {
    const { workbook, shape, toTheEnd } = this.parts;
    return (this.countNow = await rowsOf(workbook, shape, toTheEnd));
  }
}

/** Whether the table cannot be looked through: whatever writes into it next says so. */
function isUnreadable(error: unknown): boolean {
  return error instanceof WorkbookError || error instanceof InputError;
}
