import { CancelledError, type WorkbookError } from "../../../src/core/errors";
import {
  ExcelWorkbookError,
  excelCodeOf,
  isSizeLimit,
  mayPassSmaller,
  toWorkbookError,
} from "../../../src/excel/host/excel-errors";

/** As Office.js throws it: an Error of another realm, with what was being done spelled out. */
function officeError(code: string) {
  return {
    name: "RichApi.Error",
    code,
    message: "something about 123-45-6789",
    debugInfo: {
      code,
      errorLocation: "Range.values",
      statement: 'range.values = [["123-45-6789"]];',
      surroundingStatements: ['range.values = [["123-45-6789"]];'],
    },
  };
}

describe("Excel's errors", () => {
  it.each([
    ["AccessDenied", "sheet-protected"],
    ["InvalidOperationInCellEditMode", "cell-edit-mode"],
    ["InvalidSelection", "selection-invalid"],
    ["ItemNotFound", "sheet-changed"],
    ["InvalidObjectPath", "sheet-changed"],
    ["RequestPayloadSizeLimitExceeded", "excel-payload-limit"],
    ["ResponsePayloadSizeLimitExceeded", "excel-payload-limit"],
    ["InsertDeleteConflict", "cells-occupied"],
    ["MergedRangeConflict", "cells-occupied"],
    ["OperationCellsExceedLimit", "too-far-right"],
    ["InactiveWorkbook", "other-workbook"],
    ["UnsupportedSheet", "selection-invalid"],
    ["ServiceNotAvailable", "excel-busy"],
    ["ActivityLimitReached", "excel-busy"],
    ["MemoryLimitReached", "excel-memory"],
    ["InvalidOrTimedOutSession", "excel-session-ended"],
    ["WriteNotSupportedWhenModalDialogOpen", "excel-window-open"],
    ["InvalidRequest", "excel-error"],
    ["GeneralException", "excel-error"],
    ["InvalidArgument", "excel-error"],
    ["SomethingNew", "excel-error"],
  ] as const)("%s becomes %s", (excelCode, code) => {
    const error = toWorkbookError(officeError(excelCode));
    expect(error).toRefuse(ExcelWorkbookError, { code, excelCode, detail: `${excelCode} at Range.values` });
  });

  it("carry no cell value and no statement", () => {
    const error = toWorkbookError(officeError("InvalidArgument")) as WorkbookError;
    const told = [error.message, error.detail, error.stack, JSON.stringify(error), String(error.cause)].join();
    expect(told).not.toContain("123-45");
  });

  it("leave errors alone that are not Excel's", () => {
    const cancelled = new CancelledError();
    const defect = new TypeError("x is not a function");
    expect(toWorkbookError(cancelled)).toBe(cancelled);
    expect(toWorkbookError(defect)).toBe(defect);
    expect(excelCodeOf(cancelled)).toBeUndefined();
  });

  it("tell sizes from other reasons, before and after they are mapped", () => {
    const tooLarge = officeError("ResponsePayloadSizeLimitExceeded");
    expect([tooLarge, toWorkbookError(tooLarge)].map(isSizeLimit)).toEqual([true, true]);
    const unexplained = officeError("GeneralException");
    expect([unexplained, toWorkbookError(unexplained)].map(isSizeLimit)).toEqual([false, false]);
    expect([unexplained, toWorkbookError(unexplained)].map(mayPassSmaller)).toEqual([true, true]);
    expect(mayPassSmaller(officeError("AccessDenied"))).toBe(false);
    // A column is added in one piece: fewer rows of it are no choice.
    expect(mayPassSmaller(officeError("OperationCellsExceedLimit"))).toBe(false);
  });
});
