import { onlyPredicts } from "../../core/formulas/calls-score";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";

/**
 * Why a formula stays one. `no-value`: its cells show an error or still wait. `other-function`: it calls more of ours than SCORE.PREDICT, or that by a name, or nothing of ours. `out-of-date`:
 * Excel has not calculated everything, or not by itself. `hidden`: rows are hidden of those that its result fills. `refused`: by Excel. `gone`: there is
 * none where it was calculated.
 */
export type WhyFormulaStays =
  "no-value" | "protected" | "other-function" | "out-of-date" | "hidden" | "refused" | "gone";

/** Values of a cell that are what it shows. Source: Microsoft Learn, "Excel.RangeValueType". */
const PLAIN_TYPES: ReadonlySet<unknown> = new Set(["Empty", "String", "Double", "Integer", "Boolean"]);

/**
 * What its cells say against making a formula a value.
 * @param cell the one of the formula, or all that its result fills
 * @param spill all that its result fills, where that is more
 * @returns undefined where it predicts, and shows values
 */
export function whyFormulaStays(
  cell: Pick<Excel.Range, "formulas" | "values" | "valueTypes">,
  spill?: Pick<Excel.Range, "valueTypes" | "rowHidden">,
): WhyFormulaStays | undefined {
  const [formula, value] = [cellsOf(cell.formulas)[0]?.[0], cellsOf(cell.values)[0]?.[0]];
  if (!isFormula(formula, value)) return "gone";
  if (!onlyPredicts(formula)) return "other-function";
  const types = cellsOf((spill ?? cell).valueTypes);
  if (!types.every((row) => row.every((type) => PLAIN_TYPES.has(type)))) return "no-value";
  // It is not known of every Excel that copying a range over itself leaves hidden rows of it as they are.
  const areRowsHidden: boolean | null | undefined = spill?.rowHidden;
  return spill === undefined || areRowsHidden === false ? undefined : "hidden";
}
