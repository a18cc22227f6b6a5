import { WorkbookError } from "../../core/errors";
import type { SourceRef } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";

/**
 * Asks whether results could be written beside a source. A protected sheet takes no new columns, whatever cells are unlocked.
 * @throws WorkbookError `sheet-protected`
 */
export async function checkWritable(session: ExcelSession, source: SourceRef): Promise<void> {
  const { workbook } = session;
  const sheet =
    source.kind === "table"
      ? workbook.tables.getItem(source.tableId).worksheet
      : workbook.worksheets.getItem(source.sheetId);
  sheet.load("name");
  sheet.protection.load("protected");
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
}

/** The error for a sheet that takes no changes. */
export function protectedSheet(sheetName: string): WorkbookError {
  return new WorkbookError(
    "sheet-protected",
    `The sheet ${sheetName} is protected. Unprotect it (Review tab), then try again.`,
  );
}
