/** Why a workbook refuses an edit that Excel refuses too. */
export type WorkbookRule =
  | "no-such-sheet"
  | "no-such-table"
  | "no-such-column"
  | "name-taken"
  | "bad-name"
  | "outside-sheet"
  | "table-in-the-way"
  | "cells-in-the-way"
  | "merge-in-the-way"
  | "filter-in-the-way"
  | "cannot-sort"
  | "table-is-fixed"
  | "last-one";

/** An edit that would break a rule of the workbook; nothing has been changed. */
export class WorkbookRuleError extends Error {
  override readonly name = "WorkbookRuleError";

  constructor(
    readonly rule: WorkbookRule,
    message: string,
  ) {
    super(message);
  }
}
