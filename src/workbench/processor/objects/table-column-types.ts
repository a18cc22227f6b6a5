import { areaOf } from "../../model/areas/area";
import { addTableColumn, deleteTableColumn } from "../../model/edits/table-edits";
import { GENERAL } from "../../model/sheets/column-store";
import type { TableColumn, TableModel } from "../../model/tables/table-model";
import { inheritFormats } from "../habits/inherit-formats";
import { limitMovedCells } from "../habits/limit-moved-cells";
import { wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { ColumnTarget, TableTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { enterBlock, outerValue, placeContents, readContents } from "./range-cells";
import { rangeObject } from "./range-object";
import { columnOf, tableOf, writableTable } from "./table-of";

/** Numbers are ids, texts are names whatever the case. */
function findColumn(table: TableModel, key: unknown): TableColumn | undefined {
  if (typeof key !== "number" && typeof key !== "string") throw new ExcelError("InvalidArgument");
  return table.columns.find(({ id, name }) =>
    typeof key === "number" ? id === key : name.toLowerCase() === key.toLowerCase(),
  );
}

function columnObject(target: TableTarget, column: TableColumn): HostObject {
  const { session, tableId } = target;
  return hostObject("TableColumn", { session, tableId, columnId: column.id });
}

/** The columns of a table, found by id, name or place. */
export const tableColumnCollectionType: ObjectType<TableTarget> = {
  scalars: { Count: { read: (table) => tableOf(table).columns.length } },
  item: (table, key) => {
    const column = findColumn(tableOf(table), key);
    if (!column) throw new ExcelError("ItemNotFound");
    return columnObject(table, column);
  },
  items: (table) => tableOf(table).columns.map((column) => columnObject(table, column)),
  methods: { GetCount: (table) => tableOf(table).columns.length },
  finders: {
    GetItemAt: (table, [index]) => {
      const column = tableOf(table).columns[wholeNumber(index)];
      if (!column) throw new ExcelError("InvalidArgument");
      return columnObject(table, column);
    },
    GetItemOrNullObject: (table, [key]) => {
      const column = findColumn(tableOf(table), key);
      return column ? columnObject(table, column) : null;
    },
    Add: addColumn,
  },
};

/**
 * `columns.add(index, values, name)`: without an index, or with -1, at the end; `values` is one value for all data cells or an array of one
 * column with the header first. Excel checks the shape before it changes anything, and so does this.
 */
function addColumn(target: TableTarget, [index, values, name]: readonly unknown[]): HostObject {
  const table = writableTable(target);
  const { session } = target;
  if (name !== undefined && name !== null && typeof name !== "string") throw new ExcelError("InvalidArgument");
  const at = index === undefined || index === null || index === -1 ? table.columns.length : wholeNumber(index);
  if (at < 0 || at > table.columns.length) throw new ExcelError("InvalidArgument");
  const sheet = session.sheet(table.sheetId);
  limitMovedCells(sheet, table, session.habits.maxMovedCells);
  const placeOf = () => (Array.isArray(values) ? wholeColumn(table, at) : dataCells(table, at));
  const contents = readContents(session, placeOf(), values ?? null, () => GENERAL);
  // Without a header row there is no cell to say the name: the table alone knows it.
  const wanted = typeof name === "string" && !table.showHeaders ? { index: at, name } : { index: at };
  const column = addTableColumn(session.workbook, table, "pane", wanted);
  if (session.habits.newColumnsInheritFormats) inheritFormats(sheet, table, at);
  placeContents(sheet, placeOf(), contents);
  if (typeof name === "string" && name !== "" && table.showHeaders) {
    sheet.setValue(table.area.row, table.area.column + at, name);
  }
  session.workbook.cellsWritten(table.sheetId, wholeColumn(table, at), "pane");
  return columnObject(target, column);
}

function dataCells(table: TableModel, index: number) {
  return { ...table.dataArea, column: table.area.column + index, columnCount: 1 };
}

/** One column of a table: its header, and the cells below. */
export const tableColumnType: ObjectType<ColumnTarget> = {
  identify: (target) => ({ _Id: columnOf(target).id }),
  scalars: {
    Id: { read: (target) => columnOf(target).id },
    Index: { read: (target) => columnOf(target).index },
    Name: {
      read: (target) => columnOf(target).name,
      write: (target, value) => {
        if (typeof value !== "string") throw new ExcelError("InvalidArgument");
        const { table, index } = columnOf(target);
        const sheet = target.session.writableSheet(table.sheetId);
        if (!table.showHeaders) throw new ExcelError("InvalidOperation");
        const header = areaOf(table.area.row, table.area.column + index);
        sheet.setValue(header.row, header.column, value === "" ? null : value);
        target.session.workbook.cellsWritten(table.sheetId, header, "pane");
      },
    },
    Values: {
      read: (target) => {
        const { table, index } = columnOf(target);
        const sheet = target.session.sheet(table.sheetId);
        return sheet.readValues(wholeColumn(table, index)).map((row) => row.map(outerValue));
      },
      write: (target, values) => {
        const { table, index } = columnOf(target);
        enterBlock(target.session, table.sheetId, wholeColumn(table, index), values);
        target.session.workbook.cellsWritten(table.sheetId, wholeColumn(table, index), "pane");
      },
    },
  },
  links: { Filter: (target) => hostObject("Filter", target) },
  methods: {
    Delete: (target) => {
      writableTable(target);
      deleteTableColumn(target.session.workbook, columnOf(target).table, target.columnId, "pane");
    },
  },
  finders: {
    GetRange: (target) => part(target, ({ table, index }) => wholeColumn(table, index)),
    GetDataBodyRange: (target) => part(target, ({ table, index }) => dataCells(table, index)),
    GetHeaderRowRange: (target) =>
      part(target, ({ table, index }) =>
        table.headerArea ? { ...wholeColumn(table, index), rowCount: 1 } : undefined,
      ),
    GetTotalRowRange: (target) =>
      part(target, ({ table, index }) =>
        table.totalsArea ? { ...table.totalsArea, column: table.area.column + index, columnCount: 1 } : undefined,
      ),
  },
};

function wholeColumn(table: TableModel, index: number) {
  return { ...table.area, column: table.area.column + index, columnCount: 1 };
}

function part(
  target: ColumnTarget,
  place: (column: ReturnType<typeof columnOf>) => Parameters<typeof rangeObject>[2] | undefined,
): HostObject {
  const column = columnOf(target);
  const area = place(column);
  if (!area) throw new ExcelError("InvalidOperation");
  return rangeObject(target.session, column.table.sheetId, area);
}
