import { WorkbookError } from "../../core/errors";
import type { CollisionChoice, ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseArea, SHEET_COLUMNS, type CellArea } from "../reading/cell-address";
import { bodyArea, type RangeRef } from "../reading/source-cells";
import { blankForResults } from "./blank-columns";
import { headerCellText } from "./cell-text";
import { sentHeaders, settleNames } from "./settle-headers";

/** Result columns of earlier runs that are looked for right of a range. */
const MAX_EARLIER_COLUMNS = 256;

/**
 * Takes the columns right of a range for results, after those that earlier runs left there (their headers begin with the same name).
 * They must be blank, except for the ones that are replaced. With a header row the headers are written.
 * @throws WorkbookError `column-exists`, `cells-occupied`, `sheet-protected`
 */
export async function addRangeResultColumns(
  session: ExcelSession,
  shape: SourceShape,
  ref: RangeRef,
  wanted: { readonly columnName: string; readonly outputs: readonly string[]; readonly collision: CollisionChoice },
): Promise<ResultColumns> {
  const sheet = session.workbook.worksheets.getItem(ref.sheetId);
  const area = parseArea(ref.address);
  const earlier = ref.hasHeaders ? await earlierHeaders(session, sheet, area, wanted.columnName) : [];
  const existing = ref.hasHeaders ? [...shape.columns, ...earlier] : [];
  const { columnName, outputs, collision } = wanted;
  const { headers, replaced } = settleNames(columnName, outputs, existing, collision, sentHeaders(shape));
  const firstNew = area.column + area.columnCount + earlier.length;
  const added = replaced.filter((position) => position < 0).length;
  await checkBlank(session, sheet, { ...area, column: firstNew, columnCount: added });
  let next = firstNew;
  const areas = replaced.map((position) => ({
    ...area,
    column: position < 0 ? next++ : area.column + position,
    columnCount: 1,
  }));
  const proofs = areas.map((column) => blankForResults(sheet.getRange(areaAddress(bodyArea(column, ref.hasHeaders)))));
  areas.forEach((column, i) => {
    if (!ref.hasHeaders || replaced[i]! >= 0) return;
    sheet.getRange(areaAddress({ ...column, rowCount: 1 })).values = [[headerCellText(headers[i]!)]];
  });
  const headerCells = ref.hasHeaders ? areas.map((column) => areaAddress({ ...column, rowCount: 1 })) : [];
  const cells = headerCells.map((address) => sheet.getRange(address).load("values"));
  await session.sync();
  for (const prove of proofs) await prove(() => session.sync());
  return {
    source: shape.source,
    // As Excel has them, for by these the columns are known again.
    headers: ref.hasHeaders ? cells.map((cell) => String(cell.values[0]?.[0])) : headers,
    columnIds: areas.map(areaAddress),
  };
}

/** Headers of the adjoining columns on the right that begin with the name of the result column. */
async function earlierHeaders(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  area: CellArea,
  columnName: string,
): Promise<string[]> {
  const column = area.column + area.columnCount;
  const columnCount = Math.min(MAX_EARLIER_COLUMNS, SHEET_COLUMNS - column);
  if (columnCount === 0) return [];
  const right = sheet.getRange(areaAddress({ ...area, column, columnCount, rowCount: 1 })).load("values");
  await session.sync();
  const headers = (right.values[0] ?? []).map(String);
  const end = headers.findIndex((header) => !header.toLowerCase().startsWith(columnName.toLowerCase()));
  return end < 0 ? headers : headers.slice(0, end);
}

async function checkBlank(session: ExcelSession, sheet: Excel.Worksheet, area: CellArea): Promise<void> {
  if (area.columnCount === 0) return;
  if (area.column + area.columnCount > SHEET_COLUMNS) {
    throw new WorkbookError("cells-occupied", "The sheet has no columns left beside the selected range.");
  }
  const address = areaAddress(area);
  const used = sheet.getRange(address).getUsedRangeOrNullObject(true).load("address");
  await session.sync();
  if (used.isNullObject) return;
  throw new WorkbookError(
    "cells-occupied",
    `The cells ${address} beside the selected range are not empty. Move them, or make the range a table.`,
  );
}

/** A result that was written to a range without headers: the only mark its result columns bear. */
export interface WrittenMark {
  readonly address: string;
  readonly value: string | number | boolean;
}

/**
 * Empties the result columns of a range. A range is an address, so it is checked first that the results still stand there: by their
 * headers or, without a header row, by one value that was written.
 * @throws WorkbookError `sheet-changed` when the cells do not bear the mark: columns were moved, or overwritten
 */
export async function removeRangeResultColumns(
  session: ExcelSession,
  ref: RangeRef,
  resultColumns: ResultColumns,
  written: WrittenMark | undefined,
): Promise<void> {
  const sheet = session.workbook.worksheets.getItemOrNullObject(ref.sheetId).load("id");
  await session.sync();
  if (sheet.isNullObject) return;
  const areas = resultColumns.columnIds.map(parseArea);
  const marks = ref.hasHeaders
    ? areas.map((area, i) => ({ address: areaAddress({ ...area, rowCount: 1 }), value: resultColumns.headers[i]! }))
    : written && [written];
  if (marks === undefined) throw notOurs();
  const cells = marks.map((mark) => sheet.getRange(mark.address).load("values"));
  await session.sync();
  if (cells.some((cell, i) => cell.values[0]?.[0] !== marks[i]!.value)) throw notOurs();
  const proofs = areas.map((area) => blankForResults(sheet.getRange(areaAddress(area))));
  await session.sync();
  for (const prove of proofs) await prove(() => session.sync());
}

function notOurs(): WorkbookError {
  return new WorkbookError(
    "sheet-changed",
    "The result columns are no longer where they were written. Delete them in Excel if they are not needed.",
  );
}
