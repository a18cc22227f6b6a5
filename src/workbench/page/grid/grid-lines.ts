import type { Area } from "../../model/areas/area";
import type { GridContent } from "./grid-content";
import { gridColumn, rowHeaders, type GridColumnSource } from "./grid-column";
import { gridExtent } from "./grid-extent";
import { areaOfSelection, type GridSelection } from "./grid-selection";
import { ShownRows } from "./shown-rows";

/** A cell as RevoGrid counts: columns, and rows without those that are hidden. */
interface GridCell {
  readonly x: number;
  readonly y: number;
}

/** The rows and columns that RevoGrid is given: as many as the sheet and the selection need, each column as wide as it is to be. */
export class GridLines {
  private readonly rows = new ShownRows();
  private columnWidthsPx: number[] = [];

  constructor(
    private readonly grid: HTMLRevoGridElement,
    private readonly source: GridColumnSource,
  ) {}

  /** Another sheet is to be drawn. */
  clear(): void {
    this.rows.clear();
    this.columnWidthsPx = [];
  }

  /** @returns whether the grid got other rows or columns, and draws itself */
  fit(content: GridContent | undefined, selected: Area | undefined): boolean {
    const { rowCount, columnCount } = gridExtent(content?.usedArea(), selected);
    const length = Math.max(columnCount, this.columnWidthsPx.length);
    const widthsPx = Array.from({ length }, (_, column) => content?.columnWidthPx(column) ?? 0);
    const needsRows = this.rows.update(rowCount, content?.hiddenRows() ?? []);
    const needsColumns = widthsPx.join() !== this.columnWidthsPx.join();
    if (needsRows) {
      this.grid.source = [...this.rows.rows];
      this.grid.rowHeaders = rowHeaders(rowCount);
    }
    if (needsColumns) {
      this.columnWidthsPx = widthsPx;
      this.grid.columns = widthsPx.map((size, column) => gridColumn(this.source, column, size));
    }
    return needsRows || needsColumns;
  }

  /** The sheet's row at an index of the grid. */
  rowAt(index: number): number {
    return this.rows.rowAt(index);
  }

  indexOf(row: number): number {
    return this.rows.indexOf(row);
  }

  widthPx(column: number): number | undefined {
    return this.columnWidthsPx[column];
  }

  /** A person has drawn a column wider, or less wide. */
  sized(column: number, widthPx: number): void {
    this.columnWidthsPx[column] = widthPx;
  }

  /** The corners of a selection, as far as they are drawn. */
  cornersOf(selection: GridSelection): { readonly active: GridCell; readonly end: GridCell } {
    const { row, column, rowCount, columnCount } = areaOfSelection(selection);
    const lastRow = this.indexOf(row + rowCount - 1);
    const lastColumn = Math.min(column + columnCount, this.columnWidthsPx.length) - 1;
    return {
      active: {
        x: Math.min(selection.active.column, lastColumn),
        y: Math.min(this.indexOf(selection.active.row), lastRow),
      },
      end: {
        x: selection.end.column > column ? lastColumn : column,
        y: selection.end.row > row ? lastRow : this.indexOf(row),
      },
    };
  }
}
