import { throwIfCancelled } from "./cancellation";
import type { RowWindow, SourceShape, Workbook } from "./ports";

/**
 * The largest table that is kept whole, so that it is read once: four windows of the most cells that one sync carries, which is nearly
 * every table that people keep in a workbook, and 2 MB of its texts, at two bytes a character. Of a larger one nothing is kept.
 */
export const MAX_KEPT_CELLS = 200_000;
export const MAX_KEPT_CHARACTERS = 1_000_000;

/**
 * The row windows of one source, for one run: what was read is right for as long as the run takes, because nothing is written before
 * the rows are read again and compared.
 */
export class WindowReader {
  /** By their first row. */
  private readonly kept = new Map<number, RowWindow>();
  private keptCharacters = 0;
  private isKeeping: boolean;

  constructor(
    private readonly workbook: Pick<Workbook, "readWindow">,
    private readonly shape: SourceShape,
    private readonly signal: AbortSignal,
  ) {
    this.isKeeping = shape.rowCount * shape.columns.length <= MAX_KEPT_CELLS;
  }

  /**
   * All windows in order, from the first one, each time it is called. One is read only when it is asked for, so that memory holds few
   * at a time of a table that is not kept.
   * @throws what `Workbook.readWindow` throws
   */
  async *windows(): AsyncGenerator<RowWindow, void, undefined> {
    for (let row = 0; row < this.shape.rowCount;) {
      const window = await this.windowAt(row);
      if (this.isKeeping && !this.kept.has(row)) this.keep(window);
      yield window;
      row += window.cells.rowCount;
    }
  }

  private async windowAt(row: number): Promise<RowWindow> {
    throwIfCancelled(this.signal);
    const kept = this.kept.get(row);
    if (kept !== undefined) return kept;
    const window = await this.workbook.readWindow(this.shape, row, this.signal);
    if (window.cells.rowCount === 0) throw new RangeError("A row window is empty.");
    return window;
  }

  private keep(window: RowWindow): void {
    this.kept.set(window.firstRow, window);
    this.keptCharacters += window.cells.textLength;
    this.isKeeping = this.keptCharacters <= MAX_KEPT_CHARACTERS;
    if (!this.isKeeping) this.kept.clear();
  }
}
