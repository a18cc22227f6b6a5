import { areaOf, bottomOf, containsArea, SHEET_COLUMNS, type Area } from "../../model/areas/area";
import type { TableModel } from "../../model/tables/table-model";
import type { CellPosition } from "./block-edge";

/** What of a sheet is in view, and what can name its columns. */
export interface SheetInView {
  /** The first row that is in view. */
  readonly topRow: number;
  readonly active: CellPosition | undefined;
  /** All of the sheet. */
  readonly tables: readonly TableModel[];
  /** A row that the file keeps in view. */
  readonly frozenRow: number | undefined;
}

/**
 * The headers that are scrolled out of view and whose names stand in the place of column letters, each as an area of one row: that of the
 * table with the active cell, as long as rows of the table are in view, and the row that the file freezes. Where two name a column, the
 * later one does. Source: Microsoft Support, "Overview of Excel tables".
 */
export function headersAbove({ topRow, active, tables, frozenRow }: SheetInView): readonly Area[] {
  const frozen = frozenRow !== undefined && frozenRow < topRow ? [areaOf(frozenRow, 0, 1, SHEET_COLUMNS)] : [];
  const table = active && tables.find(({ area }) => containsArea(area, areaOf(active.row, active.column)));
  const header = table?.headerArea;
  const isAbove = header !== undefined && header.row < topRow && topRow < bottomOf(table!.area);
  return isAbove ? [...frozen, header] : frozen;
}
