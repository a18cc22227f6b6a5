import type { ExcelQueue, ExcelSession } from "../host/excel-queue";

/** `worksheets.onChanged`. Source: Office.js reference, `Excel.WorksheetCollection.onChanged`. */
const SINCE_VERSION = "1.9";
/** What was done by this very add-in. Told since ExcelApi 1.14. Source: Office.js reference, `Excel.WorksheetChangedEventArgs.triggerSource`. */
const BY_US = "ThisLocalAddin";

/** The version of ExcelApi from which on it is told who edited. */
export const EDITORS_SINCE = "1.14";

const TO_THE_END = new AbortController().signal;

/** What following edits needs. */
export interface EditParts {
  readonly queue: ExcelQueue;
  /** Whether this Excel has a version of ExcelApi. */
  readonly supports: (version: string) => boolean;
}

/**
 * Calls the listener after every edit of a cell, on any sheet, by whomever: inputs may be calculated from other sheets. Of what formulas
 * come to anew Excel says nothing here. Our own writes are left out where Excel tells whose they are; an Excel that does not tells of them, too.
 * @returns a function that ends it; undefined where this Excel tells of no edits
 * @throws WorkbookError
 */
export async function followEdits(
  { queue, supports }: EditParts,
  listener: () => void,
): Promise<(() => Promise<void>) | undefined> {
  if (!supports(SINCE_VERSION)) return undefined;
  const handle = await queue.session(TO_THE_END, async (session) => {
    const added = addEditListener(session, listener);
    await session.sync();
    return added;
  });
  return () =>
    queue.enqueue(async () => {
      handle.remove();
      await handle.context.sync();
    });
}

/** Has a listener told of edits from the next sync on, but for our own where Excel tells whose they are. */
export function addEditListener(
  { workbook }: ExcelSession,
  listener: () => void,
): OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs> {
  return workbook.worksheets.onChanged.add(({ triggerSource }) => {
    if (triggerSource !== BY_US) listener();
    return Promise.resolve();
  });
}
