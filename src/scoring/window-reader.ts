import type { Cell } from "../core/table/cell";
import { throwIfCancelled } from "./cancellation";
import type { RowWindow, SourceShape, Workbook } from "./ports";

/**
 * What is kept of a table, so that it is read once: four windows of the most cells that one sync carries, which is nearly every table
 * that people keep in a workbook; and 2 MB of its texts, at two bytes a character. A longer table is read again from there on, and
 * costs no more memory.
 */
export const MAX_KEPT_CELLS = 200_000;
export const MAX_KEPT_CHARACTERS = 1_000_000;

/**
 * The row windows of one source, for one run: what was read is right for as long as the run takes, because nothing is written before
 * the rows are read again and compared.
 */
export class WindowReader {
  /** The first windows of the source, without a gap. */
  private readonly kept: RowWindow[] = [];
  private keptCells = 0;
  private keptCharacters = 0;

  constructor(
    private readonly workbook: Pick<Workbook, "readWindow">,
    private readonly shape: SourceShape,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * All windows in order, from the first one, each time it is called. One is read only when it is asked for, so that memory holds few
   * at a time beside those that are kept.
   * @throws what `Workbook.readWindow` throws
   */
  async *windows(): AsyncGenerator<RowWindow, void, undefined> {
    let place = 0;
    for (let row = 0; row < this.shape.rowCount; place++) {
      throwIfCancelled(this.signal);
      const window = this.kept[place] ?? (await this.read(row, place));
      yield window;
      row += window.rows.length;
    }
  }

  private async read(firstRow: number, place: number): Promise<RowWindow> {
    const window = await this.workbook.readWindow(this.shape, firstRow, this.signal);
    if (window.rows.length === 0) throw new RangeError("A row window is empty.");
    if (place === this.kept.length) this.keep(window);
    return window;
  }

  private keep(window: RowWindow): void {
    const cells = this.keptCells + window.rows.length * this.shape.columns.length;
    const characters = this.keptCharacters + charactersOf(window.rows);
    if (cells > MAX_KEPT_CELLS || characters > MAX_KEPT_CHARACTERS) return;
    this.kept.push(window);
    this.keptCells = cells;
    this.keptCharacters = characters;
  }
}

function charactersOf(rows: readonly (readonly Cell[])[]): number {
  let characters = 0;
  for (const row of rows) for (const cell of row) if (typeof cell === "string") characters += cell.length;
  return characters;
}
