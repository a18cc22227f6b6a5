import type { ErrorCode } from "../../core/errors";

/** What an error code of Excel means for a scoring run, in a sentence for logs and the command line. */
export interface ExcelMeaning {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The number of bytes or cells is the reason: fewer rows may pass. */
export const TOO_LARGE: ExcelMeaning = {
  code: "excel-payload-limit",
  message: "Excel could not carry that many cells at once.",
};
const GONE: ExcelMeaning = {
  code: "sheet-changed",
  message: "The table, column or cells the run was working on are no longer there.",
};
const PROTECTED: ExcelMeaning = {
  code: "sheet-protected",
  message: "Excel does not allow changes here: the sheet or workbook is protected or was opened read-only.",
};
const NO_ROOM: ExcelMeaning = {
  code: "cells-occupied",
  message:
    "There is no room for the new column: cells beside the data cannot be moved, and a table cannot overlap another table, a PivotTable, " +
    "query results, merged cells or an XML map.",
};
const BUSY: ExcelMeaning = {
  code: "excel-busy",
  message: "Excel is busy or its service does not answer. Try again in a minute.",
};
const SESSION_ENDED: ExcelMeaning = {
  code: "excel-session-ended",
  message: "Excel has ended its session with this workbook. Close the workbook and open it again, then try again.",
};
const TOO_OLD: ExcelMeaning = {
  code: "excel-error",
  message: "This version of Excel lacks a function that Scoresheet needs. Update Excel, then try again.",
};
const REFUSED_CELLS: ExcelMeaning = { code: "excel-error", message: "Excel refused the cells it was given." };
const NOT_ALLOWED: ExcelMeaning = { code: "excel-error", message: "Excel does not allow this here." };

/**
 * By the codes of Excel and of the library. Source: Microsoft Learn, "Error handling with the application-specific JavaScript APIs",
 * "Excel.ErrorCodes", "OfficeExtension.ErrorCodes"; the CoreErrorCodes of @microsoft/office-js.
 */
const MEANINGS: Readonly<Record<string, ExcelMeaning>> = {
  AccessDenied: PROTECTED,
  InvalidOperationInCellEditMode: {
    code: "cell-edit-mode",
    message: "A cell is being edited. Press Enter or Esc in Excel, then try again.",
  },
  WriteNotSupportedWhenModalDialogOpen: {
    code: "excel-window-open",
    message: "A window of Excel is open. Close it, then try again.",
  },
  // Of several ranges, a chart, or no range at all because the selection is another workbook's. Source: "Troubleshoot Excel add-ins".
  InvalidSelection: {
    code: "selection-invalid",
    message:
      "The selection is not one range of cells, or another workbook is in front: then click into this one. Select a cell of the table, or one " +
      "range, then try again.",
  },
  UnsupportedSheet: {
    code: "selection-invalid",
    message:
      "A sheet of this kind, such as one that is a chart, has no cells. Select a cell of a table on another sheet, then try again.",
  },
  InactiveWorkbook: {
    code: "other-workbook",
    message: "Another workbook is in front. Click into the one that is to be scored, then try again.",
  },
  ItemNotFound: GONE,
  InvalidObjectPath: GONE,
  InvalidReference: GONE,
  InvalidBinding: GONE,
  RequestPayloadSizeLimitExceeded: TOO_LARGE,
  ResponsePayloadSizeLimitExceeded: TOO_LARGE,
  RangeExceedsLimit: TOO_LARGE,
  // All cells between the table and the last used column would have to move: some 33.5 million at most on the web.
  OperationCellsExceedLimit: {
    code: "too-far-right",
    message: "Something stands far to the right of the table. Clear it, or copy the table to a new sheet.",
  },
  InsertDeleteConflict: NO_ROOM,
  NonBlankCellOffSheet: NO_ROOM,
  PivotTableRangeConflict: NO_ROOM,
  MergedRangeConflict: NO_ROOM,
  FilteredRangeConflict: {
    code: "excel-error",
    message: "A filter is in the way. Clear it, then try again.",
  },
  ItemAlreadyExists: { code: "column-exists", message: "The sheet already has a column of that name." },
  MemoryLimitReached: {
    code: "excel-memory",
    message: "Excel has no memory left for this. Close other workbooks, then try again.",
  },
  ActivityLimitReached: BUSY,
  ServiceNotAvailable: BUSY,
  ConnectionFailure: BUSY,
  Timeout: BUSY,
  InvalidOrTimedOutSession: SESSION_ENDED,
  Unauthenticated: SESSION_ENDED,
  ApiNotAvailable: TOO_OLD,
  ApiNotFound: TOO_OLD,
  NotImplemented: TOO_OLD,
  UnsupportedFeature: TOO_OLD,
  FormulaLengthExceedsLimit: REFUSED_CELLS,
  InvalidArgument: REFUSED_CELLS,
  InvalidOperation: NOT_ALLOWED,
  UnsupportedOperation: NOT_ALLOWED,
  Conflict: { code: "excel-error", message: "Somebody else changed the workbook at the same time. Try again." },
  InvalidRequest: { code: "excel-error", message: "Excel could not understand what it was asked." },
  RequestAborted: { code: "excel-error", message: "Excel was interrupted. Try again." },
  // Excel for the desktop says no more than this where another workbook is in front. Source: "Troubleshoot Excel add-ins".
  GeneralException: {
    code: "excel-error",
    message:
      "Excel could not do this and gave no reason. Try again; if another workbook is in front, click into this one first.",
  },
};

const UNKNOWN: ExcelMeaning = { code: "excel-error", message: "Excel reported an error." };

/** What a code of Excel means; that of an unknown one says no more than that there was an error. */
export function meaningOf(excelCode: string): ExcelMeaning {
  return Object.hasOwn(MEANINGS, excelCode) ? MEANINGS[excelCode]! : UNKNOWN;
}
