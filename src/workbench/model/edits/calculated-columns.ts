import { areaOf, bottomOf, intersectionOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import { fillFormula, formulaFiller, OFF_SHEET } from "../texts/fill-formula";
import { evaluateFormula } from "../texts/formula";
import type { WorkbookModel } from "../workbook-model";

/** Formulas of a column that are looked at for the one that most of its cells have. */
const MOST_COMPARED = 20;

/**
 * Fills a formula that was entered into a column of a table down and up the whole column, where nothing else stands in it: all its other
 * cells are blank, or hold the one formula that the column had so far. New rows of the table get the formula from then on.
 * Source: Microsoft Support, "Use calculated columns in an Excel table".
 * @param entered the cells into which a person has just entered something
 * @returns the cells that were filled beside these
 */
export function fillCalculatedColumns(workbook: WorkbookModel, sheet: SheetModel, entered: Area): Area[] {
  return workbook.tablesOf(sheet.id).flatMap((table) => {
    const cells = intersectionOf(table.dataArea, entered);
    if (cells === undefined) return [];
    const places = Array.from({ length: cells.columnCount }, (_, place) => cells.column - table.area.column + place);
    return places.flatMap((place) => fillColumn(sheet, table, place, cells));
  });
}

/**
 * Gives new rows of a table the formulas of its calculated columns, but for cells that hold something already.
 * @param rows of the table, over its whole width
 * @returns the cells that were filled
 */
export function fillNewRows(sheet: SheetModel, table: TableModel, rows: Area): Area[] {
  return table.columns.flatMap(({ filledBy }, place) => {
    const formula = filledBy !== undefined ? columnFormula(sheet, table, place, rows.row) : undefined;
    if (formula === undefined) return [];
    const column = table.area.column + place;
    const blank = rowsOf(rows).filter((row) => isBlank(sheet, row, column));
    put(sheet, column, formula, rows.row, blank);
    return blank.length === 0 ? [] : [areaOf(rows.row, column, rows.rowCount)];
  });
}

/**
 * The formula of a column as it reads in a row, by default the first data row, with its leading "=": the one that most of its first cells have.
 * Undefined where none has one, and where it would point off the sheet, as one of the first rows may that looks at rows above.
 */
export function columnFormula(
  sheet: SheetModel,
  { area, dataArea }: TableModel,
  place: number,
  inRow = dataArea.row,
): string | undefined {
  const counts = new Map<string, number>();
  let compared = 0;
  for (let row = dataArea.row; row < bottomOf(dataArea) && compared < MOST_COMPARED; row++) {
    const formula = sheet.getFormula(row, area.column + place);
    if (formula === undefined) continue;
    const there = `=${fillFormula(formula.slice(1), inRow - row, 0)}`;
    if (there.includes(OFF_SHEET)) continue;
    compared++;
    counts.set(there, (counts.get(there) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

function fillColumn(sheet: SheetModel, table: TableModel, place: number, entered: Area): Area[] {
  const { dataArea } = table;
  const column = table.area.column + place;
  const formula = sheet.getFormula(entered.row, column);
  if (formula === undefined) return [];
  const isEntered = (row: number): boolean => row >= entered.row && row < bottomOf(entered);
  const own = rowsOf(dataArea).filter(isEntered);
  const others = rowsOf(dataArea).filter((row) => !isEntered(row));
  if (!haveOne(sheet, column, own)) return [];
  const { filledBy } = table.columns[place]!;
  const isReplaced =
    filledBy !== undefined && haveOne(sheet, column, others) && !haveOne(sheet, column, [entered.row, ...others]);
  if (!isReplaced && !others.every((row) => isBlank(sheet, row, column))) return [];
  put(sheet, column, formula, entered.row, others);
  if (filledBy !== "entry") {
    table.update({
      columns: table.columns.map((each, other) => (other === place ? { ...each, filledBy: "entry" } : each)),
    });
  }
  const above = areaOf(dataArea.row, column, entered.row - dataArea.row);
  const below = areaOf(bottomOf(entered), column, bottomOf(dataArea) - bottomOf(entered));
  return [above, below].filter(({ rowCount }) => rowCount > 0);
}

/** Whether cells of a column hold one formula, each as it reads in its own row. */
function haveOne(sheet: SheetModel, column: number, rows: readonly number[]): boolean {
  const [first, ...rest] = rows;
  const formula = first === undefined ? undefined : sheet.getFormula(first, column);
  if (formula === undefined) return false;
  const { fill } = formulaFiller(formula.slice(1));
  return rest.every((row) => sheet.getFormula(row, column) === `=${fill(row - first!, 0)}`);
}

/** @param row in which the formula reads so */
function put(sheet: SheetModel, column: number, formula: string, row: number, rows: readonly number[]): void {
  const { fill } = formulaFiller(formula.slice(1));
  for (const other of rows) {
    const filled = `=${fill(other - row, 0)}`;
    sheet.setContent(other, column, { value: evaluateFormula(filled), formula: filled });
  }
}

function isBlank(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.getValue(row, column) === null && sheet.getFormula(row, column) === undefined;
}

function rowsOf(area: Area): number[] {
  return Array.from({ length: area.rowCount }, (_, place) => area.row + place);
}
