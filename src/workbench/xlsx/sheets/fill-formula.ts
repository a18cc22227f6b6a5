import { columnLetters, columnNumber } from "../../model/areas/a1-address";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../model/areas/area";
import { replaceReferences, type ReferenceCorner } from "../../model/texts/formula-references";

const OFF_SHEET = "#REF!";

/**
 * A formula as it reads when filled from one cell to another: references without `$` move along. A file stores the formula of a
 * filled block once, at its first cell (ECMA-376, 18.3.1.40, `t="shared"`).
 * @param formula without its leading "="
 */
export function fillFormula(formula: string, rowsDown: number, columnsRight: number): string {
  return replaceReferences(formula, ({ corners }) => {
    const filled = corners.flatMap((corner) => corner && [fillCorner(corner, rowsDown, columnsRight)]);
    if (filled.some((corner) => corner === undefined)) return undefined;
    return filled.some((corner) => corner === OFF_SHEET) ? OFF_SHEET : filled.join(":");
  });
}

/** Undefined when no sheet has such a column: a name that merely looks like a cell. */
function fillCorner({ column, row }: ReferenceCorner, rowsDown: number, columnsRight: number): string | undefined {
  if (column !== undefined && columnNumber(column.replace("$", "")) === undefined) return undefined;
  const filledColumn = column === undefined ? "" : moveColumn(column, columnsRight);
  const filledRow = row === undefined ? "" : moveRow(row, rowsDown);
  return filledColumn === undefined || filledRow === undefined ? OFF_SHEET : filledColumn + filledRow;
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
