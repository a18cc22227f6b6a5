import type { SheetModel } from "../sheets/sheet-model";
import { formulaTokens } from "../texts/formula-tree";
import type { CustomFunctions } from "./custom-functions";

/**
 * Brings the functions of an add-in into a workbook, and lets formulas that a file holds call them by the names that people write. Nothing is
 * calculated by that, and nothing has to be saved.
 * @param namespace what stands before their names: "SCORE"
 * @param metadata what the add-in's functions.json holds
 * @throws TypeError when that is something else
 */
export function bringFunctions(
  { sheets, customFunctions }: { readonly sheets: readonly SheetModel[]; readonly customFunctions: CustomFunctions },
  namespace: string,
  metadata: unknown,
): void {
  customFunctions.register(namespace, metadata);
  for (const sheet of sheets) {
    const isClean = !sheet.hasFormulaEdits && sheet.dirtyAreas().length === 0;
    for (const { row, column, formula } of sheet.formulaCells()) {
      if (!/_xldudf_/i.test(formula)) continue;
      const reworded = formulaTokens(formula).map(({ type, value }) =>
        type === "func" ? (customFunctions.find(value)?.name ?? value) : value,
      );
      sheet.rewordFormula(row, column, reworded.join(""));
    }
    if (isClean) sheet.markClean();
  }
}
