import type { WorkbookRule, WorkbookRuleError } from "../../model/workbook-rule-error";

/**
 * Codes that Excel's API answers with, each with a sentence of our own.
 * Source: Microsoft Learn, "Error handling with the application-specific JavaScript APIs".
 */
export const EXCEL_ERRORS = {
  AccessDenied: "The workbook or the sheet does not allow this change.",
  ApiNotFound: "Excel has no member of that name.",
  Conflict: "The object is no longer what it was.",
  FilteredRangeConflict: "A filtered range is in the way.",
  FormulaLengthExceedsLimit: "The formula is longer than a cell takes.",
  GeneralException: "Excel could not do this.",
  InsertDeleteConflict: "Inserting or deleting these cells would tear something apart.",
  InvalidArgument: "An argument is missing or is not what the member takes.",
  InvalidObjectPath: "The object this refers to is gone.",
  InvalidOperation: "The object does not allow this now.",
  InvalidReference: "The cells this refers to are gone.",
  InvalidSelection: "What is selected does not allow this.",
  ItemAlreadyExists: "Something of that name exists.",
  ItemNotFound: "There is no such item.",
  MergedRangeConflict: "A table cannot overlap another table or merged cells.",
  NonBlankCellOffSheet: "This would push cells that hold something off the sheet.",
  OperationCellsExceedLimit: "This would move more cells than Excel moves at once.",
  NotImplemented: "The workbench does not play this part of Excel.",
} as const;

export type ExcelErrorCode = keyof typeof EXCEL_ERRORS;

/** An action that Excel refuses: ends the batch, keeps what earlier actions did, and reaches the pane as an OfficeExtension.Error. */
export class ExcelError extends Error {
  override readonly name = "ExcelError";

  /** @param code usually an ExcelErrorCode; scripted faults may use any */
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? (EXCEL_ERRORS as Readonly<Record<string, string>>)[code] ?? "Excel could not do this.");
  }
}

const RULE_CODES: Record<WorkbookRule, ExcelErrorCode> = {
  "no-such-sheet": "ItemNotFound",
  "no-such-table": "ItemNotFound",
  "no-such-column": "ItemNotFound",
  "name-taken": "ItemAlreadyExists",
  "bad-name": "InvalidArgument",
  "outside-sheet": "NonBlankCellOffSheet",
  "table-in-the-way": "InsertDeleteConflict",
  "cells-in-the-way": "InsertDeleteConflict",
  "merge-in-the-way": "MergedRangeConflict",
  "filter-in-the-way": "FilteredRangeConflict",
  // Not documented: Excel says so in a window ("all the merged cells need to be the same size").
  "cannot-sort": "InvalidOperation",
  "table-is-fixed": "InsertDeleteConflict",
  "last-one": "InvalidOperation",
};

/** What Excel calls a broken rule of the workbook. */
export function excelErrorOf({ rule }: WorkbookRuleError): ExcelError {
  return new ExcelError(RULE_CODES[rule]);
}

/**
 * Numbers by which a host refuses a whole request. Source: the OfficeJsErrorCode constants of @microsoft/office-js, which turns each into
 * an error code of its own.
 */
export const HostErrorNumber = {
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  /** A person is typing into a cell. */
  cellEditMode: 5004,
  tooManyRequests: 5102,
  sessionTimedOut: 5012,
  /** Reaches the pane as GeneralException. */
  internal: 5001,
} as const;

/** A request that is refused as a whole: no response, only a number. */
export class HostRefusal extends Error {
  override readonly name = "HostRefusal";

  constructor(readonly errorNumber: number) {
    super(`The host refused the request with error ${errorNumber}.`);
  }
}
