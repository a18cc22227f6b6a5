import { ScoringError, WorkbookError, type ErrorCode } from "../../core/errors";

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
}

const TOO_LARGE: Meaning = {
  code: "excel-payload-limit",
  message: "Excel could not carry that many cells at once.",
};
const GONE: Meaning = {
  code: "sheet-changed",
  message: "The table, column or cells the run was working on are no longer there.",
};
const PROTECTED: Meaning = {
  code: "sheet-protected",
  message: "Excel does not allow changes here: the sheet or workbook is protected or was opened read-only.",
};
const NO_ROOM: Meaning = {
  code: "cells-occupied",
  message: "There is no room for the new column: cells, a table or a PivotTable beside the data cannot be moved.",
};
const TOO_OLD: Meaning = {
  code: "excel-error",
  message: "This version of Excel lacks a function that Scoresheet needs. Update Excel, then try again.",
};

/** Excel's error codes in the words of a scoring run. Source: Microsoft Learn, "Excel.ErrorCodes" and "OfficeExtension.ErrorCodes". */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  AccessDenied: PROTECTED,
  InvalidOperationInCellEditMode: {
    code: "cell-edit-mode",
    message: "A cell is being edited. Press Enter or Esc in Excel, then try again.",
  },
  InvalidSelection: {
    code: "selection-invalid",
    message: "The selection is not one range of cells. Select a cell of the table, or one range, then try again.",
  },
  ItemNotFound: GONE,
  InvalidObjectPath: GONE,
  InvalidReference: GONE,
  InvalidBinding: GONE,
  RequestPayloadSizeLimitExceeded: TOO_LARGE,
  ResponsePayloadSizeLimitExceeded: TOO_LARGE,
  RangeExceedsLimit: TOO_LARGE,
  OperationCellsExceedLimit: TOO_LARGE,
  InsertDeleteConflict: NO_ROOM,
  NonBlankCellOffSheet: NO_ROOM,
  PivotTableRangeConflict: NO_ROOM,
  MergedRangeConflict: {
    code: "excel-error",
    message: "Merged cells are in the way. Unmerge them, then try again.",
  },
  FilteredRangeConflict: {
    code: "excel-error",
    message: "A filter is in the way. Clear it, then try again.",
  },
  ItemAlreadyExists: { code: "column-exists", message: "The sheet already has a column of that name." },
  ApiNotFound: TOO_OLD,
  NotImplemented: TOO_OLD,
  UnsupportedFeature: TOO_OLD,
  InvalidArgument: { code: "excel-error", message: "Excel refused the cells it was given." },
  InvalidOperation: { code: "excel-error", message: "Excel does not allow this here." },
  UnsupportedOperation: { code: "excel-error", message: "Excel does not allow this here." },
  InactiveWorkbook: {
    code: "excel-error",
    message: "The workbook is not the active one. Click into it, then try again.",
  },
  RequestAborted: { code: "excel-error", message: "Excel was interrupted. Try again." },
  GeneralException: { code: "excel-error", message: "Excel could not do this and gave no reason. Try again." },
};

const UNKNOWN: Meaning = { code: "excel-error", message: "Excel reported an error." };

/** What Excel refused, with its own code; the `code` of a scoring run may stand for several of them. */
export class ExcelWorkbookError extends WorkbookError {
  constructor(
    readonly excelCode: string,
    meaning: Meaning,
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
  return MEANINGS[excelCodeOf(error) ?? ""] === TOO_LARGE;
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
  return new ExcelWorkbookError(excelCode, MEANINGS[excelCode] ?? UNKNOWN, errorLocationOf(error));
}

/** The API member that failed, such as "Range.values". */
function errorLocationOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("debugInfo" in error)) return undefined;
  const { debugInfo } = error;
  if (typeof debugInfo !== "object" || debugInfo === null || !("errorLocation" in debugInfo)) return undefined;
  const { errorLocation } = debugInfo;
  return typeof errorLocation === "string" && /^[\w.]+$/.test(errorLocation) ? errorLocation : undefined;
}
