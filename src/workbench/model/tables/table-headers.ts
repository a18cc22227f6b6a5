import { intersectionOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import { isCellError } from "../texts/cell-content";
import { defaultColumnName, uniqueColumnName, type TableColumn, type TableModel } from "./table-model";

/** The columns a new table gets: named by its header cells, or "Column1", "Column2" ... without a header row. */
export function newColumns(sheet: SheetModel, area: Area, showHeaders: boolean): TableColumn[] {
  const names: string[] = [];
  for (let index = 0; index < area.columnCount; index++) {
    const text = showHeaders ? headerText(sheet, area.row, area.column + index) : "";
    names.push(text === "" ? defaultColumnName(names) : uniqueColumnName(text, names));
  }
  return names.map((name, index) => ({ id: index + 1, name }));
}

/**
 * Makes the edited header cells of a table and its column names agree: a header is text, never blank, never equal to another one
 * whatever the case. Source: Microsoft Support, "Overview of Excel tables"; the suffix is what Excel itself appends.
 * @returns whether a column has another name now
 */
export function alignHeaders(sheet: SheetModel, table: TableModel, edited: Area): boolean {
  const header = table.headerArea;
  const cells = header && intersectionOf(header, edited);
  if (!cells) return false;
  const columns = [...table.columns];
  for (let column = cells.column; column < rightOf(cells); column++) {
    const index = column - table.area.column;
    const isPending = (other: number): boolean => other >= index && other < rightOf(cells) - table.area.column;
    const others = columns.filter((_, other) => !isPending(other)).map(({ name }) => name);
    const wanted = headerText(sheet, cells.row, column);
    const name = wanted === "" ? defaultColumnName(others) : uniqueColumnName(wanted, others);
    columns[index] = { ...columns[index]!, name };
    // A header that already reads so keeps its apostrophe and format.
    const content = sheet.getContent(cells.row, column);
    if (content.value !== name || content.formula !== undefined) sheet.setContent(cells.row, column, { value: name });
  }
  const isRenamed = columns.some((column, index) => column.name !== table.columns[index]!.name);
  if (isRenamed) table.update({ columns });
  return isRenamed;
}

function headerText(sheet: SheetModel, row: number, column: number): string {
  const value = sheet.getValue(row, column);
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === null ? "" : String(value);
}
