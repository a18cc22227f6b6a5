import { bottomOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import { NO_RESULT } from "../texts/cell-content";
import { ChangedCells } from "./changed-cells";
import { knownFormulas, type FormulaCell, type NamedCells } from "./known-formulas";

/**
 * Takes their results from all formulas that look at cells which changed, and from those that look at such formulas: nothing here
 * calculates them anew, and an old result beside new cells would be wrong without a word.
 * @param isByPane predictions were written. They take no result from a formula of their sheet that looks at them only among other
 * columns, as a look-up over the whole sheet does, nor from one that asks where to look: Excel would find the same as before, and its
 * row would count as changed
 * @returns whether a formula was spared because it looks at other columns, too
 */
export function outdateResults(cells: NamedCells, sheet: SheetModel, area: Area, isByPane: boolean): boolean {
  const changed = new ChangedCells();
  changed.addArea(sheet, area);
  let left = knownFormulas(cells).filter((cell) => !changed.touches(cell.sheet, cell.area));
  let wasSpared = false;
  // A chain of formulas, such as a running total, mostly goes down its column or up: one pass each way takes most of it.
  for (let before = left.length + 1; left.length < before;) {
    before = left.length;
    wasSpared = false;
    left = left.reverse().filter((cell) => {
      const seen = cell.looksAt.filter((each) => changed.touches(each.sheet, each.area));
      const isSeen = seen.length > 0 || (cell.mayLookAnywhere && !isByPane);
      const isSpared =
        isByPane && cell.sheet === sheet && !seen.some((each) => changed.touchesEachColumn(each.sheet, each.area));
      wasSpared ||= isSpared && isSeen;
      if (!isSeen || isSpared) return true;
      takeResult(cell, changed);
      return false;
    });
  }
  return wasSpared;
}

function takeResult({ sheet, area }: FormulaCell, changed: ChangedCells): void {
  for (let row = area.row; row < bottomOf(area); row++) {
    for (let column = area.column; column < rightOf(area); column++) {
      const content = sheet.getContent(row, column);
      if (content.value !== NO_RESULT) sheet.setContent(row, column, { ...content, value: NO_RESULT });
      changed.addCell(sheet, row, column);
    }
  }
}
