import type { CellValue } from "../texts/cell-content";
import { rounded } from "./coercion";
import { noError, NotCalculable } from "./operand";

/** Texts that every collation puts in one order. */
const PLAIN_TEXT = /^[a-z0-9]*$/;

/**
 * Compares as Excel's operators do: numbers stand before texts, texts before FALSE and TRUE; texts whatever their case; a blank is what
 * it is compared with, empty. Source: Microsoft Support, "Sort data in a range or table" for the order; ECMA-376 Part 1, 18.17.2.2.
 * @returns below 0, 0, or above 0
 * @throws ErrorResult when one is an error; NotCalculable for the order of texts that depends on a language
 */
export function compareValues(a: CellValue, b: CellValue): number {
  const left = noError(a) ?? emptyLike(noError(b));
  const right = noError(b) ?? emptyLike(left);
  if (rankOf(left) !== rankOf(right)) return rankOf(left) - rankOf(right);
  if (typeof left === "string" && typeof right === "string")
    return compareTexts(left.toLowerCase(), right.toLowerCase());
  return rounded(Number(left)) - rounded(Number(right));
}

/** Whether two values are the same to `=`. @throws ErrorResult */
export function isSameValue(a: CellValue, b: CellValue): boolean {
  const left = noError(a) ?? emptyLike(noError(b));
  const right = noError(b) ?? emptyLike(left);
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  return typeof left === typeof right && rounded(Number(left)) === rounded(Number(right));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (!PLAIN_TEXT.test(a) || !PLAIN_TEXT.test(b)) throw new NotCalculable();
  return a < b ? -1 : 1;
}

function emptyLike(other: string | number | boolean | null): string | number | boolean {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

function rankOf(value: string | number | boolean): number {
  if (typeof value === "number") return 0;
  return typeof value === "string" ? 1 : 2;
}
