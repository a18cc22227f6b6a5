import { ScoringError, WorkbookError } from "../../core/errors";
import { meaningOf, TOO_LARGE, type ExcelMeaning } from "./excel-error-meanings";

/** What Excel refused, with its own code; the `code` of a scoring run may stand for several of them. */
export class ExcelWorkbookError extends WorkbookError {
  constructor(
    readonly excelCode: string,
    meaning: ExcelMeaning,
    place: string | undefined,
  ) {
    super(meaning.code, meaning.message, { detail: place === undefined ? excelCode : `${excelCode} at ${place}` });
  }
}

/** Excel's code of an error such as "AccessDenied"; told by its shape, because Office.js may live in another realm. */
export function excelCodeOf(error: unknown): string | undefined {
  if (error instanceof ExcelWorkbookError) return error.excelCode;
  if (typeof error !== "object" || error === null || error instanceof ScoringError) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whether the number of bytes or cells is the reason, so that fewer rows may pass. */
export function isSizeLimit(error: unknown): boolean {
  if (error instanceof ScoringError) return error.code === "excel-payload-limit";
  return meaningOf(excelCodeOf(error) ?? "") === TOO_LARGE;
}

/** Whether fewer rows are worth a try: a size limit, or a failure without a reason, which large requests are known to end in. */
export function mayPassSmaller(error: unknown): boolean {
  return isSizeLimit(error) || excelCodeOf(error) === "GeneralException";
}

/**
 * An error of Office.js as a WorkbookError. Everything else is handed back as it is: a ScoringError already says what is wrong, and
 * a defect of ours must not be dressed as Excel's.
 *
 * Only Excel's code and the place go with it. The error itself does not: its `debugInfo` repeats the statements that failed, cell
 * values included.
 */
export function toWorkbookError(error: unknown): unknown {
  if (error instanceof ScoringError) return error;
  const excelCode = excelCodeOf(error);
  if (excelCode === undefined) return error;
  return new ExcelWorkbookError(excelCode, meaningOf(excelCode), errorLocationOf(error));
}

/** The API member that failed, such as "Range.values". */
function errorLocationOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("debugInfo" in error)) return undefined;
  const { debugInfo } = error;
  if (typeof debugInfo !== "object" || debugInfo === null || !("errorLocation" in debugInfo)) return undefined;
  const { errorLocation } = debugInfo;
  return typeof errorLocation === "string" && /^[\w.]+$/.test(errorLocation) ? errorLocation : undefined;
}
