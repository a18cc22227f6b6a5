import type { Area } from "../areas/area";
import type { NamedCells } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import type { DateContext } from "../texts/read-date";
import type { Operand } from "./operand";

/** What a calculation takes from outside the workbook. */
export interface OutsideWorld {
  /** The device's date and time. */
  readonly now: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** Where a formula stands, and what it can see from there. */
export interface CalculationPlace extends OutsideWorld {
  readonly workbook: NamedCells & DateContext;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  /**
   * To be called before cells are read.
   * @throws something that ends the calculation when formulas among them have to be calculated first
   */
  readonly settle: (sheet: SheetModel, area: Area) => void;
  /**
   * What a function of an add-in answers.
   * @param operands works one of its arguments out; an error is its value, not thrown
   * @throws Waiting while it has not answered; ErrorResult, NotCalculable
   */
  readonly callCustom: (name: string, argumentCount: number, operands: (index: number) => Operand) => Operand;
}
