import type { RowKeys } from "../../core/memory/row-keys";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import type { TableRows } from "../../core/table/cell-block";

/** A window that was read, with what has become of its rows and is not written yet. */
export class OpenWindow {
  /** For each row of the window, whether its outcome is still to come. */
  private readonly isAwaited: Uint8Array;
  private awaited: number;
  private parts: BatchOutcome[] = [];
  private waiting = 0;

  /**
   * @param rows of the source, in this window, that get an outcome
   * @param keys of its rows, as far as they were made; absent where nothing is remembered
   */
  constructor(
    readonly window: TableRows,
    rows: Iterable<number>,
    readonly keys?: RowKeys,
  ) {
    this.isAwaited = new Uint8Array(window.cells.rowCount);
    this.awaited = 0;
    for (const row of rows) {
      this.isAwaited[row - window.firstRow] = 1;
      this.awaited++;
    }
  }

  /** Whether every row has its outcome. */
  get isAnswered(): boolean {
    return this.awaited === 0;
  }

  /** Rows with an outcome that is not taken yet. */
  get rowsWaiting(): number {
    return this.waiting;
  }

  /** Those of a part that are of this window; the part itself when all are. */
  partOf(part: BatchOutcome): BatchOutcome {
    const { firstRow, cells } = this.window;
    const isOwn = (row: number): boolean => row >= firstRow && row < firstRow + cells.rowCount;
    if (part.rowIndexes.every(isOwn)) return part;
    return {
      outputs: part.outputs,
      rowIndexes: part.rowIndexes.filter(isOwn),
      outcomes: part.outcomes.filter((_outcome, place) => isOwn(part.rowIndexes[place]!)),
    };
  }

  /** @throws RangeError when a row is foreign, or has an outcome already: a defect, which must not become a number in the sheet */
  add(part: BatchOutcome): void {
    if (part.rowIndexes.length !== part.outcomes.length) throw new RangeError("A part has more rows than outcomes.");
    for (const row of part.rowIndexes) {
      const place = row - this.window.firstRow;
      if (this.isAwaited[place] !== 1) throw new RangeError(`Row ${row} was answered twice, or is not in this window.`);
      this.isAwaited[place] = 0;
    }
    this.awaited -= part.rowIndexes.length;
    this.waiting += part.rowIndexes.length;
    if (part.rowIndexes.length > 0) this.parts.push(part);
  }

  /** The outcomes that came since this was last asked, in the order of their rows. */
  take(): readonly BatchOutcome[] {
    const taken = this.parts.sort((a, b) => a.rowIndexes[0]! - b.rowIndexes[0]!);
    this.parts = [];
    this.waiting = 0;
    return taken;
  }
}
