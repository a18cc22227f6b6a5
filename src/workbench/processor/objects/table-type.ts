import { showHeaders } from "../../model/edits/show-headers";
import { deleteTable } from "../../model/edits/table-edits";
import { NO_FILTERS } from "../../model/filters/filter-criteria";
import { endTableFilter, filterTable } from "../../model/edits/filter-rows";
import { filledText, flag } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { ObjectType } from "../object-model/object-type";
import type { TableTarget } from "../object-model/targets";
import { registerMethods } from "../session/event-registrations";
import { ExcelError } from "../wire/excel-error";
import { rangeObject } from "./range-object";
import { tableOf, writableTable } from "./table-of";

/** A table: its columns, its rows and its parts. */
export const tableType: ObjectType<TableTarget> = {
  identify: (target) => ({ _Id: tableOf(target).id }),
  scalars: {
    Id: { read: (target) => tableOf(target).id },
    Name: { read: (target) => tableOf(target).name, write: rename },
    ShowHeaders: {
      read: (target) => tableOf(target).showHeaders,
      write: (target, value) => showHeaders(target.session.workbook, writableTable(target), flag(value, true), "pane"),
    },
    ShowTotals: { read: (target) => tableOf(target).showTotals },
    ShowFilterButton: { read: (target) => tableOf(target).showHeaders },
    Style: { read: () => "TableStyleMedium2" },
  },
  links: {
    AutoFilter: ({ session, tableId }) =>
      hostObject("AutoFilter", { session, sheetId: session.table(tableId).sheetId, tableId }),
    Columns: (target) => hostObject("TableColumnCollection", target),
    Rows: (target) => hostObject("TableRowCollection", target),
    Sort: (target) => hostObject("TableSort", target),
    Worksheet: (target) => hostObject("Worksheet", { session: target.session, sheetId: tableOf(target).sheetId }),
  },
  methods: {
    Delete: (target) => deleteTable(target.session.workbook, writableTable(target), "pane"),
    ClearFilters: (target) => filterTable(target.session.workbook, writableTable(target), NO_FILTERS, "pane"),
    ReapplyFilters: (target) => {
      const table = writableTable(target);
      filterTable(target.session.workbook, table, table.filters, "pane");
    },
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
      endTableFilter(target.session.workbook, table, "pane");
      target.session.workbook.dropTable(table, "pane");
      return rangeObject(target.session, table.sheetId, table.area);
    },
  },
};

function rename(target: TableTarget, value: unknown): void {
  target.session.workbook.renameTable(writableTable(target), filledText(value), "pane");
}
