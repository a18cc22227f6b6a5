import type { Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import { cellError, isCellError, type CellError, type CellValue } from "../texts/cell-content";

/** Cells that a part of a formula stands for. */
export interface CellsOperand {
  readonly sheet: SheetModel;
  readonly area: Area;
}

/** Values that stand in no cells, row by row: what a function of an add-in may answer. */
export interface ArrayOperand {
  readonly rows: readonly (readonly CellValue[])[];
}

/** What a part of a formula comes to: a value, cells, or values that stand in none. */
export type Operand = CellValue | CellsOperand | ArrayOperand;

export function isCells(operand: Operand): operand is CellsOperand {
  return typeof operand === "object" && operand !== null && "sheet" in operand;
}

export function isArray(operand: Operand): operand is ArrayOperand {
  return typeof operand === "object" && operand !== null && "rows" in operand;
}

/** A formula looks at something that is still on its way: the answer of an add-in's function. It is calculated again when that has come. */
export class Waiting extends Error {
  override readonly name = "Waiting";
}

/** A formula holds something that is not calculated here, or might come out otherwise in Excel: it gets no result, never a wrong one. */
export class NotCalculable extends Error {
  override readonly name = "NotCalculable";
}

/** Several values that stand in no cells, where one is taken: what takes it may be worked out for each of them. */
export class SeveralValues extends NotCalculable {}

/** A part of a formula comes to an error value. Functions that look at errors catch it; all others hand it on. */
export class ErrorResult extends Error {
  override readonly name = "ErrorResult";

  constructor(readonly value: CellError) {
    super(value.error);
  }
}

/** Ends a part of a formula with an error value: `throw failsWith("#NUM!")`. */
export function failsWith(error: string): ErrorResult {
  return new ErrorResult(cellError(error));
}

/** The same value, unless it is an error. @throws ErrorResult */
export function noError(value: CellValue): Exclude<CellValue, CellError> {
  if (isCellError(value)) throw new ErrorResult(value);
  return value;
}
