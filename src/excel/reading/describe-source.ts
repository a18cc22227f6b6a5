import { InputError, WorkbookError } from "../../core/errors";
import { checkHeaders } from "../../core/inputs/check-headers";
import type { DateSystem } from "../../core/table/date-serial";
import type { SourceRef, SourceShape } from "../../scoring/ports";
import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import {
  areaAddress,
  bodyArea,
  parseGivenArea,
  SHEET_COLUMNS,
  SHEET_ROWS,
  withoutSheet,
  type CellArea,
} from "./cell-address";
import { readDateSystem } from "./date-system";
import type { RangeRef, TableRef } from "./source-cells";

/**
 * What stands at a source now.
 * @throws WorkbookError `table-not-found`, `selection-invalid`; InputError `blank-header`, `duplicate-header`, `empty-table`
 */
export async function describeSource(session: ExcelSession, source: SourceRef): Promise<SourceShape> {
  const dateSystem = await readDateSystem(session);
  try {
    return source.kind === "table"
      ? await describeTable(session, source, dateSystem)
      : await describeRange(session, source, dateSystem);
  } catch (error) {
    if (excelCodeOf(error) !== "ItemNotFound") throw error;
    throw new WorkbookError(
      "table-not-found",
      `The ${source.kind === "table" ? "table" : "sheet"} is no longer in the workbook.`,
    );
  }
}

async function describeTable(session: ExcelSession, source: TableRef, dateSystem: DateSystem): Promise<SourceShape> {
  const table = session.workbook.tables.getItem(source.tableId).load("name");
  const sheet = table.worksheet.load("name");
  // Column names, not header cells: a table keeps its names while its header row is hidden.
  const columns = table.columns.load("items/name");
  const body = table.getDataBodyRange().load("address,rowCount,rowHidden");
  const application = session.workbook.application.load("calculationState");
  await session.sync();
  const names = checkHeaders(columns.items.map((column) => column.name));
  // A table without data keeps one blank row.
  if (body.rowCount === 1 && (await isBlank(session, body))) throw emptyTable(`Table ${table.name}`);
  return {
    source,
    label: `Table ${table.name}`,
    columns: names,
    rowCount: body.rowCount,
    dateSystem,
    sheetName: sheet.name,
    firstCell: areaAddress({ ...parseGivenArea(body.address), rowCount: 1, columnCount: 1 }),
    ...hiddenRowsOf(body),
    ...calculationOf(application),
  };
}

async function describeRange(session: ExcelSession, source: RangeRef, dateSystem: DateSystem): Promise<SourceShape> {
  const sheet = session.workbook.worksheets.getItem(source.sheetId).load("name");
  const range = sheet.getRange(oneArea(source.address)).load("address,rowCount,columnCount,rowHidden");
  const used = range.getUsedRangeOrNullObject(true).load("address,rowHidden");
  const application = session.workbook.application.load("calculationState");
  await session.sync();
  if (used.isNullObject) throw emptyTable(`The selection on ${sheet.name}`);
  // Whole rows and columns are cut to what they hold; a range drawn by hand is taken as it was drawn.
  const isWhole = range.rowCount === SHEET_ROWS || range.columnCount === SHEET_COLUMNS;
  const area = parseGivenArea(isWhole ? used.address : range.address);
  const label = `${sheet.name}!${areaAddress(area)}`;
  const body = bodyArea(area, source.hasHeaders);
  if (body.rowCount === 0) throw emptyTable(label);
  return {
    source: { ...source, address: areaAddress(area) },
    label,
    columns: source.hasHeaders ? await headersOf(session, sheet, area) : numberedColumns(area.columnCount),
    rowCount: body.rowCount,
    dateSystem,
    sheetName: sheet.name,
    firstCell: areaAddress({ ...body, rowCount: 1, columnCount: 1 }),
    ...hiddenRowsOf(isWhole ? used : range),
    ...calculationOf(application),
  };
}

async function headersOf(session: ExcelSession, sheet: Excel.Worksheet, area: CellArea): Promise<string[]> {
  const header = sheet.getRange(areaAddress({ ...area, rowCount: 1 })).load("values");
  await session.sync();
  return checkHeaders(header.values[0] ?? []);
}

/** `rowHidden` is null where some rows are hidden and others are not; the type does not know that. Source: Excel.Range, ExcelApi 1.2. */
function hiddenRowsOf(range: Excel.Range): Pick<SourceShape, "hasHiddenRows"> {
  const rowHidden = range.rowHidden as boolean | null;
  return rowHidden === false ? {} : { hasHiddenRows: true };
}

/**
 * Whether a calculation is due. It stays so where Excel calculates only when it is told to, and in the workbench, which never calculates,
 * when a file says that its results are not to be trusted. Asked once, before anything is written: predictions make one due themselves.
 * Source: Microsoft Learn, "Excel.CalculationState".
 */
function calculationOf({ calculationState }: Excel.Application): Pick<SourceShape, "isCalculationDue"> {
  return calculationState === "Pending" ? { isCalculationDue: true } : {};
}

function numberedColumns(columnCount: number): string[] {
  return Array.from({ length: columnCount }, (_, position) => `Column ${position + 1}`);
}

/** An address that names one range; Excel writes several as "A1:A5,C1:C5". */
function oneArea(address: string): string {
  const range = withoutSheet(address);
  if (!range.includes(",")) return range;
  throw new WorkbookError("selection-invalid", "Several ranges are selected. Select one range, then try again.");
}

async function isBlank(session: ExcelSession, range: Excel.Range): Promise<boolean> {
  const used = range.getUsedRangeOrNullObject(true).load("address");
  await session.sync();
  return used.isNullObject;
}

function emptyTable(what: string): InputError {
  return new InputError("empty-table", `${what} has no rows to score.`);
}
