import type { CellValue } from "../texts/cell-content";
import type { DateContext } from "../texts/read-date";
import { asNumber, asText, finite, rounded } from "./coercion";
import { compareValues, isSameValue } from "./compare-values";
import { failsWith, NotCalculable } from "./operand";

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

/**
 * What an operator makes of two values.
 * @param isWhole nothing else is done with the result in its formula
 * @throws ErrorResult, NotCalculable
 */
export function binaryResult(
  operator: string,
  left: CellValue,
  right: CellValue,
  dates: DateContext,
  isWhole: boolean,
): CellValue {
  if (operator === "&") return asText(left) + asText(right);
  if (operator === "=") return isSameValue(left, right);
  if (operator === "<>") return !isSameValue(left, right);
  const comparison = COMPARISONS[operator];
  if (comparison) return comparison(compareValues(left, right));
  const a = asNumber(left, dates);
  const b = asNumber(right, dates);
  switch (operator) {
    case "+":
      return sum(a, b, isWhole);
    case "-":
      return sum(a, -b, isWhole);
    case "*":
      return finite(a * b);
    case "/":
      if (b === 0) throw failsWith("#DIV/0!");
      return finite(a / b);
    case "^":
      return power(a, b);
    default:
      throw new NotCalculable();
  }
}

/** `base` to the power of `exponent`. @throws ErrorResult, NotCalculable */
export function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) throw failsWith("#NUM!");
  if (base === 0 && exponent < 0) throw failsWith("#DIV/0!");
  // Excel finds some roots of negative numbers ("=(-8)^(1/3)"), and nobody says which.
  if (base < 0 && !Number.isInteger(exponent)) throw new NotCalculable();
  return finite(base ** exponent);
}

/**
 * A sum at the end of a formula that is 0 but for the last digits is 0 to Excel: "=.5-.4-.1" is 0, "=1*(.5-.4-.1)" is not.
 * Source: Microsoft Learn, "Floating-point arithmetic may give inaccurate results in Excel".
 */
function sum(a: number, b: number, isWhole: boolean): number {
  const total = finite(a + b);
  return isWhole && total !== 0 && rounded(a) === rounded(-b) ? 0 : total;
}
