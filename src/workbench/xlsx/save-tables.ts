import { formatAbsolute, formatCorners } from "../model/areas/a1-address";
import { columnFormula } from "../model/edits/calculated-columns";
import type { TableModel } from "../model/tables/table-model";
import type { WorkbookModel } from "../model/workbook-model";
import { formulaInFile } from "./formulas/formula-in-file";
import type { OpenedWorkbook } from "./open-workbook";
import {
  addContentType,
  addRelationship,
  readRelationships,
  removePart,
  removeRelationship,
} from "./package/relationships";
import { inDialectOf } from "./package/strict-dialect";
import type { ZipPackage } from "./package/zip-package";
import { movedAreas } from "./around/shift-edits";
import { readColumnFormula } from "./tables/column-formula";
import { followSortState, patchQueryTable, readQueryTable } from "./tables/query-table";
import { withQueryTableName } from "./tables/query-table-name";
import { withoutTableLink, withTableLink } from "./tables/table-links";
import type { TableOrigin } from "./tables/load-table";
import { newTablePart, patchTablePart, readTablePart, type TablePart, type TableWanted } from "./tables/table-part";
import type { WorkbookPart } from "./workbook-part";

const TABLE_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/**
 * Makes the table parts say what the model's tables are: name, area, columns, filter. New tables get a part, dropped ones lose theirs.
 * @param sheetParts part names by sheet id
 */
export function saveTables(
  zip: ZipPackage,
  part: WorkbookPart,
  opened: OpenedWorkbook,
  sheetParts: ReadonlyMap<string, string>,
): void {
  const { model, tableParts } = opened;
  for (const [tableId, origin] of tableParts) {
    if (!model.tableById(tableId)) dropTable(zip, origin);
  }
  for (const table of model.tables) {
    const origin = tableParts.get(table.id);
    if (origin) updateTable(zip, part, table, origin, model);
    else addTable(zip, table, sheetParts.get(table.sheetId)!, columnFormulas(model, table));
  }
}

function updateTable(
  zip: ZipPackage,
  part: WorkbookPart,
  table: TableModel,
  origin: TableOrigin,
  model: WorkbookModel,
): void {
  const xml = zip.read(origin.partName);
  const shifts = model.cellShifts.filter(({ sheetId }) => sheetId === table.sheetId);
  const moved = (address: string): string => movedAreas(address, shifts);
  const before = readTablePart(xml);
  const formulas = columnFormulas(model, table, origin, before);
  const wanted = { ...wantedTable(table, origin.columnIds, formulas), moved };
  const isSame =
    before.name === wanted.name &&
    before.ref.replaceAll("$", "") === wanted.ref &&
    before.showTotals === wanted.showTotals &&
    before.columns.length === wanted.columns.length &&
    wanted.columns.every(({ name, origin: place, formula }, index) => {
      return formula === undefined && place === index && before.columns[index]?.name === name;
    });
  if (isSame) return;
  const query = before.kind === "queryTable" ? queryPartOf(zip, origin.partName) : undefined;
  if (query === undefined) {
    zip.write(origin.partName, patchTablePart(xml, wanted));
    return;
  }
  const { nextFieldId } = readQueryTable(zip.read(query));
  zip.write(origin.partName, patchTablePart(xml, { ...wanted, nextFieldId }));
  updateQuery(zip, query, before, readTablePart(zip.read(origin.partName)), nextFieldId);
  const unsorted = zip.read(query);
  const sorted = followSortState(unsorted, wanted.ref, moved);
  if (sorted !== unsorted) zip.write(query, sorted);
  nameQueryCells(zip, query, part, table, origin);
}

/** The part that says which query feeds a table. */
function queryPartOf(zip: ZipPackage, tablePartName: string): string | undefined {
  return readRelationships(zip, tablePartName).find(({ kind, target }) => kind === "queryTable" && zip.has(target))
    ?.target;
}

