import type { Area } from "../../model/areas/area";
import type { LookOfCell } from "./cell-by-rules";
import type { CellPosition, GridSelection } from "./grid-selection";
import type { HiddenRows } from "./shown-rows";

/** A button at the end of a header cell. */
export interface FilterButton {
  readonly columnName: string;
  readonly isFiltered: boolean;
}

/** What the grid shows, cell by cell, asked for as cells come into view. Rows and columns count from 0. */
export interface GridContent {
  /** The smallest area that holds something, or undefined for a blank sheet. */
  readonly usedArea: () => Area | undefined;
  readonly text: (row: number, column: number) => string;
  /** What stands in the cell's editor. */
  readonly editText: (row: number, column: number) => string;
  readonly isBlank: (row: number, column: number) => boolean;
  /** The block of filled cells around a cell, the cell itself included. */
  readonly regionAt: (row: number, column: number) => Area;
  /** CSS classes. */
  readonly look: (row: number, column: number) => string;
  /** What stands behind the text, where it is not the sheet's own look. */
  readonly ground: (row: number, column: number) => LookOfCell;
  /** The filter button in a cell, which stands in the header of a table. */
  readonly filterButton: (row: number, column: number) => FilterButton | undefined;
  /** Header rows, one row each, that name columns while `topRow` is the first in view; the later ones before the earlier. */
  readonly headersAbove: (topRow: number, active: CellPosition | undefined) => readonly Area[];
  readonly columnWidthPx: (column: number) => number;
  readonly isRowHidden: (row: number) => boolean;
  /** In order, in runs; a run that is as before is the same object. */
  readonly hiddenRows: () => readonly HiddenRows[];
}

/** What a person does in the grid. */
export interface GridActions {
  readonly select: (selection: GridSelection) => void;
  /** Texts were entered from `row` and `column` on; "" blanks a cell. @returns false where one is to be mended first */
  readonly enter: (row: number, column: number, texts: readonly (readonly string[])[]) => boolean;
  readonly clear: (area: Area) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is selected, as the text that other programs take. */
  readonly copy: () => string;
  /** The same, and blanks it. */
  readonly cut: () => string;
  readonly paste: (text: string) => void;
  /** Opens the menu of the selected cells at a place in the window, in pixels. */
  readonly openMenu: (x: number, y: number) => void;
  /**
   * Opens the filter of the table column in which a cell lies.
   * @param place of the button or of the cell in the window; the menu opens below it
   * @returns whether there is such a column
   */
  readonly openFilter: (cell: CellPosition, place: DOMRect) => boolean;
  readonly sizeColumn: (column: number, widthPx: number) => void;
  /** Makes a column as wide as what it shows; if it is selected whole, all that are so. */
  readonly fitColumn: (column: number) => void;
  readonly editing: (isEditing: boolean) => void;
}
