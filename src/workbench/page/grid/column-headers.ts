import { containsArea, areaOf, type Area } from "../../model/areas/area";
import { formatArea } from "../../model/areas/a1-address";
import type { GridContent } from "./grid-content";
import type { CellPosition } from "./block-edge";

export interface ColumnHeadersOptions {
  readonly content: () => GridContent | undefined;
  readonly active: () => CellPosition | undefined;
  /** Draws the headers of all columns again. */
  readonly draw: () => void;
}

/** Knows which columns show the name from a header that is scrolled out of view instead of their letters. */
export class ColumnHeaders {
  private topRow = 0;
  private shown: readonly Area[] = [];

  constructor(private readonly options: ColumnHeadersOptions) {}

  /** @param topRow the first row of the sheet that is in view now */
  scrollTo(topRow: number): void {
    if (topRow === this.topRow) return;
    this.topRow = topRow;
    this.follow();
  }

  /** Another cell may be the active one. */
  follow(): void {
    const { content, active, draw } = this.options;
    const now = content()?.headersAbove(this.topRow, active()) ?? [];
    const isSame = now.map(formatArea).join() === this.shown.map(formatArea).join();
    this.shown = now;
    if (!isSame) draw();
  }

  /** What the headers say may be otherwise. */
  refresh(): void {
    if (this.shown.length > 0) this.options.draw();
    this.follow();
  }

  /** The row of the cell that names a column; undefined where its letters do. */
  rowOver(column: number): number | undefined {
    const isNamed = (row: number): boolean => this.options.content()?.isBlank(row, column) === false;
    const over = this.shown.filter((area) => containsArea(area, areaOf(area.row, column)) && isNamed(area.row));
    return over.at(-1)?.row;
  }
}
