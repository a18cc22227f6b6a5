/** Why a file could not be opened as a workbook. Stable: the page and the headless run choose their words by it. */
export type WorkbookFileErrorCode = "not-a-workbook" | "old-format" | "protected" | "damaged" | "too-large";

/** A file that cannot be opened; `message` is one sentence for the person who chose the file. */
export class WorkbookFileError extends Error {
  override readonly name = "WorkbookFileError";

  constructor(
    readonly code: WorkbookFileErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error for a package whose parts contradict each other or are cut short; `what` ends the sentence. */
export function damagedFile(what: string, cause?: unknown): WorkbookFileError {
  return new WorkbookFileError("damaged", `The file is damaged: ${what}. Open it in Excel and save it again.`, {
    cause,
  });
}

/** The error for a file beyond the limits of what can be held here; `why` ends the first half of the sentence. */
export function tooLarge(why: string): WorkbookFileError {
  return new WorkbookFileError(
    "too-large",
    `The file is too large to open here: ${why}. Open it in Excel, save the table alone in a new workbook, and choose that.`,
  );
}
