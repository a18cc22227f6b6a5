import type { Cell } from "../../src/core/table/cell";
import { CellBlock, type TableRows } from "../../src/core/table/cell-block";

/** Rows that stand from `firstRow` on in a table. */
export function tableRows(firstRow: number, rows: readonly (readonly Cell[])[]): TableRows {
  return { firstRow, cells: CellBlock.ofRows(rows) };
}
