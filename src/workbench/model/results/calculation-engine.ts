import type { Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";

/** Where a formula stands. */
export interface FormulaPosition {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
}

/** When Excel calculates. Source: Microsoft Learn, "Excel.CalculationMode". */
export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

/** Calculates the formulas of a workbook, as Excel does; a workbook without one takes results away where they may be out of date. */
export interface CalculationEngine {
  mode: CalculationMode;
  /** Cells were changed, and formulas that look at them have not been calculated since. */
  readonly isDue: boolean;
  /** Hears of changed cells. @param isByPane the add-in changed them, not a person */
  cellsChanged(sheet: SheetModel, area: Area, isByPane: boolean): void;
  /** Calculates what is due, unless the person wants to say when, or an add-in has it suspended. */
  calculateIfDue(): void;
  /** Nothing is calculated before `resume`. */
  suspend(): void;
  resume(): void;
  /** Calculates what is due, whatever the mode. @param isFull all formulas, also those that nothing has happened to */
  calculate(isFull: boolean): void;
  /** A defined name has come, has gone or stands for something else: what that concerns is calculated at once, unless the person says when. */
  nameChanged(name: string): void;
  /** Functions of an add-in have answered formulas that waited for them. */
  answered(places: readonly FormulaPosition[]): void;
  /** The cells that the result of a formula would fill if there was room, which shows #SPILL!; undefined where that is not known. */
  blockedSpill(place: FormulaPosition): Area | undefined;
  /** The page of an add-in's functions is there: formulas that call them and show an error are calculated, all others keep their results. */
  functionsReady(): void;
  /** The workbook is as it was at another time: formulas that waited then are calculated, and nobody waits for what was asked since. */
  restored(): void;
}
