/**
 * Whether a cell holds a formula, by its formula and its value as Office.js gives them: a text that begins with "=" stands in both alike.
 */
export function isFormula(formula: unknown, value: unknown): formula is string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}
