import { tooLarge } from "../package/workbook-file-error";

/**
 * The most cells that a workbook is opened with, all sheets together: blank ones count above the last filled cell of their column, for the
 * model keeps them. At 8 to 24 bytes each, 40 million are 0.3 to 1 GB; a sheet of 1,048,576 rows and 38 columns stays below.
 */
export const MOST_CELLS = 40_000_000;

/** A formula, or a change of the number format from one row to the next, takes as much memory as so many cells. */
export const CELLS_OF_A_FORMULA = 4;

/** Counts what a file wants to be held, so that a small file with few cells far apart cannot fill the memory. */
export class CellRoom {
  private left = MOST_CELLS;

  /** @throws WorkbookFileError `too-large` */
  take(cells: number): void {
    this.left -= cells;
    if (this.left >= 0) return;
    const most = `more than ${MOST_CELLS / 1_000_000} million`;
    throw tooLarge(`its cells, counted down to the last filled one of each column, are ${most}`);
  }
}
