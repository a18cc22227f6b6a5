import { areaOf, bottomOf, containsArea, intersectionOf, isInSheet, rightOf, unionOf, type Area } from "../areas/area";
import type { KnownFormula } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import { cellError, NO_RESULT, WAITING, type CellValue } from "../texts/cell-content";
import { isArray, type ArrayOperand } from "../values/operand";
import type { WorkbookModel } from "../workbook-model";

/** What became of a result. */
export interface PutResult {
  /** Cells that show something else now. */
  readonly changed?: Area;
  /** Cells that the result would fill, if nothing was in the way. */
  readonly blocked?: Area;
}

const SPILL = cellError("#SPILL!");

/**
 * Shows what a formula came to. Several values spread over the cells right of it and below, unless something stands there, a table among it:
 * then the formula shows #SPILL!. Source: Microsoft Support, "Dynamic array formulas and spilled array behavior".
 * @param result undefined when the formula could not be calculated: it keeps what it shows, but does not wait any more
 */
export function putResult(
  workbook: WorkbookModel,
  formula: KnownFormula,
  result: CellValue | ArrayOperand | undefined,
): PutResult {
  const { sheet, row, column } = formula;
  if (result === undefined) {
    const waits = sheet.getValue(row, column) === WAITING;
    return waits ? putResult(workbook, formula, NO_RESULT) : {};
  }
  const own = areaOf(row, column);
  const before = spillAt(sheet, row, column);
  if (!isArray(result)) {
    // Cells into which a result has spread wait with it for the next one.
    const isWaiting = result === WAITING && before !== undefined;
    // What is marked as an array of one cell in a file stays so.
    const isSpread = before !== undefined && before.rowCount * before.columnCount > 1;
    const left = isWaiting ? fill(sheet, before, () => WAITING) : isSpread && leave(sheet, before, own);
    const isOther = show(sheet, row, column, result);
    return left || isOther ? { changed: before ?? own } : {};
  }
  const wanted = areaOf(row, column, result.rows.length, result.rows[0]!.length);
  if (!isInSheet(wanted) || inTheWayOf(workbook, sheet, wanted, before ?? own) !== undefined) {
    const left = leave(sheet, before, own);
    const isOther = show(sheet, row, column, SPILL);
    return { ...((left || isOther) && { changed: before ?? own }), blocked: wanted };
  }
  if (before === undefined || !isSame(before, wanted)) {
    leave(sheet, before, wanted);
    sheet.arrayAreas = [...sheet.arrayAreas, { ...wanted, isSpill: true }];
  }
  fill(sheet, wanted, (i, j) => result.rows[i]![j]!);
  show(sheet, row, column, result.rows[0]![0]!);
  return { changed: before === undefined ? wanted : unionOf(before, wanted) };
}

/** The cells into which the result of the formula in a cell has spread. */
function spillAt(sheet: SheetModel, row: number, column: number): Area | undefined {
  return sheet.arrayAreas.find((array) => array.isSpill && array.row === row && array.column === column);
}

function show(sheet: SheetModel, row: number, column: number, value: CellValue): boolean {
  const content = sheet.getContent(row, column);
  if (Object.is(value, content.value)) return false;
  sheet.setContent(row, column, { ...content, value });
  return true;
}

/** Puts values into all cells of an area but the first. @returns whether one is another now */
function fill(sheet: SheetModel, area: Area, valueAt: (i: number, j: number) => CellValue): boolean {
  let isOther = false;
  for (let i = 0; i < area.rowCount; i++) {
    for (let j = 0; j < area.columnCount; j++) {
      if (i + j > 0 && show(sheet, area.row + i, area.column + j, valueAt(i, j))) isOther = true;
    }
  }
  return isOther;
}

/** Takes a result out of the cells into which it had spread, but for those of `stays`. @returns whether it had spread */
function leave(sheet: SheetModel, spill: Area | undefined, stays: Area): boolean {
  if (spill === undefined) return false;
  sheet.arrayAreas = sheet.arrayAreas.filter((array) => array !== spill);
  for (let row = spill.row; row < bottomOf(spill); row++) {
    for (let column = spill.column; column < rightOf(spill); column++) {
      if (!containsArea(stays, areaOf(row, column))) sheet.setValue(row, column, null);
    }
  }
  return true;
}

/**
 * The first cells that a result would need and that hold something else; undefined where there are none, or where the sheet ends.
 * @param own cells that the formula fills already
 */
export function inTheWayOf(workbook: WorkbookModel, sheet: SheetModel, wanted: Area, own: Area): Area | undefined {
  const inTheWay = [
    ...workbook.tablesOf(sheet.id).map(({ area }) => area),
    ...sheet.mergedAreas,
    ...sheet.arrayAreas.filter((array) => !isSame(array, own)),
  ];
  const covered = inTheWay.find((area) => intersectionOf(area, wanted) !== undefined);
  if (covered !== undefined) return covered;
  for (let row = wanted.row; row < bottomOf(wanted); row++) {
    for (let column = wanted.column; column < rightOf(wanted); column++) {
      const isOwn = containsArea(own, areaOf(row, column));
      if (!isOwn && (sheet.getValue(row, column) !== null || sheet.getFormula(row, column) !== undefined))
        return areaOf(row, column);
    }
  }
  return undefined;
}

function isSame(a: Area, b: Area): boolean {
  return containsArea(a, b) && containsArea(b, a);
}
