import { msg } from "@lingui/core/macro";
import type { ErrorCode } from "../../../../core/errors";
import { told } from "../language/told";

/** What Excel refuses. */
export const WORKBOOK_ERROR_WORDS = told({
  "selection-invalid": {
    title: msg`Select the rows to score`,
    nextStep: msg`Click a cell inside a table, or select a range with its header row. If another workbook is in front, click into this one.`,
  },
  "table-not-found": {
    title: msg`The table is gone`,
    nextStep: msg`It was deleted or renamed. Select another one.`,
  },
  "sheet-protected": {
    title: msg`The sheet is protected`,
    nextStep: msg`Unprotect it on the Review tab, so that the result column can be added.`,
  },
  "column-exists": {
    title: msg`A column of that name is already there`,
    nextStep: msg`Choose under Score whether to replace it.`,
  },
  "cells-occupied": {
    title: msg`The cells for the result are not empty`,
    nextStep: msg`Clear or move what stands to the right of the table or the selected cells: other cells, a table, a PivotTable, query results, merged cells or an XML map.`,
  },
  "too-far-right": {
    title: msg`Something stands far to the right of the table`,
    nextStep: msg`Clear it, formats included, or copy the table to a new sheet.`,
  },
  "other-workbook": {
    title: msg`Another workbook is in front`,
    nextStep: msg`Click into the workbook of this pane, then try again.`,
  },
  "cell-edit-mode": {
    title: msg`A cell is being edited`,
    nextStep: msg`Press Enter or Esc in Excel, then try again.`,
  },
  "excel-window-open": {
    title: msg`A window of Excel is open`,
    nextStep: msg`Close it, then try again.`,
  },
  "excel-busy": {
    title: msg`Excel does not answer`,
    nextStep: msg`It is busy, or its service is not available. Try again in a minute.`,
  },
  "excel-memory": {
    title: msg`Excel has no memory left`,
    nextStep: msg`Close other workbooks and programs, then try again.`,
  },
  "excel-session-ended": {
    title: msg`Excel has ended its session with this workbook`,
    nextStep: msg`Close the workbook and open it again, then score again.`,
  },
  "excel-payload-limit": {
    title: msg`Excel could not move that much at once`,
    nextStep: msg`Leave out columns that hold long texts.`,
  },
  "sheet-changed": {
    title: msg`The sheet changed during the run`,
    nextStep: msg`What was scored is written. Score again to complete the rest.`,
  },
  "inputs-calculated-anew": {
    title: msg`Some inputs are calculated anew all the time`,
    nextStep: msg`RAND, NOW, links to other data: copy them as values, then score.`,
  },
  "not-as-written": {
    title: msg`Excel did not keep a result as it was written`,
    nextStep: msg`Unmerge cells and clear filters where the results go, then score again. Details name the cell.`,
  },
  "excel-error": {
    title: msg`Excel refused a step`,
    nextStep: msg`Try again. If another workbook is in front, click into this one first. Details hold what Excel said.`,
  },
}) satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
