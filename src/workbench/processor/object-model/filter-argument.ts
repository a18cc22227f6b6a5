import type { FilterCriteria } from "../../model/filters/filter-criteria";
import { ExcelError } from "../wire/excel-error";

/**
 * Reads an `Excel.FilterCriteria`: by values and by comparisons.
 * @throws ExcelError InvalidArgument; NotImplemented for filters by colour, icon, rank or date group
 */
export function filterArgument(argument: unknown): FilterCriteria {
  if (typeof argument !== "object" || argument === null) throw new ExcelError("InvalidArgument");
  const { filterOn, values, criterion1, criterion2, operator } = argument as Readonly<Record<string, unknown>>;
  if (filterOn === "Values") return valuesFilter(values);
  if (filterOn === "Custom") return customFilter(criterion1, criterion2, operator);
  throw new ExcelError(typeof filterOn === "string" ? "NotImplemented" : "InvalidArgument");
}

/** @throws ExcelError InvalidArgument, NotImplemented where a group of dates stands among the texts */
export function valuesFilter(values: unknown): FilterCriteria {
  if (!Array.isArray(values)) throw new ExcelError("InvalidArgument");
  const texts = values.map((value: unknown) => {
    if (typeof value === "object" && value !== null) throw new ExcelError("NotImplemented");
    return String(value ?? "");
  });
  return { kind: "values", values: texts };
}

/** @throws ExcelError InvalidArgument */
export function customFilter(first: unknown, second: unknown, operator: unknown): FilterCriteria {
  if (typeof first !== "string") throw new ExcelError("InvalidArgument");
  if (second === undefined || second === null) return { kind: "custom", first };
  if (typeof second !== "string") throw new ExcelError("InvalidArgument");
  return { kind: "custom", first, second, isEither: operator === "Or" };
}

/** Criteria as Office.js gives them; null where a column is not filtered. */
export function outerCriteria(criteria: FilterCriteria | undefined): Readonly<Record<string, unknown>> | null {
  switch (criteria?.kind) {
    case "values":
      return { filterOn: "Values", values: criteria.values };
    case "custom": {
      const { first: criterion1, second: criterion2, isEither } = criteria;
      const operator = isEither === true ? "Or" : "And";
      return { filterOn: "Custom", criterion1, ...(criterion2 === undefined ? {} : { criterion2, operator }) };
    }
    case "unread":
      return { filterOn: "Dynamic" };
    default:
      return null;
  }
}
