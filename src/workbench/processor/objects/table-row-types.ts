import type { Area } from "../../model/areas/area";
import { deleteTableRows, insertTableRows } from "../../model/edits/table-edits";
import { wholeNumber, wholeNumberOr } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { RowTarget, TableTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { enterBlock, outerValue } from "./range-cells";
import { rangeObject } from "./range-object";
import { tableOf, writableTable } from "./table-of";

/** The data rows of a table. */
export const tableRowCollectionType: ObjectType<TableTarget> = {
  scalars: { Count: { read: (table) => tableOf(table).dataArea.rowCount } },
  items: (table) =>
    Array.from({ length: tableOf(table).dataArea.rowCount }, (_, index) => hostObject("TableRow", { ...table, index })),
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
      return hostObject("TableRow", { ...table, index: wholeNumber(index) });
    },
    Add: addRows,
  },
};

/** One data row of a table. */
export const tableRowType: ObjectType<RowTarget> = {
  scalars: {
    Index: { read: ({ index }) => index },
    Values: {
      read: (row) => {
        const cells = row.session.sheet(tableOf(row).sheetId).readValues(areaOfRow(row));
        return cells.map((values) => values.map(outerValue));
      },
    },
  },
  methods: {
    Delete: (row) => deleteTableRows(row.session.workbook, writableTable(row), row.index, 1, "pane"),
  },
  finders: {
    GetRange: (row) => rangeObject(row.session, tableOf(row).sheetId, areaOfRow(row)),
  },
};

function areaOfRow(row: RowTarget): Area {
  const { dataArea } = tableOf(row);
  return { ...dataArea, row: dataArea.row + row.index, rowCount: 1 };
}

function addRows(target: TableTarget, [index, values]: readonly unknown[]): HostObject {
  const table = writableTable(target);
  if (values !== undefined && values !== null && !Array.isArray(values)) throw new ExcelError("InvalidArgument");
  const rows: readonly unknown[] = values ?? [new Array<null>(table.columns.length).fill(null)];
  const at = index === undefined || index === null || index === -1 ? table.dataArea.rowCount : wholeNumber(index);
  if (rows.length === 0 || at < 0 || at > table.dataArea.rowCount) throw new ExcelError("InvalidArgument");
  insertTableRows(target.session.workbook, table, rows.length, "pane", at);
  const area = { ...table.dataArea, row: table.dataArea.row + at, rowCount: rows.length };
  enterBlock(target.session, table.sheetId, area, rows);
  target.session.workbook.cellsWritten(table.sheetId, area, "pane");
  return hostObject("TableRow", { ...target, index: at });
}
