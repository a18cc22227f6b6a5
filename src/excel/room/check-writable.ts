import { WorkbookError } from "../../core/errors";
import type { CollisionChoice, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { parseArea, SHEET_COLUMNS } from "../reading/cell-address";
import { checkRoom } from "./check-room";

/**
 * Asks whether results could be written beside a source. A protected sheet takes no new columns, whatever cells are unlocked, there are
 * none beside the last one, and another table may stand in the way.
 * @throws WorkbookError `sheet-protected`, `cells-occupied`
 */
export async function checkWritable(
  session: ExcelSession,
  shape: SourceShape,
  collision: CollisionChoice,
): Promise<void> {
  const { workbook } = session;
  const { source } = shape;
  const sheet =
    source.kind === "table"
      ? workbook.tables.getItem(source.tableId).worksheet
      : workbook.worksheets.getItem(source.sheetId);
  sheet.load("name");
  sheet.protection.load("protected");
  const tables = sheet.tables.load("items/id,items/name");
  workbook.load("readOnly");
  await session.sync();
  if (workbook.readOnly) {
    throw new WorkbookError(
      "sheet-protected",
      "The workbook is open read-only. Save a copy or enable editing, then try again.",
    );
  }
  if (sheet.protection.protected) {
    throw protectedSheet(sheet.name);
  }
  const isAtEdge = parseArea(shape.firstCell).column + shape.columns.length >= SHEET_COLUMNS;
  if (isAtEdge && collision !== "replace") {
    throw new WorkbookError(
      "cells-occupied",
      `${shape.label} reaches the last column of the sheet, so that no column is left for results. Move it to the left, then try again.`,
    );
  }
  if (collision !== "replace") await checkRoom(session, shape, tables);
}

/** The error for a sheet that takes no changes. */
export function protectedSheet(sheetName: string): WorkbookError {
  return new WorkbookError(
    "sheet-protected",
    `The sheet ${sheetName} is protected. Unprotect it (Review tab), then try again.`,
  );
}
