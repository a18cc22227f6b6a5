import { formatArea } from "../areas/a1-address";
import { areaOf, bottomOf, containsArea, intersectionOf, rightOf, unionOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { mergesIn } from "./covered-cells";

/**
 * Merges the cells of an area into one, or those of each of its rows. What stands first in it, row by row, is kept and comes to the first
 * cell; all else is lost. Merged cells that are partly in the area go into it whole.
 * Source: Microsoft Support, "Merge and unmerge cells"; Microsoft Learn, "Excel.Range.merge".
 * @throws WorkbookRuleError `merge-in-the-way` inside or across a table, `cells-in-the-way` over an array formula
 */
export function mergeCells(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  isAcross: boolean,
  source: ChangeSource,
): void {
  const sheet = workbook.requireSheet(sheetId);
  const parts = isAcross ? rowsOf(area) : [area];
  const merges = parts
    .map((part) => withWholeMerges(sheet, part))
    .filter((part) => part.rowCount * part.columnCount > 1);
  for (const merged of merges) checkMayMerge(workbook, sheet, merged);
  for (const merged of merges) {
    keepFirst(sheet, merged);
    sheet.mergedAreas = [...sheet.mergedAreas.filter((other) => !containsArea(merged, other)), merged];
  }
  if (merges.length > 0) workbook.cellsWritten(sheetId, merges.reduce(unionOf), source);
}

/** Makes single cells again of all merged cells that an area touches. The cells that were covered stay blank. */
export function unmergeCells(workbook: WorkbookModel, sheetId: string, area: Area, source: ChangeSource): void {
  const sheet = workbook.requireSheet(sheetId);
  const merges = mergesIn(sheet, area);
  if (merges.length === 0) return;
  sheet.mergedAreas = sheet.mergedAreas.filter((merged) => !merges.includes(merged));
  workbook.cellsWritten(sheetId, merges.reduce(unionOf), source);
}

/** @throws WorkbookRuleError `merge-in-the-way` when cells that a table wants are merged */
export function checkNoMerges(sheet: SheetModel, area: Area): void {
  const merges = mergesIn(sheet, area);
  if (merges.length === 0) return;
  throw new WorkbookRuleError(
    "merge-in-the-way",
    `A table cannot overlap the merged cells in ${formatArea(merges[0]!)}.`,
  );
}

function rowsOf(area: Area): Area[] {
  return Array.from({ length: area.rowCount }, (_, i) => ({ ...area, row: area.row + i, rowCount: 1 }));
}

function withWholeMerges(sheet: SheetModel, area: Area): Area {
  const whole = mergesIn(sheet, area).reduce(unionOf, area);
  return containsArea(area, whole) ? area : withWholeMerges(sheet, whole);
}

function checkMayMerge(workbook: WorkbookModel, sheet: SheetModel, area: Area): void {
  const table = workbook.tablesOf(sheet.id).find((each) => intersectionOf(each.area, area) !== undefined);
  if (table) throw new WorkbookRuleError("merge-in-the-way", `Cells of the table ${table.name} cannot be merged.`);
  if (sheet.arrayAreas.some((array) => intersectionOf(array, area) !== undefined)) {
    throw new WorkbookRuleError("cells-in-the-way", "Cells of an array formula cannot be merged.");
  }
}

function keepFirst(sheet: SheetModel, area: Area): void {
  const first = firstFilled(sheet, area) ?? areaOf(area.row, area.column);
  const { value, formula, quotePrefix, numberFormat } = sheet.getContent(first.row, first.column);
  sheet.clearContents(area);
  sheet.setNumberFormat(area, numberFormat);
  const content = { value, quotePrefix, numberFormat };
  sheet.setContent(area.row, area.column, formula === undefined ? content : { ...content, formula });
}

function firstFilled(sheet: SheetModel, area: Area): Area | undefined {
  const used = sheet.usedWithin(area);
  if (!used) return undefined;
  for (let row = used.row; row < bottomOf(used); row++) {
    for (let column = used.column; column < rightOf(used); column++) {
      if (sheet.getValue(row, column) !== null) return areaOf(row, column);
    }
  }
  return undefined;
}
