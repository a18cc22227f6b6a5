import { intersectionOf, type Area } from "../../model/areas/area";
import { sortRows, type SortColumn } from "../../model/edits/sort-rows";
import type { TableModel } from "../../model/tables/table-model";
import { flag, wholeNumber } from "../object-model/arguments";
import type { ObjectType } from "../object-model/object-type";
import type { RangeTarget, TableTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";
import { tableOf, writableTable } from "./table-of";

/** The sort of a table, which it remembers by the ids of its columns. */
export const tableSortType: ObjectType<TableTarget> = {
  scalars: {
    Fields: { read: (target) => outerFields(tableOf(target)) },
    MatchCase: { read: (target) => tableOf(target).sort?.matchesCase ?? false },
    Method: { read: () => "PinYin" },
  },
  methods: {
    Apply: (target, [fields, matchCase]) => {
      const table = writableTable(target);
      const columns = sortColumns(fields, table.columns.length).map(({ place, ...key }) => ({
        columnId: table.columns[place]!.id,
        ...key,
      }));
      const matchesCase = flag(matchCase);
      sortTable(target, { columns, matchesCase });
      table.update({ sort: { columns, matchesCase } });
    },
    // Only the marks of the header buttons go; the rows stay as they are.
    Clear: (target) => writableTable(target).update({ sort: undefined }),
    Reapply: (target) => {
      const { sort } = writableTable(target);
      if (sort === undefined) throw new ExcelError("InvalidOperation");
      sortTable(target, sort);
    },
  },
};

function sortTable(target: TableTarget, { columns, matchesCase }: NonNullable<TableModel["sort"]>): void {
  const table = tableOf(target);
  const present = columns.flatMap(({ columnId, ...key }) => {
    const place = table.columns.findIndex(({ id }) => id === columnId);
    return place < 0 ? [] : [{ place, ...key }];
  });
  sortRows(target.session.workbook, table.sheetId, table.dataArea, present, matchesCase, "pane");
}

function outerFields({ columns, sort }: TableModel): readonly object[] {
  return (sort?.columns ?? []).flatMap(({ columnId, isDescending, takesTextAsNumber }) => {
    const key = columns.findIndex(({ id }) => id === columnId);
    const dataOption = takesTextAsNumber ? "TextAsNumber" : "Normal";
    return key < 0 ? [] : [{ key, ascending: !isDescending, sortOn: "Value", dataOption }];
  });
}

/** The sort of a range, which forgets it at once. */
export const rangeSortType: ObjectType<RangeTarget> = {
  methods: {
    Apply: (range, [fields, matchCase, hasHeaders, orientation]) => {
      const whole = areaOfRange(range);
      range.session.writableSheet(range.sheetId);
      if (orientation === "Columns") throw new ExcelError("NotImplemented");
      const above = flag(hasHeaders) ? 1 : 0;
      const area = { ...whole, row: whole.row + above, rowCount: whole.rowCount - above };
      if (area.rowCount < 1) throw new ExcelError("InvalidArgument");
      checkFrames(range, area);
      const columns = sortColumns(fields, whole.columnCount);
      sortRows(range.session.workbook, range.sheetId, area, columns, flag(matchCase), "pane");
    },
  },
};

/** Header and totals rows of tables do not move. @throws ExcelError InvalidOperation */
function checkFrames({ session, sheetId }: RangeTarget, area: Area): void {
  const frames = session.workbook.tablesOf(sheetId).flatMap(({ headerArea, totalsArea }) => [headerArea, totalsArea]);
  if (frames.some((frame) => frame !== undefined && intersectionOf(frame, area))) {
    throw new ExcelError("InvalidOperation");
  }
}

/** @throws ExcelError InvalidArgument; NotImplemented for sorting by colour or icon */
function sortColumns(fields: unknown, columnCount: number): SortColumn[] {
  if (!Array.isArray(fields) || fields.length === 0) throw new ExcelError("InvalidArgument");
  return fields.map((field: unknown) => {
    if (typeof field !== "object" || field === null) throw new ExcelError("InvalidArgument");
    const { key, ascending, sortOn, dataOption } = field as Readonly<Record<string, unknown>>;
    const place = wholeNumber(key);
    if (place < 0 || place >= columnCount) throw new ExcelError("InvalidArgument");
    if ((sortOn ?? "Value") !== "Value") throw new ExcelError("NotImplemented");
    return { place, isDescending: !flag(ascending, true), takesTextAsNumber: dataOption === "TextAsNumber" };
  });
}
