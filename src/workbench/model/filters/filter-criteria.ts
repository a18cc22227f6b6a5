import { isCellError, type CellValue } from "../texts/cell-content";
import { readNumber } from "../texts/read-number";

/** What rows a filter of one column lets through. */
export type FilterCriteria =
  /** Those whose cell shows one of these texts; "" stands for blank cells. */
  | { readonly kind: "values"; readonly values: readonly string[] }
  /** Those that a comparison such as ">=5", "<>x", "=a*" or "=" (blank) holds for; of two, both or either. */
  | { readonly kind: "custom"; readonly first: string; readonly second?: string; readonly isEither?: boolean }
  /** Of an opened file, and of a kind that is not played: rows stay as they are. */
  | { readonly kind: "unread" };

/** Filters of some columns, by a number for each column. */
export type ColumnFilters = ReadonlyMap<number, FilterCriteria>;

export const NO_FILTERS: ColumnFilters = new Map();

/** Whether a cell passes; undefined where that is not known. */
export type CellFilter = (value: CellValue, shown: string) => boolean | undefined;

/**
 * The criteria made ready for many cells: what is the same for all of them is worked out once.
 * Source: Microsoft Learn, "Excel.FilterCriteria"; Microsoft Support, "Filter data in a range or table".
 */
export function cellFilter(criteria: FilterCriteria): CellFilter {
  switch (criteria.kind) {
    case "values": {
      const wanted = new Set(criteria.values.map((value) => value.toLowerCase()));
      return (_value, shown) => wanted.has(shown.toLowerCase());
    }
    case "custom": {
      const { first, second, isEither } = criteria;
      if (second === undefined) return (value, shown) => holds(first, value, shown);
      return (value, shown) => {
        const [one, other] = [holds(first, value, shown), holds(second, value, shown)];
        return isEither === true ? one || other : one && other;
      };
    }
    case "unread":
      return () => undefined;
  }
}

function holds(comparison: string, value: CellValue, shown: string): boolean {
  const [, operator = "=", operand = ""] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(comparison)!;
  if (operand === "") return (value === null) === (operator !== "<>");
  const number = readNumber(operand)?.value;
  if (operator === "=" || operator === "<>") {
    const isSame = typeof value === "number" && number !== undefined ? value === number : pattern(operand).test(shown);
    return isSame === (operator === "=");
  }
  const order = number === undefined ? orderOfTexts(value, operand) : orderOfNumbers(value, number);
  if (order === undefined) return false;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

function orderOfNumbers(value: CellValue, operand: number): number | undefined {
  return typeof value === "number" ? value - operand : undefined;
}

function orderOfTexts(value: CellValue, operand: string): number | undefined {
  if (value === null || isCellError(value) || typeof value !== "string") return undefined;
  return value.localeCompare(operand, "en", { sensitivity: "accent" });
}

/** `*` and `?` as Excel reads them, with `~` before one that is meant. */
function pattern(operand: string): RegExp {
  const escaped = operand.replace(/~?[\s\S]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    const literal = part.length > 1 ? part.slice(1) : part;
    return literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${escaped}$`, "isu");
}
