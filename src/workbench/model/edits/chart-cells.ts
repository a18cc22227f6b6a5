import type { Area } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";
import type { ChartSource, SheetChart } from "../charts/sheet-chart";
import type { SheetModel } from "../sheets/sheet-model";
import type { WorkbookModel } from "../workbook-model";

/** The cells that a chart shows, and their sheet. */
export interface ChartCells {
  readonly sheet: SheetModel;
  readonly area: Area;
}

/** What stands at an area of a sheet, as a chart follows it. */
export function chartSourceOf(workbook: WorkbookModel, sheetId: string, area: Area): ChartSource {
  for (const table of workbook.tablesOf(sheetId)) {
    const { dataArea, columns } = table;
    const column = columns[area.column - dataArea.column];
    const isWhole = area.row === dataArea.row && area.rowCount === dataArea.rowCount && area.columnCount === 1;
    if (isWhole && column !== undefined) return { kind: "column", tableId: table.id, columnId: column.id };
  }
  return { kind: "area", sheetId, area };
}

/** Where the cells of a chart are now; undefined when they are gone. */
export function cellsOfChart(workbook: WorkbookModel, { source }: SheetChart): ChartCells | undefined {
  if (source === undefined) return undefined;
  if (source.kind === "area") {
    const sheet = workbook.sheetById(source.sheetId);
    return sheet && { sheet, area: source.area };
  }
  const table = workbook.tableById(source.tableId);
  const sheet = table && workbook.sheetById(table.sheetId);
  const place = table?.columns.findIndex(({ id }) => id === source.columnId) ?? -1;
  if (table === undefined || sheet === undefined || place < 0) return undefined;
  return { sheet, area: { ...table.dataArea, column: table.dataArea.column + place, columnCount: 1 } };
}

/** Lets the charts of a workbook follow cells that move. */
export function followInCharts(workbook: WorkbookModel, shift: CellShift): void {
  for (const sheet of workbook.sheets) {
    if (sheet.charts.length === 0) continue;
    sheet.charts = sheet.charts.map((chart) => {
      const { source } = chart;
      if (source?.kind !== "area" || source.sheetId !== shift.sheetId) return chart;
      const area = shiftedArea(source.area, shift);
      return { ...chart, source: area && { ...source, area } };
    });
  }
}
