import { checkHeaders } from "../../core/inputs/check-headers";
import type { DateSystem } from "../../core/table/date-serial";
import type { SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { areaAddress, bodyArea, parseGivenArea, SHEET_COLUMNS, SHEET_ROWS, type CellArea } from "./cell-address";
import { calculationOf, emptyTable, hiddenRowsOf } from "./facts-of-source";

/** What was asked about cells that are no table. */
export interface AskedRange {
  readonly sheet: Excel.Worksheet;
  /** Those to be scored, headers included; a null object where whole rows or columns hold nothing. */
  readonly cells: Excel.Range;
  readonly firstRow: Excel.Range;
  /** A null object where nothing stands in the cells. */
  readonly used: Excel.Range;
  readonly application: Excel.Application;
}

/** Whether a range is of whole rows or columns: then it is cut to what they hold. Any other is taken as it was drawn. */
export function isWhole({ rowCount, columnCount }: Pick<CellArea, "rowCount" | "columnCount">): boolean {
  return rowCount === SHEET_ROWS || columnCount === SHEET_COLUMNS;
}

/** Queues all that `shapeOfRange` tells, for the next sync. */
export function askForRange(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  range: Excel.Range,
  isCut: boolean,
): AskedRange {
  const used = range.getUsedRangeOrNullObject(true).load("address,rowCount,columnCount,rowHidden");
  const cells = isCut ? used : range.load("address,rowCount,columnCount,rowHidden");
  const firstRow = usedOnce(cells.getRow(0)).load("values");
  usedOnce(used);
  usedOnce(range);
  return {
    sheet: sheet.load("id,name"),
    cells,
    firstRow,
    used,
    application: session.workbook.application.load("calculationState"),
  };
}

/**
 * The answer, as something to score.
 * @param hasHeaders whether the first row names the columns; by default it does when it is all text
 * @throws InputError `blank-header`, `duplicate-header`, `empty-table`
 */
export function shapeOfRange(asked: AskedRange, hasHeaders: boolean | undefined, dateSystem: DateSystem): SourceShape {
  const { sheet, cells, used, application } = asked;
  if (used.isNullObject) throw emptyTable(`The selection on ${sheet.name}`);
  const area = parseGivenArea(cells.address);
  const address = areaAddress(area);
  const label = `${sheet.name}!${address}`;
  const firstRow: readonly unknown[] = asked.firstRow.values[0] ?? [];
  const isNamed = hasHeaders ?? looksLikeHeaders(firstRow);
  const body = bodyArea(area, isNamed);
  if (body.rowCount === 0) throw emptyTable(label);
  return {
    source: { kind: "range", sheetId: sheet.id, address, hasHeaders: isNamed },
    label,
    columns: isNamed ? checkHeaders(firstRow) : numberedColumns(area.columnCount),
    rowCount: body.rowCount,
    dateSystem,
    sheetName: sheet.name,
    firstCell: areaAddress({ ...body, rowCount: 1, columnCount: 1 }),
    ...hiddenRowsOf(cells),
    ...calculationOf(application),
  };
}

function looksLikeHeaders(firstRow: readonly unknown[]): boolean {
  return firstRow.every((value) => typeof value === "string" && value.trim() !== "");
}

function numberedColumns(columnCount: number): string[] {
  return Array.from({ length: columnCount }, (_, position) => `Column ${position + 1}`);
}
