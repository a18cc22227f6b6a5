import { areaOf, bottomOf, intersectionOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import { cellError, NO_RESULT, WAITING, type CellValue } from "../texts/cell-content";
import { callsCustomFunction } from "../texts/custom-function-calls";
import type { CalculationPlace } from "./calculation-place";
import { asBoolean, asNumber, asText } from "./coercion";
import {
  failsWith,
  isArray,
  isCells,
  NotCalculable,
  SeveralValues,
  Waiting,
  type CellsOperand,
  type Operand,
} from "./operand";

/** The arguments of a function, worked out only when they are asked for. They count from 0. */
export class FunctionArguments {
  /**
   * @param operands works an argument out; an error is its value, not thrown. A blank for one that was left empty
   */
  constructor(
    readonly count: number,
    readonly place: CalculationPlace,
    private readonly operands: (index: number) => Operand,
  ) {}

  operand(index: number): Operand {
    return this.operands(index);
  }

  /** One value, also an error. @throws NotCalculable for several cells; Waiting */
  value(index: number): CellValue {
    return singleValue(this.operand(index), this.place);
  }

  /** @throws ErrorResult, NotCalculable */
  number(index: number): number {
    return asNumber(this.value(index), this.place.workbook);
  }

  /** The number cut to a whole one, as functions that count do. @throws ErrorResult, NotCalculable */
  wholeNumber(index: number): number {
    return Math.trunc(this.number(index));
  }

  /** @throws ErrorResult, NotCalculable */
  text(index: number): string {
    return asText(this.value(index));
  }

  /** @throws ErrorResult, NotCalculable */
  boolean(index: number): boolean {
    return asBoolean(this.value(index));
  }

  /** @throws NotCalculable where the argument is no cells */
  cells(index: number): CellsOperand {
    const operand = this.operand(index);
    if (!isCells(operand)) throw new NotCalculable();
    return operand;
  }

  /** Every value of all arguments from one on, and whether it comes from cells: what is not a number there is passed over. */
  *values(from = 0): Generator<{ readonly value: CellValue; readonly isFromCells: boolean }> {
    for (let index = from; index < this.count; index++) {
      const operand = this.operand(index);
      if (isCells(operand)) for (const value of valuesIn(operand, this.place)) yield { value, isFromCells: true };
      else if (isArray(operand)) for (const value of operand.rows.flat()) yield { value, isFromCells: true };
      else yield { value: operand, isFromCells: false };
    }
  }
}

/** What stands in the one cell, or the value itself. @throws NotCalculable for several cells, as SeveralValues for an array; Waiting */
export function singleValue(operand: Operand, place: CalculationPlace): CellValue {
  if (isArray(operand)) {
    if (operand.rows.length !== 1 || operand.rows[0]!.length !== 1) throw new SeveralValues();
    return operand.rows[0]![0]!;
  }
  if (!isCells(operand)) return operand;
  const { sheet, area } = operand;
  if (area.rowCount !== 1 || area.columnCount !== 1) throw new NotCalculable();
  place.settle(sheet, area);
  return settledValue(sheet, area.row, area.column);
}

/** The values of cells, row by row, without the blank ones beyond the last that is used. */
export function* valuesIn({ sheet, area }: CellsOperand, place: CalculationPlace): Generator<CellValue> {
  const used = area.rowCount * area.columnCount > 1 ? usedPart({ sheet, area }) : area;
  if (used === undefined) return;
  place.settle(sheet, used);
  for (let row = used.row; row < bottomOf(used); row++) {
    for (let column = used.column; column < rightOf(used); column++) yield settledValue(sheet, row, column);
  }
}

/** The cell at a place in other cells, counted from 0. @throws ErrorResult `#REF!` beyond them */
export function cellIn({ sheet, area }: CellsOperand, row: number, column: number): CellsOperand {
  if (row < 0 || column < 0 || row >= area.rowCount || column >= area.columnCount) throw failsWith("#REF!");
  return { sheet, area: areaOf(area.row + row, area.column + column) };
}

/** What a formula shows that was entered and could not be calculated. */
const NOT_KNOWN = cellError("#NAME?");

/**
 * What stands in a cell that needs no calculation any more.
 * @throws NotCalculable where that is no result of Excel's; Waiting where it is on its way
 */
export function settledValue(sheet: SheetModel, row: number, column: number): CellValue {
  const value = sheet.getValue(row, column);
  if (value === WAITING) throw new Waiting();
  if (value === NO_RESULT) throw new NotCalculable();
  if (value === NOT_KNOWN && !callsCustomFunction(sheet.getFormula(row, column) ?? "")) throw new NotCalculable();
  return value;
}

/** The part of cells beyond which the sheet is blank. */
export function usedPart({ sheet, area }: CellsOperand): Area | undefined {
  const used = sheet.usedRange();
  return used && intersectionOf(used, area);
}
