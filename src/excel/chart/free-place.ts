import { WorkbookError } from "../../core/errors";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea, SHEET_COLUMNS, SHEET_ROWS, type CellArea } from "../reading/cell-address";

/** Columns and rows of usual size that a chart covers. */
const SIZE = { columnCount: 8, rowCount: 16 };
/** Columns that stay free between data and chart, so that one more result column is seen. */
const GAP = 1;

/**
 * Cells without anything in them, right of some data and level with its first row; beyond all that the sheet holds where something
 * stands there.
 * @throws WorkbookError `cells-occupied` when the sheet ends before
 */
export async function freePlace(session: ExcelSession, sheet: Excel.Worksheet, data: CellArea): Promise<CellArea> {
  const row = Math.min(data.row, SHEET_ROWS - SIZE.rowCount);
  const beside = { row, column: data.column + data.columnCount + GAP, ...SIZE };
  const used = sheet.getUsedRangeOrNullObject(true).load("address");
  const inTheWay =
    isInSheet(beside) && sheet.getRange(areaAddress(beside)).getUsedRangeOrNullObject(true).load("address");
  await session.sync();
  if (inTheWay !== false && inTheWay.isNullObject) return beside;
  const all = used.isNullObject ? data : parseGivenArea(used.address);
  const beyond = { ...beside, column: all.column + all.columnCount + GAP };
  if (!isInSheet(beyond)) {
    throw new WorkbookError(
      "cells-occupied",
      "The sheet has no free columns beside its data, where a chart could stand.",
    );
  }
  return beyond;
}

function isInSheet({ column, columnCount }: CellArea): boolean {
  return column + columnCount <= SHEET_COLUMNS;
}
