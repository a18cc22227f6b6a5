import { readRelationships } from "../package/relationships";
import type { ZipPackage } from "../package/zip-package";
import { readQueryTable } from "./query-table";
import { hasQueryTableName } from "./query-table-name";
import type { TablePart } from "./table-part";

/**
 * Whether a table that a query feeds can take columns: the file must hold the query's part, a field for each column, and the name that
 * stands for the table's cells, because all of them have to say what the table is then. Some programs lose them when they save a file
 * (openpyxl), and Excel repairs such a file by making it a plain table.
 * @returns a sentence for the person who wants a column there; undefined where it can
 */
export function checkQuery(
  zip: ZipPackage,
  workbookPartName: string,
  table: Pick<TablePart, "name" | "columns"> & { readonly partName: string; readonly sheetName: string },
): string | undefined {
  const query = readRelationships(zip, table.partName).find(({ kind }) => kind === "queryTable")?.target;
  if (query === undefined || !zip.has(query)) return sentence(table.name, "the query itself is missing");
  const { definedName, fields } = readQueryTable(zip.read(query));
  const without = table.columns.find(({ id }) => !fields.some(({ columnId }) => columnId === id));
  if (without) return sentence(table.name, `the query does not know the column "${without.name}"`);
  if (hasQueryTableName(zip.read(workbookPartName), definedName, table.sheetName)) return undefined;
  return sentence(table.name, `the name ${definedName}, which stands for its cells, is missing`);
}

function sentence(tableName: string, what: string): string {
  return (
    `The table "${tableName}" takes no new column: the file says that a query feeds it, but ${what}. ` +
    "Open the file in Excel, let Excel repair it, save it, then try again."
  );
}
