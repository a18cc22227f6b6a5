import { bottomOf, rightOf } from "../areas/area";
import { cellError, type CellValue } from "../texts/cell-content";
import type { CalculationPlace } from "./calculation-place";
import { settledValue, singleValue } from "./function-arguments";
import {
  ErrorResult,
  isArray,
  isCells,
  NotCalculable,
  type ArrayOperand,
  type CellsOperand,
  type Operand,
} from "./operand";

/** More cells than any add-in answers at once; a whole column beside an answer is not calculated. */
const MOST_CELLS = 250_000;

const NOT_AVAILABLE = cellError("#N/A");

type Rows = ArrayOperand["rows"];

/**
 * Works something out of single values for each place of blocks of them, as Excel does: what has one row or column stands for all, and
 * what a block does not reach is `#N/A`. An error is the result of its place alone.
 * Source: Microsoft Support, "Guidelines and examples of array formulas".
 * @throws NotCalculable, Waiting; what `place.settle` throws
 */
export function overArrays(
  operands: readonly Operand[],
  place: CalculationPlace,
  result: (values: readonly CellValue[]) => Operand,
): ArrayOperand {
  const blocks = operands.map((operand) => rowsOf(operand, place));
  const rowCount = Math.max(...blocks.map((block) => block.length));
  const columnCount = Math.max(...blocks.map((block) => block[0]!.length));
  if (rowCount * columnCount > MOST_CELLS) throw new NotCalculable();
  const resultAt = (row: number, column: number): CellValue => {
    try {
      return singleValue(result(blocks.map((block) => valueAt(block, row, column))), place);
    } catch (error) {
      if (error instanceof ErrorResult) return error.value;
      throw error;
    }
  };
  return {
    rows: Array.from({ length: rowCount }, (_row, i) =>
      Array.from({ length: columnCount }, (_column, j) => resultAt(i, j)),
    ),
  };
}

/** The values of cells, row by row, a blank for a blank. @throws Waiting, NotCalculable; what `place.settle` throws */
export function rowsOfCells({ sheet, area }: CellsOperand, place: CalculationPlace): Rows {
  place.settle(sheet, area);
  const rows: CellValue[][] = [];
  for (let row = area.row; row < bottomOf(area); row++) {
    const cells: CellValue[] = [];
    for (let column = area.column; column < rightOf(area); column++) cells.push(settledValue(sheet, row, column));
    rows.push(cells);
  }
  return rows;
}

function rowsOf(operand: Operand, place: CalculationPlace): Rows {
  if (isArray(operand)) return operand.rows;
  if (!isCells(operand)) return [[operand]];
  if (operand.area.rowCount * operand.area.columnCount > MOST_CELLS) throw new NotCalculable();
  return rowsOfCells(operand, place);
}

function valueAt(block: Rows, row: number, column: number): CellValue {
  const values = block[block.length === 1 ? 0 : row];
  const value = values?.[values.length === 1 ? 0 : column];
  return value === undefined ? NOT_AVAILABLE : value;
}
