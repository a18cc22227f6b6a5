import { WorkbookError } from "../../core/errors";
import type { CollisionChoice, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { parseArea, SHEET_COLUMNS } from "../reading/cell-address";
import { checkRoom } from "./check-room";

/** What decides whether anything can be written into a sheet, as it was asked of Excel. */
export interface SheetFacts {
  readonly isReadOnly: boolean;
  readonly isProtected: boolean;
  /** Of all tables on the sheet. */
  readonly tableIds: readonly string[];
}

/** Queues what is to be known of a sheet, for the next sync. @returns what tells it after that */
export function askSheetFacts({ workbook }: ExcelSession, sheet: Excel.Worksheet): () => SheetFacts {
  const protection = sheet.protection.load("protected");
  const tables = sheet.tables.load("items/id");
  workbook.load("readOnly");
  return () => ({
    isReadOnly: workbook.readOnly,
    isProtected: protection.protected,
    tableIds: tables.items.map(({ id }) => id),
  });
}

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
  const facts = askSheetFacts(session, sheet);
  await session.sync();
  checkFacts(facts(), shape, collision);
  if (mayBeInTheWay(facts(), shape, collision)) await checkRoom(session, shape, facts().tableIds);
}

/**
 * The same of what is known of the sheet, but for other tables.
 * @throws WorkbookError like `checkWritable`
 */
export function checkFacts(
  { isReadOnly, isProtected }: SheetFacts,
  shape: SourceShape,
  collision: CollisionChoice,
): void {
  checkUnlocked({ isReadOnly, isProtected }, shape.sheetName);
  const isAtEdge = parseArea(shape.firstCell).column + shape.columns.length >= SHEET_COLUMNS;
  if (isAtEdge && collision !== "replace") {
    throw new WorkbookError(
      "cells-occupied",
      `${shape.label} reaches the last column of the sheet, so that no column is left for results. Move it to the left, then try again.`,
    );
  }
}

/** @throws WorkbookError `sheet-protected` when nothing of the sheet can be changed */
export function checkUnlocked(
  { isReadOnly, isProtected }: Pick<SheetFacts, "isReadOnly" | "isProtected">,
  sheetName: string,
): void {
  if (isReadOnly) {
    throw new WorkbookError(
      "sheet-protected",
      "The workbook is open read-only. Save a copy or enable editing, then try again.",
    );
  }
  if (isProtected) throw protectedSheet(sheetName);
}

/** Whether `checkRoom` must be asked, too. */
export function mayBeInTheWay({ tableIds }: SheetFacts, { source }: SourceShape, collision: CollisionChoice): boolean {
  return collision !== "replace" && source.kind === "table" && tableIds.length > 1;
}

/** The error for a sheet that takes no changes. */
export function protectedSheet(sheetName: string): WorkbookError {
  return new WorkbookError(
    "sheet-protected",
    `The sheet ${sheetName} is protected. Unprotect it (Review tab), then try again.`,
  );
}
