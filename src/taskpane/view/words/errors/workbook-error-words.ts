import type { ErrorCode } from "../../../../core/errors";

/** What Excel refuses. */
export const WORKBOOK_ERROR_WORDS = {
  "selection-invalid": {
    title: "Select the rows to score",
    nextStep:
      "Click a cell inside a table, or select a range with its header row. If another workbook is in front, click into this one.",
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
    nextStep:
      "Clear or move what stands to the right of the table or the selected cells: other cells, a table, a PivotTable, query results, merged " +
      "cells or an XML map.",
  },
  "too-far-right": {
    title: "Something stands far to the right of the table",
    nextStep: "Clear it, formats included, or copy the table to a new sheet.",
  },
  "other-workbook": {
    title: "Another workbook is in front",
    nextStep: "Click into the workbook of this pane, then try again.",
  },
  "cell-edit-mode": {
    title: "A cell is being edited",
    nextStep: "Press Enter or Esc in Excel, then try again.",
  },
  "excel-window-open": {
    title: "A window of Excel is open",
    nextStep: "Close it, then try again.",
  },
  "excel-busy": {
    title: "Excel does not answer",
    nextStep: "It is busy, or its service is not available. Try again in a minute.",
  },
  "excel-memory": {
    title: "Excel has no memory left",
    nextStep: "Close other workbooks and programs, then try again.",
  },
  "excel-session-ended": {
    title: "Excel has ended its session with this workbook",
    nextStep: "Close the workbook and open it again, then score again.",
  },
  "excel-payload-limit": {
    title: "Excel could not move that much at once",
    nextStep: "Leave out columns that hold long texts.",
  },
  "sheet-changed": {
    title: "The sheet changed during the run",
    nextStep: "What was scored is written. Score again to complete the rest.",
  },
  "inputs-calculated-anew": {
    title: "Some inputs are calculated anew all the time",
    nextStep: "RAND, NOW, links to other data: copy them as values, then score.",
  },
  "not-as-written": {
    title: "Excel did not keep a result as it was written",
    nextStep: "Unmerge cells and clear filters where the results go, then score again. Details name the cell.",
  },
  "excel-error": {
    title: "Excel refused a step",
    nextStep: "Try again. If another workbook is in front, click into this one first. Details hold what Excel said.",
  },
} satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
