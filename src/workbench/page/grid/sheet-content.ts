import { areaOf, containsArea, type Area } from "../../model/areas/area";
import { cellByRules } from "./cell-by-rules";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { surroundingRegion } from "../../model/sheets/surrounding-region";
import type { TableModel } from "../../model/tables/table-model";
import { displayText } from "../../model/texts/display-text";
import type { OpenedWorkbook } from "../../xlsx/open-workbook";
import { reasonOfCell } from "../reasons/formula-note";
import { cellLook } from "./cell-look";
import { editText } from "./edit-text";
import type { GridContent } from "./grid-content";
import { headersAbove } from "./headers-above";
import { DEFAULT_WIDTH_PX, pixelsOf } from "./widths/column-pixels";

/** A sheet of the model as the grid asks for it. Nothing is kept: every answer is what the model holds now. */
export function sheetContent({ model, frozenRows }: OpenedWorkbook, sheet: SheetModel): GridContent {
  return {
    usedArea: () => sheet.usedRange(false),
    text: (row, column) =>
      displayText(sheet.getValue(row, column), sheet.getNumberFormat(row, column), model.dateSystem),
    editText: (row, column) => editText(sheet, row, column, model.dateSystem),
    isBlank: (row, column) => sheet.getValue(row, column) === null,
    regionAt: (row, column) => surroundingRegion(sheet, areaOf(row, column)),
    look: (row, column) => {
      const look = cellLook(sheet, model.tablesOf(sheet.id), row, column);
      return reasonOfCell(model, sheet, row, column) === undefined ? look : `${look} has-reason`;
    },
    ground: (row, column) => {
      const byRules = cellByRules(sheet, row, column);
      const fill = byRules.fill ?? sheet.getFill(row, column);
      return { ...byRules, ...(/^#/.test(fill) ? { fill } : {}) };
    },
    filterButton: (row, column) => {
      const table = model.tablesOf(sheet.id).find(({ headerArea }) => headerArea && contains(headerArea, row, column));
      const headed = table?.columns[column - table.area.column];
      return table && headed && { columnName: headed.name, isFiltered: table.filters.has(headed.id) };
    },
    headersAbove: (topRow, active) =>
      headersAbove({ topRow, active, tables: model.tablesOf(sheet.id), frozenRow: frozenRows.get(sheet.id) }),
    isRowHidden: (row) => sheet.hiddenRows.get(row),
    hiddenRows: () => sheet.hiddenRows.entries(),
    columnWidthPx: (column) => {
      const characters = sheet.columnWidths.get(column) ?? headerCharacters(model.tablesOf(sheet.id), column);
      return characters === undefined ? DEFAULT_WIDTH_PX : pixelsOf(characters);
    },
  };
}

function contains(area: Area, row: number, column: number): boolean {
  return containsArea(area, areaOf(row, column));
}

/** A new table column is as wide as its header needs, which stands in bold beside its button. */
function headerCharacters(tables: readonly TableModel[], column: number): number | undefined {
  const lengths = tables.flatMap(({ area, columns }) => columns[column - area.column]?.name.length ?? []);
  return lengths.length === 0 ? undefined : Math.min(Math.max(...lengths, 7) * 1.2 + 4, 40);
}
