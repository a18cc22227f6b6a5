import { parseAddress } from "../../model/areas/a1-address";
import type { TableModel } from "../../model/tables/table-model";
import { filledText, flag, wholeNumber } from "../object-model/arguments";
import { hostObject, targetOf, type HostObject, type ObjectType } from "../object-model/host-object";
import { registerMethods } from "../session/event-registrations";
import type { Session } from "../session/processor-session";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";
import { rangeType } from "./range-type";
import { tableType } from "./table-type";

/** All tables of the workbook, or those of one sheet. */
export interface TablesTarget {
  readonly session: Session;
  readonly sheetId?: string;
}

function tablesIn({ session, sheetId }: TablesTarget): readonly TableModel[] {
  return sheetId === undefined ? session.workbook.tables : session.workbook.tablesOf(sheetId);
}

function tableObject(session: Session, table: TableModel): HostObject {
  return hostObject(tableType, { session, tableId: table.id });
}

/** Tables are found by id or by name, names whatever the case. */
function findTable(tables: readonly TableModel[], key: unknown): TableModel | undefined {
  const text = filledText(key);
  return (
    tables.find((table) => table.id === text) ?? tables.find((table) => table.name.toLowerCase() === text.toLowerCase())
  );
}

export const tableCollectionType: ObjectType<TablesTarget> = {
  name: "TableCollection",
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
export const tableScopedCollectionType: ObjectType<{
  readonly session: Session;
  readonly tableIds: readonly string[];
}> = {
  name: "TableScopedCollection",
  item: ({ session, tableIds }, key) => {
    const table = findTable(
      tableIds.map((id) => session.table(id)),
      key,
    );
    if (!table) throw new ExcelError("ItemNotFound");
    return tableObject(session, table);
  },
  items: ({ session, tableIds }) => tableIds.map((tableId) => hostObject(tableType, { session, tableId })),
  methods: { GetCount: ({ tableIds }) => tableIds.length },
  finders: {
    GetFirst: ({ session, tableIds }) => {
      if (tableIds[0] === undefined) throw new ExcelError("ItemNotFound");
      return hostObject(tableType, { session, tableId: tableIds[0] });
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
  const range = targetOf(rangeType, place);
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
  return tableObject(session, workbook.addTable(sheetId, { name: `Table${number}`, area }, "pane"));
}
