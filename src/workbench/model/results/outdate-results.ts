import { bottomOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import { NO_RESULT } from "../texts/cell-content";
import { FormulaReach } from "./formula-reach";
import { formulaIndexOf } from "./indexed-formulas";
import type { FormulaCell, KnownFormula, NamedCells } from "./known-formulas";

/**
 * Takes their results from all formulas that look at cells which changed, and from those that look at such formulas: nothing here
 * calculates them anew, and an old result beside new cells would be wrong without a word. Formulas in the changed cells keep theirs.
 * @param isByPane predictions were written. They take no result from a formula of their sheet that looks at them only among other
 * columns, as a look-up over the whole sheet does, nor from one that asks where to look: Excel would find the same as before, and its
 * row would count as changed
 * @returns whether a formula was spared because it looks at other columns, too
 */
export function outdateResults(
  cells: NamedCells,
  sheet: SheetModel,
  areas: readonly Area[],
  isByPane: boolean,
): boolean {
  const index = formulaIndexOf(cells);
  const overwritten = new Set<KnownFormula>();
  for (const area of areas) for (const formula of index.standingIn({ sheet, area })) overwritten.add(formula);
  const reach = new FormulaReach(
    index,
    (formula, isWhole) => !overwritten.has(formula) && (isWhole || !isByPane || formula.sheet !== sheet),
  );
  for (const area of areas) reach.change({ sheet, area });
  if (!isByPane) for (const formula of index.lookingAnywhere) if (!overwritten.has(formula)) reach.take(formula);
  reach.follow();
  for (const formula of reach.taken) takeResult(formula);
  const isSpared = (formula: KnownFormula): boolean =>
    formula.sheet === sheet && !reach.taken.has(formula) && !overwritten.has(formula) && hasResult(formula);
  const wasSpared = isByPane && reach.left().some(({ formulas }) => formulas.some(isSpared));
  // The next cells that are written lead to formulas without a result: they need not be followed once more.
  index.settle(reach.putBack(true));
  return wasSpared;
}

function hasResult({ sheet, row, column }: FormulaCell): boolean {
  return sheet.getValue(row, column) !== NO_RESULT;
}

function takeResult({ sheet, area }: FormulaCell): void {
  for (let row = area.row; row < bottomOf(area); row++) {
    for (let column = area.column; column < rightOf(area); column++) {
      const content = sheet.getContent(row, column);
      if (content.value !== NO_RESULT) sheet.setContent(row, column, { ...content, value: NO_RESULT });
    }
  }
}
