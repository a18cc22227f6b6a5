import type { TableColumn, TableModel } from "../../model/tables/table-model";
import type { ColumnTarget, TableTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** The table a target stands for. @throws ExcelError ItemNotFound when the table is gone */
export function tableOf({ session, tableId }: TableTarget): TableModel {
  return session.table(tableId);
}

/** The table, if its sheet may be changed. @throws ExcelError AccessDenied, ItemNotFound */
export function writableTable(target: TableTarget): TableModel {
  const table = tableOf(target);
  target.session.writableSheet(table.sheetId);
  return table;
}

/** A column with its place among the table's columns. @throws ExcelError ItemNotFound when it or its table is gone */
export function columnOf(target: ColumnTarget): TableColumn & { readonly index: number; readonly table: TableModel } {
  const table = tableOf(target);
  const index = table.columns.findIndex(({ id }) => id === target.columnId);
  const column = table.columns[index];
  if (!column) throw new ExcelError("ItemNotFound");
  return { ...column, index, table };
}
