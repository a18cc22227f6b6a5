import { bottomOf, intersectionOf, rightOf, type Area } from "../areas/area";
import { mergesIn } from "../merges/covered-cells";
import type { SheetModel } from "../sheets/sheet-model";
import { fillFormula } from "../texts/fill-formula";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { orderOf, type SortKey } from "../sheets/order-of-values";

export interface SortColumn extends SortKey {
  /** Place among the columns of the area, from 0. */
  readonly place: number;
}

/**
 * Puts the rows of an area in another order, with values, formulas and formats; rows that are equal keep their order. Hidden rows stay where
 * they are. A formula that moves reads as if it were filled there: references without "$" keep their distance, not their cells.
 * Sources: Microsoft Support, "Sort data in a range or table"; Microsoft Knowledge Base Q40401.
 * @param columns the first decides; each next one where all before are equal
 * @throws WorkbookRuleError `cannot-sort` over merged cells, or a part of an array formula
 */
export function sortRows(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  columns: readonly SortColumn[],
  matchesCase: boolean,
  source: ChangeSource,
): void {
  const sheet = workbook.requireSheet(sheetId);
  checkMaySort(sheet, area);
  const rows = shownRows(sheet, area);
  const order = [...rows].sort((a, b) => {
    for (const { place, ...key } of columns) {
      const column = area.column + place;
      const order = orderOf(sheet.getValue(a, column), sheet.getValue(b, column), key, matchesCase);
      if (order !== 0) return order;
    }
    return a - b;
  });
  for (let column = area.column; column < rightOf(area); column++) moveRows(sheet, column, rows, order);
  workbook.cellsWritten(sheetId, area, source);
  workbook.tell({ kind: "rows-sorted", sheetId, area, source });
}

function shownRows(sheet: SheetModel, area: Area): number[] {
  const used = sheet.usedRange(false);
  const end = used === undefined ? area.row : Math.min(bottomOf(area), bottomOf(used));
  const rows: number[] = [];
  for (let row = area.row; row < end; row++) if (!sheet.hiddenRows.get(row)) rows.push(row);
  return rows;
}

/** @param order which row comes to each of `rows` */
function moveRows(sheet: SheetModel, column: number, rows: readonly number[], order: readonly number[]): void {
  const contents = order.map((from) => sheet.getContent(from, column));
  contents.forEach(({ formula, ...content }, i) => {
    const [from, to] = [order[i]!, rows[i]!];
    if (from === to) return;
    const filled = formula === undefined ? undefined : `=${fillFormula(formula.slice(1), to - from, 0)}`;
    sheet.setContent(to, column, filled === undefined ? content : { ...content, formula: filled });
  });
}

function checkMaySort(sheet: SheetModel, area: Area): void {
  if (mergesIn(sheet, area).length > 0) throw new WorkbookRuleError("cannot-sort", "Merged cells cannot be sorted.");
  const arrays = sheet.arrayAreas.filter(({ rowCount, columnCount }) => rowCount * columnCount > 1);
  if (arrays.some((array) => intersectionOf(array, area) !== undefined)) {
    throw new WorkbookRuleError("cannot-sort", "A part of an array formula cannot be moved.");
  }
}
