import { formatArea } from "../model/areas/a1-address";
import type { TableModel } from "../model/tables/table-model";
import type { OpenedWorkbook, TableOrigin } from "./open-workbook";
import {
  addContentType,
  addRelationship,
  readRelationships,
  removePart,
  removeRelationship,
} from "./package/relationships";
import type { ZipPackage } from "./package/zip-package";
import { withoutTableLink, withTableLink } from "./tables/table-links";
import { newTablePart, patchTablePart, readTablePart, type TableWanted } from "./tables/table-part";

const TABLE_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/**
 * Makes the table parts say what the model's tables are: name, area, columns, filter. New tables get a part, dropped ones lose theirs.
 * @param sheetParts part names by sheet id
 */
export function saveTables(zip: ZipPackage, opened: OpenedWorkbook, sheetParts: ReadonlyMap<string, string>): void {
  const { model, tableParts } = opened;
  for (const [tableId, origin] of tableParts) {
    if (!model.tableById(tableId)) dropTable(zip, origin);
  }
  for (const table of model.tables) {
    const origin = tableParts.get(table.id);
    if (origin) updateTable(zip, table, origin);
    else addTable(zip, table, sheetParts.get(table.sheetId)!);
  }
}

function updateTable(zip: ZipPackage, table: TableModel, origin: TableOrigin): void {
  const xml = zip.read(origin.partName);
  const wanted = wantedTable(table, origin.columnIds);
  const before = readTablePart(xml);
  const isSame =
    before.name === wanted.name &&
    before.ref.replaceAll("$", "") === wanted.ref &&
    before.showTotals === wanted.showTotals &&
    before.columns.length === wanted.columns.length &&
    wanted.columns.every(({ name, origin: place }, index) => place === index && before.columns[index]?.name === name);
  if (!isSame) zip.write(origin.partName, patchTablePart(xml, wanted));
}

function addTable(zip: ZipPackage, table: TableModel, sheetPartName: string): void {
  const tableParts = zip.partNames.filter((name) => /^xl\/tables\/[^/]+\.xml$/i.test(name));
  const id = Math.max(0, ...tableParts.map((name) => readTablePart(zip.read(name)).id)) + 1;
  let number = id;
  while (zip.has(`xl/tables/table${number}.xml`)) number++;
  const partName = `xl/tables/table${number}.xml`;
  zip.write(partName, newTablePart(id, wantedTable(table, []), table.showHeaders));
  addContentType(zip, partName, TABLE_CONTENT_TYPE);
  const link = addRelationship(zip, sheetPartName, "table", partName);
  zip.write(sheetPartName, withTableLink(zip.read(sheetPartName), link));
}

function dropTable(zip: ZipPackage, { partName, sheetPartName }: TableOrigin): void {
  const link = readRelationships(zip, sheetPartName).find(({ target }) => target === partName)?.id;
  removeRelationship(zip, sheetPartName, partName);
  removePart(zip, partName);
  if (link !== undefined) zip.write(sheetPartName, withoutTableLink(zip.read(sheetPartName), link));
}

function wantedTable(table: TableModel, originIds: readonly number[]): TableWanted {
  const { area, name, showTotals } = table;
  const columns = table.columns.map(({ id, name: columnName }) => {
    const origin = originIds.indexOf(id);
    return origin < 0 ? { name: columnName } : { name: columnName, origin };
  });
  const filterRef = formatArea({ ...area, rowCount: area.rowCount - (showTotals ? 1 : 0) });
  return { name, ref: formatArea(area), filterRef, showTotals, columns };
}
