import { parseAddress } from "../../model/areas/a1-address";
import { intersectionOf } from "../../model/areas/area";
import { checkNoMerges } from "../../model/merges/merge-cells";
import type { TableModel } from "../../model/tables/table-model";
import { filledText, flag, wholeNumber } from "../object-model/arguments";
import { hostObject, targetOf } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { ObjectSession, ScopedTablesTarget, TablesTarget } from "../object-model/targets";
import { registerMethods } from "../session/event-registrations";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";

function tablesIn({ session, sheetId }: TablesTarget): readonly TableModel[] {
  return sheetId === undefined ? session.workbook.tables : session.workbook.tablesOf(sheetId);
}

function tableObject(session: ObjectSession, table: TableModel): HostObject {
  return hostObject("Table", { session, tableId: table.id });
}

/** Tables are found by id or by name, names whatever the case. */
function findTable(tables: readonly TableModel[], key: unknown): TableModel | undefined {
  const text = filledText(key);
  return (
    tables.find((table) => table.id === text) ?? tables.find((table) => table.name.toLowerCase() === text.toLowerCase())
  );
}

/** Tables of the workbook or of a sheet, found by id, name or place. */
export const tableCollectionType: ObjectType<TablesTarget> = {
  scalars: { Count: { read: (target) => tablesIn(target).length } },
  item: (target, key) => {
    const table = findTable(tablesIn(target), key);
    if (!table) throw new ExcelError("ItemNotFound");
    return tableObject(target.session, table);
  },
  items: (target) => tablesIn(target).map((table) => tableObject(target.session, table)),
  methods: {
    GetCount: (target) => tablesIn(target).length,
    ...registerMethods<TablesTarget>(
      { Added: "tableAdded", DataChanged: "tableChanged", Deleted: "tableDeleted" },
      ({ session, sheetId }) => ({ events: session.events, targetId: sheetId ?? "Workbook" }),
    ),
  },
  finders: {
    GetItemAt: (target, [index]) => {
      const table = tablesIn(target)[wholeNumber(index)];
      if (!table) throw new ExcelError("InvalidArgument");
      return tableObject(target.session, table);
    },
    GetItemOrNullObject: (target, [key]) => {
      const table = findTable(tablesIn(target), key);
      return table ? tableObject(target.session, table) : null;
    },
    Add: addTable,
  },
};

/** Tables that lie in a range. */
export const tableScopedCollectionType: ObjectType<ScopedTablesTarget> = {
  item: ({ session, tableIds }, key) => {
    const table = findTable(
      tableIds.map((id) => session.table(id)),
      key,
    );
    if (!table) throw new ExcelError("ItemNotFound");
    return tableObject(session, table);
  },
  items: ({ session, tableIds }) => tableIds.map((tableId) => hostObject("Table", { session, tableId })),
  methods: { GetCount: ({ tableIds }) => tableIds.length },
  finders: {
    GetFirst: ({ session, tableIds }) => {
      if (tableIds[0] === undefined) throw new ExcelError("ItemNotFound");
      return hostObject("Table", { session, tableId: tableIds[0] });
    },
    GetItemOrNullObject: ({ session, tableIds }, [key]) => {
      const table = findTable(
        tableIds.map((id) => session.table(id)),
        key,
      );
      return table ? tableObject(session, table) : null;
    },
  },
};

function addTable(target: TablesTarget, [place, hasHeaders]: readonly unknown[]): HostObject {
  const { session } = target;
  const range = targetOf("Range", place);
  const parsed = typeof place === "string" ? parseAddress(place) : undefined;
  if (!range && !parsed) throw new ExcelError("InvalidArgument");
  const { workbook } = session;
  const named = parsed?.sheetName === undefined ? undefined : workbook.sheetByName(parsed.sheetName);
  if (parsed?.sheetName !== undefined && !named) throw new ExcelError("InvalidArgument");
  const sheetId = range?.sheetId ?? named?.id ?? target.sheetId ?? workbook.activeSheet.id;
  session.writableSheet(sheetId);
  // Without headers Excel adds a row of them, moving the cells down; the pane never asks for that.
  if (!flag(hasHeaders)) throw new ExcelError("NotImplemented");
  let number = workbook.tables.length + 1;
  while (workbook.tableByName(`Table${number}`)) number++;
  const area = range ? areaOfRange(range) : parsed!.area;
  // Of both, the documentation says MergedRangeConflict. Source: Microsoft Learn, "Error handling with the application-specific APIs".
  checkNoMerges(session.sheet(sheetId), area);
  if (workbook.tablesOf(sheetId).some((other) => intersectionOf(other.area, area))) {
    throw new ExcelError("MergedRangeConflict");
  }
  return tableObject(session, workbook.addTable(sheetId, { name: `Table${number}`, area }, "pane"));
}
