import type { ErrorCode } from "../../../../core/errors";

/** What Excel refuses. */
export const WORKBOOK_ERROR_WORDS = {
  "selection-invalid": {
    title: "Select the rows to score",
    nextStep: "Click a cell inside a table, or select a range with its header row.",
  },
  "table-not-found": {
    title: "The table is gone",
    nextStep: "It was deleted or renamed. Select another one.",
  },
  "sheet-protected": {
    title: "The sheet is protected",
    nextStep: "Unprotect it on the Review tab, so that the result column can be added.",
  },
  "column-exists": {
    title: "A column of that name is already there",
    nextStep: "Choose under Score whether to replace it.",
  },
  "cells-occupied": {
    title: "The cells for the result are not empty",
    nextStep: "Clear or move what stands to the right of the table or the selected cells.",
  },
  "cell-edit-mode": {
    title: "A cell is being edited",
    nextStep: "Press Enter or Esc in Excel, then try again.",
  },
  "excel-payload-limit": {
    title: "Excel could not move that much at once",
    nextStep: "Leave out columns that hold long texts.",
  },
  "sheet-changed": {
    title: "The sheet changed during the run",
    nextStep: "What was scored is written. Score again to complete the rest.",
  },
  "not-as-written": {
    title: "Excel did not keep a result as it was written",
    nextStep: "Unmerge cells and clear filters where the results go, then score again. Details name the cell.",
  },
  "excel-error": {
    title: "Excel refused a step",
    nextStep: "Try again. Details hold what Excel said.",
  },
} satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
