import { deleteTable, deleteTableRows, insertTableRows } from "../../model/edits/table-edits";
import { filledText, wholeNumber, wholeNumberOr } from "../object-model/arguments";
import { hostObject, type ObjectType } from "../object-model/host-object";
import { registerMethods } from "../session/event-registrations";
import { ExcelError } from "../wire/excel-error";
import { enterBlock, outerValue } from "./range-cells";
import { rangeObject } from "./area-of-range";
import { tableColumnCollectionType } from "./table-column-types";
import { tableOf, writableTable, type TableTarget } from "./table-of";
import { worksheetObject } from "./worksheet-type";

const rowCollectionType: ObjectType<TableTarget> = {
  name: "TableRowCollection",
  scalars: { Count: { read: (table) => tableOf(table).dataArea.rowCount } },
  items: (table) =>
    Array.from({ length: tableOf(table).dataArea.rowCount }, (_, index) => hostObject(rowType, { table, index })),
  methods: {
    GetCount: (table) => tableOf(table).dataArea.rowCount,
    DeleteRowsAt: (table, [index, count]) =>
      deleteTableRows(
        table.session.workbook,
        writableTable(table),
        wholeNumber(index),
        wholeNumberOr(count, 1),
        "pane",
      ),
  },
  finders: {
    GetItemAt: (table, [index]) => {
      if (wholeNumber(index) < 0 || wholeNumber(index) >= tableOf(table).dataArea.rowCount) {
        throw new ExcelError("InvalidArgument");
      }
      return hostObject(rowType, { table, index: wholeNumber(index) });
    },
    Add: addRows,
  },
};

const rowType: ObjectType<{ readonly table: TableTarget; readonly index: number }> = {
  name: "TableRow",
  scalars: {
    Index: { read: ({ index }) => index },
    Values: {
      read: ({ table, index }) => {
        const { sheetId, dataArea } = tableOf(table);
        const row = { ...dataArea, row: dataArea.row + index, rowCount: 1 };
        return table.session
          .sheet(sheetId)
          .readValues(row)
          .map((cells) => cells.map(outerValue));
      },
    },
  },
  methods: {
    Delete: ({ table, index }) => deleteTableRows(table.session.workbook, writableTable(table), index, 1, "pane"),
  },
  finders: {
    GetRange: ({ table, index }) => {
      const { sheetId, dataArea } = tableOf(table);
      return rangeObject(table.session, sheetId, { ...dataArea, row: dataArea.row + index, rowCount: 1 });
    },
  },
};

function addRows(target: TableTarget, [index, values]: readonly unknown[]) {
  const table = writableTable(target);
  if (values !== undefined && values !== null && !Array.isArray(values)) throw new ExcelError("InvalidArgument");
  const rows: readonly unknown[] = values ?? [new Array<null>(table.columns.length).fill(null)];
  const at = index === undefined || index === null || index === -1 ? table.dataArea.rowCount : wholeNumber(index);
  if (rows.length === 0 || at < 0 || at > table.dataArea.rowCount) throw new ExcelError("InvalidArgument");
  insertTableRows(target.session.workbook, table, rows.length, "pane", at);
  const area = { ...table.dataArea, row: table.dataArea.row + at, rowCount: rows.length };
  enterBlock(target.session, table.sheetId, area, rows);
  target.session.workbook.cellsWritten(table.sheetId, area, "pane");
  return hostObject(rowType, { table: target, index: at });
}

export const tableType: ObjectType<TableTarget> = {
  name: "Table",
  identify: (target) => ({ _Id: tableOf(target).id }),
  scalars: {
    Id: { read: (target) => tableOf(target).id },
    Name: { read: (target) => tableOf(target).name, write: rename },
    ShowHeaders: { read: (target) => tableOf(target).showHeaders },
    ShowTotals: { read: (target) => tableOf(target).showTotals },
    ShowFilterButton: { read: (target) => tableOf(target).showHeaders },
    Style: { read: () => "TableStyleMedium2" },
  },
  links: {
    Columns: (target) => hostObject(tableColumnCollectionType, target),
    Rows: (target) => hostObject(rowCollectionType, target),
    Worksheet: (target) => worksheetObject(target.session, tableOf(target).sheetId),
  },
  methods: {
    Delete: (target) => deleteTable(target.session.workbook, writableTable(target), "pane"),
    // The workbench filters nothing, so there is nothing to clear.
    ClearFilters: (target) => void writableTable(target),
    ...registerMethods<TableTarget>(
      { DataChanged: "tableChanged", SelectionChanged: "tableSelectionChanged" },
      (target) => ({ events: target.session.events, targetId: target.tableId }),
    ),
  },
  finders: {
    GetRange: (target) => rangeObject(target.session, tableOf(target).sheetId, tableOf(target).area),
    GetDataBodyRange: (target) => rangeObject(target.session, tableOf(target).sheetId, tableOf(target).dataArea),
    GetHeaderRowRange: (target) => {
      const { headerArea, sheetId } = tableOf(target);
      if (!headerArea) throw new ExcelError("InvalidOperation");
      return rangeObject(target.session, sheetId, headerArea);
    },
    GetTotalRowRange: (target) => {
      const { totalsArea, sheetId } = tableOf(target);
      if (!totalsArea) throw new ExcelError("InvalidOperation");
      return rangeObject(target.session, sheetId, totalsArea);
    },
    ConvertToRange: (target) => {
      const table = writableTable(target);
      target.session.workbook.dropTable(table, "pane");
      return rangeObject(target.session, table.sheetId, table.area);
    },
  },
};

function rename(target: TableTarget, value: unknown): void {
  target.session.workbook.renameTable(writableTable(target), filledText(value), "pane");
}
