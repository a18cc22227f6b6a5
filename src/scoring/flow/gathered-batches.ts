import { joinBatches, rowsOf, type Batch } from "../../core/request/batch";
import type { OpenWindow } from "./open-window";

/** One batch, and the open windows that its rows are of. */
export interface GatheredBatch {
  readonly batch: Batch;
  readonly windows: readonly OpenWindow[];
}

/** What rows that wait for others may have read with them. */
export interface HeldBounds {
  readonly cells: number;
  readonly characters: number;
}

/** Fills batches with rows, however few of them a window has. */
export class GatheredBatches {
  private parts: { readonly window: OpenWindow; readonly batch: Batch }[] = [];
  private rowCount = 0;

  /** @param rowsPerBatch of a full batch, at least one */
  constructor(private readonly rowsPerBatch: number) {}

  /** Takes rows of a window. @returns the batches that are full by now */
  *add(window: OpenWindow, rows: Batch): Generator<GatheredBatch, void, undefined> {
    for (let start = 0; start < rows.rows.length;) {
      const end = start + this.rowsPerBatch - this.rowCount;
      const batch = rowsOf(rows, start, end);
      this.parts.push({ window, batch });
      this.rowCount += batch.rows.length;
      if (this.rowCount === this.rowsPerBatch) yield* this.rest();
      start = end;
    }
  }

  /** The rows that wait, as a batch that is not full. */
  *rest(): Generator<GatheredBatch, void, undefined> {
    const { parts } = this;
    if (parts.length === 0) return;
    this.parts = [];
    this.rowCount = 0;
    const windows = [...new Set(parts.map(({ window }) => window))];
    yield { batch: joinBatches(parts.map(({ batch }) => batch)), windows };
  }

  /** Whether the windows of the rows that wait are more than should be held for them. */
  isHeavy({ cells, characters }: HeldBounds): boolean {
    const windows = [...new Set(this.parts.map(({ window }) => window.window.cells))];
    const held = windows.reduce((sum, { rowCount, columns }) => sum + rowCount * columns.length, 0);
    return held > cells || windows.reduce((sum, { textLength }) => sum + textLength, 0) > characters;
  }
}
