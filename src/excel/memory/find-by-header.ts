import type { ColumnPlace, ColumnTrace, SourceRef } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { areaAddress, SHEET_COLUMNS } from "../reading/cell-address";
import { askForColumns, columnsAt, namedAt } from "./find-in-table";
import { cellsAt, type Steps } from "./named-cells";

/** As tables may be called, more or less: what Excel would refuse to look for is not asked. Source: Microsoft Support, "Rename an Excel table". */
const TABLE_NAME = /^[^\s!'"[\]]{1,255}$/;
/** Source: Microsoft Support, "Rename a worksheet". */
const SHEET_NAME = /^[^\\/?*[\]:]{1,31}$/;
/** Columns right of a range in which its result columns are looked for. */
const COLUMNS_BESIDE = 256;

/** By the name of the table, or the address of the range, and all of the headers. A range without headers has nothing to be found by. */
export function* findByHeader(session: ExcelSession, trace: ColumnTrace): Steps<ColumnPlace | undefined> {
  if (trace.sourceKind === "range without headers") return undefined;
  return yield* trace.sourceKind === "table" ? tableOfName(session, trace) : rangeAtAddress(session, trace);
}

function* tableOfName(
  session: ExcelSession,
  { sourceLabel, headers, reasonsHeader }: ColumnTrace,
): Steps<ColumnPlace | undefined> {
  if (!TABLE_NAME.test(sourceLabel)) return undefined;
  const table = session.workbook.tables.getItemOrNullObject(sourceLabel).load("id");
  yield;
  if (table.isNullObject) return undefined;
  const now = askForColumns(session, table.id);
  yield;
  const found = now();
  const positions = headers.flatMap((header) => namedAt(found, header) ?? []);
  if (new Set(positions).size < headers.length) return undefined;
  const reasonsAt = namedAt(found, reasonsHeader);
  return {
    source: found.source,
    resultColumns: columnsAt(found, positions),
    ...(reasonsAt !== undefined && { reasonsColumn: columnsAt(found, [reasonsAt]) }),
    foundBy: "header",
  };
}

function* rangeAtAddress(
  session: ExcelSession,
  { sourceLabel, headers, reasonsHeader }: ColumnTrace,
): Steps<ColumnPlace | undefined> {
  const place = cellsAt(sourceLabel);
  if (place === undefined || !SHEET_NAME.test(place.sheet)) return undefined;
  const sheet = session.workbook.worksheets.getItemOrNullObject(place.sheet).load("id");
  yield;
  if (sheet.isNullObject) return undefined;
  const { area } = place;
  const columnCount = Math.min(area.columnCount + COLUMNS_BESIDE, SHEET_COLUMNS - area.column);
  const row = usedOnce(sheet.getRange(areaAddress({ ...area, rowCount: 1, columnCount }))).load("values");
  yield;
  const values: readonly unknown[] = row.values[0] ?? [];
  const addressOf = (header: string): string | undefined => {
    const position = values.indexOf(header);
    if (position < 0 || position !== values.lastIndexOf(header)) return undefined;
    return areaAddress({ ...area, column: area.column + position, columnCount: 1 });
  };
  const columnIds = headers.flatMap((header) => addressOf(header) ?? []);
  if (new Set(columnIds).size < headers.length) return undefined;
  const source: SourceRef = { kind: "range", sheetId: sheet.id, address: areaAddress(area), hasHeaders: true };
  const reasonsAt = reasonsHeader === undefined ? undefined : addressOf(reasonsHeader);
  return {
    source,
    resultColumns: { source, headers, columnIds },
    ...(reasonsAt !== undefined && { reasonsColumn: { source, headers: [reasonsHeader!], columnIds: [reasonsAt] } }),
    foundBy: "header",
  };
}
