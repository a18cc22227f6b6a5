import { FormulaIndex } from "./formula-index";
import { knownFormulas, type KnownFormula, type NamedCells } from "./known-formulas";

/** By the formulas that they are made of. */
const indexes = new WeakMap<readonly KnownFormula[], FormulaIndex>();

/** Where the formulas of a workbook stand, and what each looks at, as long as that holds. */
export function formulaIndexOf(cells: NamedCells): FormulaIndex {
  const formulas = knownFormulas(cells);
  const index = indexes.get(formulas) ?? new FormulaIndex(formulas);
  indexes.set(formulas, index);
  index.checkSettled(cells.sheets.reduce((sum, { resultsVersion }) => sum + resultsVersion, 0));
  return index;
}
