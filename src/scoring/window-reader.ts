import { InputError, WorkbookError } from "../core/errors";
import { throwIfCancelled } from "./flow/cancellation";
import type { RowWindow, SourceShape, Workbook } from "./ports";

/**
 * The largest table that is kept whole, so that it is read once: nearly every table that people keep in a workbook, in some 16 MB of numbers
 * and as much of texts, at two bytes a character. Of a larger one nothing is kept.
 */
export const MAX_KEPT_CELLS = 2_000_000;
export const MAX_KEPT_CHARACTERS = 8_000_000;

/**
 * The row windows of one source, for one run: what was read is right for as long as the run takes, because nothing is written before
 * the rows are read again and compared.
 */
export class WindowReader {
  /** By their first row. */
  private readonly kept = new Map<number, RowWindow>();
  private keptCharacters = 0;
  private isKeeping: boolean;
  /** All of it was given once. */
  private isGiven = false;
  /** With as many rows as it has now, where rows were deleted since it was given. */
  private shapeNow: SourceShape;

  constructor(
    private readonly workbook: Pick<Workbook, "describe" | "readWindow">,
    private readonly shape: SourceShape,
    private readonly signal: AbortSignal,
  ) {
    this.shapeNow = shape;
    this.isKeeping = shape.rowCount * shape.columns.length <= MAX_KEPT_CELLS;
  }

  /** Whether what was read is kept, so that it is the same each time it is asked for. */
  get isKept(): boolean {
    return this.isKeeping;
  }

  /**
   * All windows in order, from the first one, each time it is called. One is read ahead while the one before is worked at, and no more, so
   * that memory holds few at a time of a table that is not kept. Of such a table rows may have been deleted since it was given the first
   * time: then its windows end where it does.
   * @throws what `Workbook.readWindow` throws
   */
  async *windows(): AsyncGenerator<RowWindow, void, undefined> {
    for (let reading = this.windowAt(0); reading !== undefined;) {
      const window = await reading;
      if (window === undefined) break;
      if (this.isKeeping && !this.kept.has(window.firstRow)) this.keep(window);
      reading = this.windowAt(window.firstRow + window.cells.rowCount);
      reading?.catch(() => undefined); // Thrown when it is asked for.
      yield window;
    }
    this.isGiven = true;
  }

  /** Undefined behind the last row. */
  private windowAt(row: number): Promise<RowWindow | undefined> | undefined {
    return row < this.shape.rowCount ? this.read(row) : undefined;
  }

  private async read(row: number): Promise<RowWindow | undefined> {
    for (;;) {
      throwIfCancelled(this.signal);
      const kept = this.kept.get(row);
      if (kept !== undefined) return kept;
      if (row >= this.shapeNow.rowCount) return undefined;
      try {
        const window = await this.workbook.readWindow(this.shapeNow, row, this.signal);
        if (window.cells.rowCount === 0) throw new RangeError("A row window is empty.");
        return window;
      } catch (error) {
        if (!(error instanceof WorkbookError && this.isGiven && (await this.hasShrunk()))) throw error;
      }
    }
  }

  /** Whether the source has fewer rows than when it was last asked. */
  private async hasShrunk(): Promise<boolean> {
    const rowCount = await rowsOf(this.workbook, this.shape, this.signal);
    if (rowCount >= this.shapeNow.rowCount) return false;
    this.shapeNow = { ...this.shape, rowCount };
    return true;
  }

  private keep(window: RowWindow): void {
    this.kept.set(window.firstRow, window);
    this.keptCharacters += window.cells.textLength;
    this.isKeeping = this.keptCharacters <= MAX_KEPT_CHARACTERS;
    if (!this.isKeeping) this.kept.clear();
  }
}

/** How many rows a source has by now. @throws what `Workbook.describe` throws of a source that is not empty */
export async function rowsOf(
  workbook: Pick<Workbook, "describe">,
  { source }: SourceShape,
  signal: AbortSignal,
): Promise<number> {
  try {
    return (await workbook.describe(source, signal)).rowCount;
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== "empty-table") throw error;
    return 0;
  }
}
