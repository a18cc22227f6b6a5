import type { Area } from "../areas/area";

/** Kinds of charts that the workbench plays. Source: Microsoft Learn, "Excel.ChartType". */
export const CHART_KINDS = ["Histogram", "ColumnClustered"] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Cells that a chart shows: a table's column, which it follows whatever becomes of the table, or an area of a sheet. */
export type ChartSource =
  | { readonly kind: "column"; readonly tableId: string; readonly columnId: number }
  | { readonly kind: "area"; readonly sheetId: string; readonly area: Area };

/** A chart of a sheet. It is kept while the workbook is open, and not saved in the file. */
export interface SheetChart {
  readonly id: string;
  readonly name: string;
  readonly kind: ChartKind;
  /** Undefined once its cells are gone. */
  readonly source: ChartSource | undefined;
  /** In points, as if all columns and rows had their usual size. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly hasLegend: boolean;
  readonly categoryTitle: string;
  readonly valueTitle: string;
}
