import type { RowRange } from "../../../core/table/row-ranges";
import { cellAddress } from "../../../excel/reading/cell-address";
import type { SourceShape } from "../../../scoring/ports";

/** Cells named in a group: enough to see a pattern. */
export const CELLS_SHOWN = 5;

/** The first rows of a group as places in the sheet: what a link names and goes to. */
export interface FailureCell {
  /** "D49", or "A49" when no single column is at fault; "A49:A60" for rows that follow each other. */
  readonly address: string;
  /** Row of the source, the first of several, counted from 1 as people do. */
  readonly rowNumber: number;
}

/** @param most how many cells to name; a group may hold a hundred thousand */
export function failureCells(
  group: { readonly column?: string; readonly rows: readonly RowRange[] },
  source: Pick<SourceShape, "columns" | "firstCell">,
  most: number,
): FailureCell[] {
  const columnOffset = Math.max(0, group.column === undefined ? 0 : source.columns.indexOf(group.column));
  const cells: FailureCell[] = [];
  for (const range of group.rows) {
    for (let row = range.firstRow; row < range.firstRow + range.rowCount && cells.length < most; row++) {
      cells.push({ address: cellAddress(source.firstCell, row, columnOffset), rowNumber: row + 1 });
    }
  }
  return cells;
}

/** Rows that follow each other as one place each, in the first column of the source. */
export function rangeCells(
  rows: readonly RowRange[],
  { firstCell }: Pick<SourceShape, "firstCell">,
  most: number,
): FailureCell[] {
  return rows.slice(0, most).map(({ firstRow, rowCount }) => {
    const first = cellAddress(firstCell, firstRow, 0);
    const address = rowCount === 1 ? first : `${first}:${cellAddress(firstCell, firstRow + rowCount - 1, 0)}`;
    return { address, rowNumber: firstRow + 1 };
  });
}
