import type { Area } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";
import { shiftedFilter } from "../filters/sheet-filter";
import { withFormulas } from "../names/defined-name";
import { shiftedWidths } from "../sheets/column-widths";
import type { SheetModel } from "../sheets/sheet-model";
import { shiftFormula } from "../texts/formula-references";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { followInCharts } from "./chart-cells";
import { thingsInTheWay } from "./things-in-the-way";

/** Functions whose result may be another after a move. */
const TELLS_ITS_PLACE = /(?:row|column)s?\(/i;

/**
 * Makes room for cells, or takes them out, and lets all follow that speaks of the cells that move: formulas on every sheet, merged
 * cells, array formulas; formulas that look at cells which go lose their results. Tables are the caller's.
 * @throws WorkbookRuleError `cells-in-the-way`, as `checkMove` does; then nothing has moved
 */
export function moveCells(workbook: WorkbookModel, shift: CellShift, source: ChangeSource): void {
  const { area, type } = shift;
  const sheet = workbook.requireSheet(shift.sheetId);
  checkMove(sheet, shift);
  if (type === "RowDeleted" || type === "ColumnDeleted") workbook.outdate(sheet, [area], source);
  if (type === "RowInserted") sheet.insertCells(area, "down");
  else if (type === "ColumnInserted") sheet.insertCells(area, "right");
  else sheet.deleteCells(area, type === "RowDeleted" ? "up" : "left");
  sheet.mergedAreas = sheet.mergedAreas
    .flatMap((merged) => shiftedArea(merged, shift) ?? [])
    .filter(({ rowCount, columnCount }) => rowCount * columnCount > 1);
  sheet.lookRules = sheet.lookRules.flatMap((rule) => {
    const area = shiftedArea(rule.area, shift);
    return area === undefined ? [] : [{ ...rule, area }];
  });
  sheet.arrayAreas = sheet.arrayAreas.flatMap((array) => {
    const area = shiftedArea(array, shift);
    return area === undefined ? [] : [array.isSpill ? { ...area, isSpill: true } : area];
  });
  sheet.pinned = sheet.pinned.flatMap((pinned) => {
    const area = shiftedArea(pinned.area, shift);
    return area === undefined ? [] : [{ ...pinned, area }];
  });
  sheet.columnWidths = shiftedWidths(sheet.columnWidths, shift);
  sheet.autoFilter = shiftedFilter(sheet.autoFilter, shift);
  followInFormulas(workbook, sheet.name, shift);
  followInCharts(workbook, shift);
  workbook.cellShifts.push(shift);
}

/**
 * Asks whether cells may move, and moves none.
 * @param passed array formulas that are in nobody's way
 * @throws WorkbookRuleError `cells-in-the-way` with the names and places of what cannot follow
 */
export function checkMove(sheet: SheetModel, shift: CellShift, passed: readonly Area[] = []): void {
  const things = thingsInTheWay(sheet, shift, passed);
  if (things.length === 0) return;
  const named = [things.slice(0, -1).join(", "), ...things.slice(-1)].filter((part) => part !== "").join(" and ");
  throw new WorkbookRuleError("cells-in-the-way", `This would move or cut ${named}.`);
}

function followInFormulas(workbook: WorkbookModel, shiftedSheetName: string, shift: CellShift): void {
  for (const sheet of workbook.sheets) {
    for (const { row, column, formula } of sheet.formulaCells()) {
      const followed = shiftFormula(formula, sheet.name, shiftedSheetName, shift);
      if (followed !== formula) sheet.rewordFormula(row, column, followed);
      if (TELLS_ITS_PLACE.test(formula)) workbook.needsCalculation = true;
    }
  }
  const follow = (formula: string, sheetName: string): string =>
    shiftFormula(formula, sheetName, shiftedSheetName, shift);
  workbook.formulasBesideCells = workbook.formulasBesideCells.map((beside) => {
    return { ...beside, formula: follow(beside.formula, beside.sheetName) };
  });
  // Else a formula that uses a name would seem to look at what has come to the cells' old place, and lose its result.
  workbook.names = withFormulas(workbook.names, (formula) => follow(formula, ""));
}
