import { isCellError, type CellValue } from "../texts/cell-content";
import { readNumber } from "../texts/read-number";

/** How one column decides about the order of rows. */
export interface SortKey {
  readonly isDescending: boolean;
  /** A text that reads as a number counts as one. */
  readonly takesTextAsNumber: boolean;
}

/** Capitals come after small letters, and only where they count. */
const WITH_CASE = new Intl.Collator("en", { sensitivity: "variant", caseFirst: "lower" });
const WITHOUT_CASE = new Intl.Collator("en", { sensitivity: "accent" });

/**
 * The order of two cells: numbers, texts, FALSE, TRUE, errors, which are all equal; blanks come last whatever the direction.
 * Source: Microsoft Support, "Sort data in a range or table".
 * @returns below 0 when the first comes before the second
 */
export function orderOf(first: CellValue, second: CellValue, key: SortKey, matchesCase: boolean): number {
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  const [a, b] = key.takesTextAsNumber ? [asNumber(first), asNumber(second)] : [first, second];
  const order = rankOf(a) - rankOf(b) || orderWithin(a, b, matchesCase);
  return key.isDescending ? -order : order;
}

function rankOf(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  return typeof value === "boolean" ? 2 : 3;
}

function orderWithin(a: CellValue, b: CellValue, matchesCase: boolean): number {
  if (isCellError(a)) return 0;
  if (typeof a === "string" && typeof b === "string") return (matchesCase ? WITH_CASE : WITHOUT_CASE).compare(a, b);
  return Number(a) - Number(b);
}

function asNumber(value: CellValue): CellValue {
  return typeof value === "string" ? (readNumber(value)?.value ?? value) : value;
}
