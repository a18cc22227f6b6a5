import type { TableModel } from "../../workbench/model/tables/table-model";
import { someNames } from "./some-names";

/** What was understood of a table that is not quite as one sees it, one sentence each. */
export function tableLines(table: Pick<TableModel, "columns" | "showHeaders">): string[] {
  if (table.showHeaders) return [];
  const names = someNames(table.columns.map(({ name }) => name));
  return [`The table has no header row: the file calls its columns ${names}, and new ones get a name there alone.`];
}
