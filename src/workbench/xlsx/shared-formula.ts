import { columnLetters, columnNumber } from "../model/a1-address";
import { SHEET_COLUMNS, SHEET_ROWS } from "../model/area";

/** Texts, quoted sheet names and structured references pass untouched; then whole rows, whole columns, and cells. */
const REFERENCE = new RegExp(
  [
    `"(?:[^"]|"")*"|'(?:[^']|'')*'|\\[(?:[^[\\]]|\\[[^\\]]*\\])*\\]`,
    `(?<![\\w.$])(?<rowA>\\$?\\d+):(?<rowB>\\$?\\d+)(?![\\w.(])`,
    `(?<![\\w.$])(?<columnA>\\$?[A-Za-z]{1,3}):(?<columnB>\\$?[A-Za-z]{1,3})(?![\\w.(!])`,
    `(?<![\\w.$])(?<column>\\$?[A-Za-z]{1,3})(?<row>\\$?\\d{1,7})(?![\\w.(!])`,
  ].join("|"),
  "g",
);

/**
 * A formula as it reads when filled from one cell to another: references without `$` move along. A file stores the formula of a
 * filled block once, at its first cell (ECMA-376, 18.3.1.40, `t="shared"`).
 * @param formula without its leading "="
 */
export function fillFormula(formula: string, rowsDown: number, columnsRight: number): string {
  return formula.replace(REFERENCE, (whole: string, ...rest: unknown[]) => {
    const part = rest.at(-1) as Partial<Record<string, string>>;
    if (part["rowA"] !== undefined && part["rowB"] !== undefined) {
      return joinReference(":", moveRow(part["rowA"], rowsDown), moveRow(part["rowB"], rowsDown));
    }
    if (part["columnA"] !== undefined && part["columnB"] !== undefined) {
      return joinReference(":", moveColumn(part["columnA"], columnsRight), moveColumn(part["columnB"], columnsRight));
    }
    if (part["column"] !== undefined && part["row"] !== undefined) {
      if (columnNumber(part["column"].replace("$", "")) === undefined) return whole;
      return joinReference("", moveColumn(part["column"], columnsRight), moveRow(part["row"], rowsDown));
    }
    return whole;
  });
}

function joinReference(separator: string, first: string | undefined, second: string | undefined): string {
  return first === undefined || second === undefined ? "#REF!" : `${first}${separator}${second}`;
}

function moveRow(reference: string, by: number): string | undefined {
  if (reference.startsWith("$")) return reference;
  const row = Number(reference) + by;
  return row >= 1 && row <= SHEET_ROWS ? String(row) : undefined;
}

function moveColumn(reference: string, by: number): string | undefined {
  if (reference.startsWith("$")) return reference;
  const column = (columnNumber(reference) ?? SHEET_COLUMNS) + by;
  return column >= 0 && column < SHEET_COLUMNS ? columnLetters(column) : undefined;
}
