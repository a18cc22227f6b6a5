import { areaOf, bottomOf, rightOf, type Area } from "../areas/area";
import type { FormulaCell, KnownFormula, SheetArea } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import { NO_RESULT, type CellValue } from "../texts/cell-content";
import type { FormulaCalculation } from "../custom-functions/formula-calculation";
import type { WorkbookModel } from "../workbook-model";
import { formulaResult } from "./calculate-formula";
import { putResult } from "./put-result";
import type { CalculationPlace, OutsideWorld } from "../values/calculation-place";
import { FunctionArguments } from "../values/function-arguments";
import { NotCalculable, type ArrayOperand } from "../values/operand";

/** Formulas that are put on the stack for one that waits: the rest of a whole column's is put there the next time. */
const MOST_AT_ONCE = 10_000;

export interface CalculationOptions {
  /** Calls of add-ins' functions are made again, also those that were answered. Default: yes. */
  readonly isAnew?: boolean;
  /** Hears of results that have no room, with the cells that they would fill. */
  readonly onBlocked?: (spill: SheetArea) => void;
}

/** A formula's cells that show something else, those included that its result has left. */
export type ChangedCells = FormulaCell;

/** Ends the calculation of a formula: others have to be calculated first. */
class WaitsFor extends Error {
  constructor(readonly formulas: readonly KnownFormula[]) {
    super("Formulas that this one looks at have to be calculated first.");
  }
}

/**
 * Calculates formulas, each after those among them that it looks at. One that cannot be calculated keeps what it shows; one that looks at
 * itself, by whatever way, has no result.
 * @returns cells that show something else now
 */
export function calculateFormulas(
  workbook: WorkbookModel,
  formulas: readonly KnownFormula[],
  world: OutsideWorld,
  { isAnew = true, onBlocked = () => undefined }: CalculationOptions = {},
): ChangedCells[] {
  const waiting = new WaitingFormulas(formulas);
  const changed: ChangedCells[] = [];
  const calls = new Map<KnownFormula, FormulaCalculation>();
  const settle = (sheet: SheetModel, area: Area): void => {
    const first = waiting.in(sheet, area);
    if (first.length > 0) throw new WaitsFor(first);
  };
  const callsOf = (formula: KnownFormula): FormulaCalculation => {
    const known = calls.get(formula) ?? workbook.customFunctions.calculation(formula, isAnew);
    calls.set(formula, known);
    return known;
  };
  const finish = (formula: KnownFormula, result: CellValue | ArrayOperand | undefined): void => {
    waiting.remove(formula);
    calls.get(formula)?.finish();
    const { changed: area, blocked } = putResult(workbook, formula, result);
    if (area !== undefined) changed.push({ ...formula, area });
    if (blocked !== undefined) onBlocked({ sheet: formula.sheet, area: blocked });
  };
  const calculateOne = (formula: KnownFormula): void => {
    const { sheet, row, column } = formula;
    const ownCalls = formula.callsOut ? callsOf(formula) : undefined;
    ownCalls?.startPass();
    const callCustom: CalculationPlace["callCustom"] = (name, count, operands) => {
      if (ownCalls === undefined) throw new NotCalculable();
      return ownCalls.call(name, new FunctionArguments(count, place, operands));
    };
    const place: CalculationPlace = { ...world, workbook, settle, sheet, row, column, callCustom };
    finish(formula, isCalculable(formula) ? formulaResult(formula.formula, place) : undefined);
  };
  for (const formula of formulas) inOrder(formula, waiting, calculateOne, (circular) => finish(circular, NO_RESULT));
  return changed;
}

/**
 * Calculates a formula after those that it seems to look at, and after those that it turns out to. Chains are as long as a sheet: they are
 * followed on a stack of its own.
 */
function inOrder(
  formula: KnownFormula,
  waiting: WaitingFormulas,
  calculate: (formula: KnownFormula) => void,
  giveUp: (circular: KnownFormula) => void,
): void {
  const stack = [formula];
  const begun = new Set<KnownFormula>();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (!waiting.has(top)) stack.pop();
    else if (!begun.has(top)) {
      begun.add(top);
      for (const { sheet, area } of top.looksAt) {
        for (const each of waiting.in(sheet, area)) if (!begun.has(each)) stack.push(each);
      }
    } else {
      try {
        calculate(top);
      } catch (error) {
        if (!(error instanceof WaitsFor)) throw error;
        if (error.formulas.some((each) => begun.has(each))) giveUp(top);
        else stack.push(...error.formulas.slice(0, MOST_AT_ONCE));
      }
    }
  }
}

/** An array formula fills cells as it says, whatever its result: it is not calculated here. */
function isCalculable({ area }: KnownFormula): boolean {
  return area.isSpill === true || (area.rowCount === 1 && area.columnCount === 1);
}

/** Formulas that are not calculated yet, by where they stand. */
class WaitingFormulas {
  private readonly columns = new Map<SheetModel, Map<number, Map<number, KnownFormula>>>();

  constructor(formulas: readonly KnownFormula[]) {
    for (const formula of formulas) {
      const ofSheet = this.columns.get(formula.sheet) ?? new Map<number, Map<number, KnownFormula>>();
      this.columns.set(formula.sheet, ofSheet);
      const { row, rowCount, column, columnCount } = cellsOf(formula);
      for (let j = column; j < column + columnCount; j++) {
        const ofColumn = ofSheet.get(j) ?? new Map<number, KnownFormula>();
        ofSheet.set(j, ofColumn);
        for (let i = row; i < row + rowCount; i++) ofColumn.set(i, formula);
      }
    }
  }

  has({ sheet, row, column }: KnownFormula): boolean {
    return this.columns.get(sheet)?.get(column)?.has(row) === true;
  }

  remove(formula: KnownFormula): void {
    const ofSheet = this.columns.get(formula.sheet);
    const { row, rowCount, column, columnCount } = cellsOf(formula);
    for (let j = column; j < column + columnCount; j++) {
      for (let i = row; i < row + rowCount; i++) ofSheet?.get(j)?.delete(i);
    }
  }

  in(sheet: SheetModel, area: Area): KnownFormula[] {
    const found: KnownFormula[] = [];
    for (const [column, formulas] of this.columns.get(sheet) ?? []) {
      if (column < area.column || column >= rightOf(area)) continue;
      if (area.rowCount < formulas.size) {
        for (let row = area.row; row < bottomOf(area); row++) {
          const formula = formulas.get(row);
          if (formula !== undefined) found.push(formula);
        }
      } else {
        for (const [row, formula] of formulas) if (row >= area.row && row < bottomOf(area)) found.push(formula);
      }
    }
    return found;
  }
}

/** Where others wait for a formula: at its own cell, and where its result has spread. */
function cellsOf({ row, column, area }: KnownFormula): Area {
  return area.isSpill ? area : areaOf(row, column);
}
