import { cellError, type CellValue } from "../texts/cell-content";
import type { FormulaTree } from "../texts/formula-tree";
import type { ArrayOperand } from "../values/operand";

/**
 * Values that are written out in a formula, `{"a",1;"b",2}`: commas between columns, semicolons between rows, as files and English Excel have
 * them. Undefined for any other part of a formula, and where rows differ in length, which Excel does not let be entered.
 * Source: Microsoft Support, "Guidelines and examples of array formulas".
 */
export function arrayConstant(tree: FormulaTree | null | undefined): ArrayOperand | undefined {
  if (tree?.type !== "ArrayExpression") return undefined;
  const rows = tree.elements.map((row) => row.flatMap(valueOf));
  const isEven = rows.every(
    (row, place) => row.length === tree.elements[place]!.length && row.length === rows[0]!.length,
  );
  return isEven ? { rows } : undefined;
}

function valueOf(part: FormulaTree): CellValue[] {
  if (part.type === "Literal") return [part.value];
  return part.type === "ErrorLiteral" ? [cellError(part.value)] : [];
}
