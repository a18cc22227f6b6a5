import { areaOf, bottomOf, rightOf } from "../areas/area";
import { formulaOf, type DefinedName } from "../names/defined-name";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import { withSheetRenamed } from "../texts/sheets-in-formula";
import { structuredReference } from "../texts/structured-reference";
import type { WorkbookModel } from "../workbook-model";

/**
 * Adds a copy of a sheet at the end, as Excel does: "Data (2)", its tables under free names of their own, and what names of the workbook stand for
 * on it as names of the copy alone. Merged and hidden cells come along; filters do not. Formulas look at what they looked at, also those that name
 * a table of the sheet, which Excel lets look at the copy.
 * Source: jkp-ads.com, "Range Names In Excel", on copies of worksheets.
 */
export function copySheet(workbook: WorkbookModel, sheetId: string): SheetModel {
  const original = workbook.requireSheet(sheetId);
  const copy = workbook.addSheet(freeName(original.name, (name) => workbook.sheetByName(name) !== undefined));
  const used = original.usedRange(false) ?? areaOf(0, 0);
  for (let column = used.column; column < rightOf(used); column++) {
    for (let row = used.row; row < bottomOf(used); row++)
      copy.setContent(row, column, original.getContent(row, column));
  }
  copy.mergedAreas = original.mergedAreas;
  copy.lookRules = original.lookRules;
  copy.columnWidths = original.columnWidths;
  copy.hiddenRows = original.hiddenRows.copy();
  const tables = new Map(workbook.tablesOf(sheetId).map((table) => [table.id, copyTable(workbook, table, copy)]));
  const copied = workbook.names.flatMap((name) => copyOfName(workbook, name, original, copy, tables) ?? []);
  workbook.names = [...workbook.names, ...copied];
  return copy;
}

function copyTable(workbook: WorkbookModel, table: TableModel, copy: SheetModel): TableModel {
  const { area, showHeaders, showTotals } = table;
  let number = 2;
  while (workbook.tableByName(`${table.name}${number}`)) number++;
  const columnNames = table.columns.map(({ name }) => name);
  const state = { name: `${table.name}${number}`, area, showHeaders, showTotals, columnNames };
  const copied = workbook.addTable(copy.id, state, "user");
  copied.update({ columns: copied.columns.map((column, place) => ({ ...table.columns[place]!, ...column })) });
  return copied;
}

/** What a name stands for on the copy; undefined for a name of another sheet, and for one that stands for nothing on this one. */
function copyOfName(
  { tables: all }: WorkbookModel,
  name: DefinedName,
  original: SheetModel,
  copy: SheetModel,
  tables: ReadonlyMap<string, TableModel>,
): DefinedName | undefined {
  if (name.sheetId !== undefined && name.sheetId !== original.id) return undefined;
  const { column } = name;
  const table = column && tables.get(column.tableId);
  const common = { name: name.name, sheetId: copy.id, comment: name.comment, isHidden: name.isHidden };
  if (column !== undefined) {
    const place = all.find(({ id }) => id === column.tableId)?.columns.findIndex(({ id }) => id === column.columnId);
    const columnId = table?.columns[place ?? -1]?.id;
    if (table === undefined || columnId === undefined) return undefined;
    const moved = { ...common, column: { tableId: table.id, columnId } };
    return { ...moved, formula: formulaOf({ ...moved, formula: "" }, [table]) };
  }
  const formula = withSheetRenamed(name.formula, original.name, copy.name);
  const isOwn = name.sheetId === original.id && structuredReference(formula) === undefined;
  return formula === name.formula && !isOwn ? undefined : { ...common, formula };
}

/** "Data (2)", cut to what a sheet may be called. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const free = name.slice(0, 31 - suffix.length) + suffix;
    if (!isTaken(free)) return free;
  }
}
