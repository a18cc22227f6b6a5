import { isCustomFunctionName } from "./custom-function-name";
import { formulaTokens } from "./formula-tree";

/** A column of formulas says the same in each row. */
const MOST_KEPT = 5_000;

const kept = new Map<string, boolean>();

/** Whether a formula calls a function of an add-in anywhere. */
export function callsCustomFunction(formula: string): boolean {
  const known = kept.get(formula);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const calls =
    /[._]/.test(formula) &&
    formulaTokens(formula).some(({ type, value }) => type === "func" && isCustomFunctionName(value));
  kept.set(formula, calls);
  return calls;
}