function updateQuery(zip: ZipPackage, query: string, before: TablePart, after: TablePart, nextFieldId: number): void {
  let next = nextFieldId;
  const columns = after.columns.map(({ id }) => {
    const isNew = !before.columns.some((column) => column.id === id);
    return { id, fieldId: isNew ? next++ : undefined };
  });
  const isSame = columns.length === before.columns.length && next === nextFieldId;
  if (!isSame) zip.write(query, patchQueryTable(zip.read(query), columns));
}

function nameQueryCells(
  zip: ZipPackage,
  query: string,
  part: WorkbookPart,
  table: TableModel,
  origin: TableOrigin,
): void {
  const { definedName } = readQueryTable(zip.read(query));
  const sheetName = part.sheets.find(({ partName }) => partName === origin.sheetPartName)?.name ?? "";
  const xml = zip.read(part.partName);
  zip.write(part.partName, withQueryTableName(xml, definedName, sheetName, formatAbsolute(table.area)));
}

function addTable(
  zip: ZipPackage,
  table: TableModel,
  sheetPartName: string,
  formulas: ReadonlyMap<number, string>,
): void {
  const tableParts = zip.partNames.filter((name) => /^xl\/tables\/[^/]+\.xml$/i.test(name));
  const id = Math.max(0, ...tableParts.map((name) => readTablePart(zip.read(name)).id)) + 1;
  let number = id;
  while (zip.has(`xl/tables/table${number}.xml`)) number++;
  const partName = `xl/tables/table${number}.xml`;
  zip.write(partName, inDialectOf(zip, newTablePart(id, wantedTable(table, [], formulas), table.showHeaders)));
  addContentType(zip, partName, TABLE_CONTENT_TYPE);
  const link = addRelationship(zip, sheetPartName, "table", partName);
  zip.write(sheetPartName, inDialectOf(zip, withTableLink(zip.read(sheetPartName), link)));
}

function dropTable(zip: ZipPackage, { partName, sheetPartName }: TableOrigin): void {
  const link = readRelationships(zip, sheetPartName).find(({ target }) => target === partName)?.id;
  removeRelationship(zip, sheetPartName, partName);
  removePart(zip, partName);
  if (link !== undefined) zip.write(sheetPartName, withoutTableLink(zip.read(sheetPartName), link));
}

/**
 * Formulas of calculated columns that were entered, by column id, as files hold them; what a file said from the start follows its cells there.
 * @param before the part; absent for a table that is new
 */
function columnFormulas(
  model: WorkbookModel,
  table: TableModel,
  origin?: TableOrigin,
  before?: TablePart,
): ReadonlyMap<number, string> {
  const sheet = model.requireSheet(table.sheetId);
  const formulas = new Map<number, string>();
  table.columns.forEach(({ id, filledBy }, place) => {
    const isNew = filledBy === "entry" || (filledBy !== undefined && before === undefined);
    const formula = isNew ? columnFormula(sheet, table, place) : undefined;
    if (formula === undefined) return;
    const inFile = formulaInFile(formula, (name) => model.customFunctions.find(name)?.name, table.name).slice(1);
    const element = before?.columns[origin?.columnIds.indexOf(id) ?? -1]?.element;
    if (element === undefined || readColumnFormula(element) !== inFile) formulas.set(id, inFile);
  });
  return formulas;
}

function wantedTable(
  table: TableModel,
  originIds: readonly number[],
  formulas: ReadonlyMap<number, string>,
): Omit<TableWanted, "moved"> {
  const { area, name, showTotals } = table;
  const columns = table.columns.map(({ id, name: columnName }) => {
    const origin = originIds.indexOf(id);
    const formula = formulas.get(id);
    return {
      name: columnName,
      ...(origin >= 0 && { origin }),
      ...(formula !== undefined && { formula }),
    };
  });
  const filterRef = formatCorners({ ...area, rowCount: area.rowCount - (showTotals ? 1 : 0) });
  return { name, ref: formatCorners(area), filterRef, showTotals, columns };
}
