import type { Area } from "../areas/area";
import { shiftedArea, tearsApart, type CellShift } from "../areas/shifted-area";
import { shiftFormula } from "../texts/formula-references";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";

/** Functions whose result may be another after a move. */
const TELLS_ITS_PLACE = /(?:row|column)s?\(/i;

/**
 * Makes room for cells, or takes them out, and lets all follow that speaks of the cells that move: formulas on every sheet, merged
 * cells, array formulas; formulas that look at cells which go lose their results. Tables are the caller's.
 * @throws WorkbookRuleError `cells-in-the-way` when merged cells or an array formula would be torn apart, or a PivotTable moved; then
 * nothing has moved
 */
export function moveCells(workbook: WorkbookModel, shift: CellShift, source: ChangeSource): void {
  const { area, type } = shift;
  const sheet = workbook.requireSheet(shift.sheetId);
  // An array formula keeps its size, too: Excel takes no cells into it and none out of its middle.
  const isResized = (array: Area): boolean => {
    const moved = shiftedArea(array, shift);
    return moved !== undefined && (moved.rowCount !== array.rowCount || moved.columnCount !== array.columnCount);
  };
  if (
    [...sheet.mergedAreas, ...sheet.arrayAreas].some((whole) => tearsApart(whole, shift)) ||
    sheet.arrayAreas.some(isResized) ||
    sheet.pivotAreas.some((pivot) => tearsApart(pivot, shift) || shiftedArea(pivot, shift) !== pivot)
  ) {
    throw new WorkbookRuleError("cells-in-the-way", "Merged cells, an array formula or a PivotTable cannot move.");
  }
  if (type === "RowDeleted" || type === "ColumnDeleted") workbook.outdate(sheet, area, source);
  if (type === "RowInserted") sheet.insertCells(area, "down");
  else if (type === "ColumnInserted") sheet.insertCells(area, "right");
  else sheet.deleteCells(area, type === "RowDeleted" ? "up" : "left");
  sheet.mergedAreas = sheet.mergedAreas.flatMap((merged) => shiftedArea(merged, shift) ?? []);
  sheet.arrayAreas = sheet.arrayAreas.flatMap((array) => shiftedArea(array, shift) ?? []);
  followInFormulas(workbook, sheet.name, shift);
  workbook.cellShifts.push(shift);
}

function followInFormulas(workbook: WorkbookModel, shiftedSheetName: string, shift: CellShift): void {
  for (const sheet of workbook.sheets) {
    for (const { row, column, formula } of sheet.formulaCells()) {
      const followed = shiftFormula(formula, sheet.name, shiftedSheetName, shift);
      if (followed !== formula) sheet.rewordFormula(row, column, followed);
      if (TELLS_ITS_PLACE.test(formula)) workbook.needsCalculation = true;
    }
  }
}
