import { bottomOf, rightOf, type Area } from "../areas/area";
import type { KnownFormula } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import { NO_RESULT, type CellValue } from "../texts/cell-content";
import type { FormulaCalculation } from "../custom-functions/formula-calculation";
import type { WorkbookModel } from "../workbook-model";
import { calculateFormula } from "./calculate-formula";
import type { CalculationPlace, OutsideWorld } from "../values/calculation-place";
import { FunctionArguments } from "../values/function-arguments";
import { NotCalculable } from "../values/operand";

/** Formulas that are put on the stack for one that waits: the rest of a whole column's is put there the next time. */
const MOST_AT_ONCE = 10_000;

/** Ends the calculation of a formula: others have to be calculated first. */
class WaitsFor extends Error {
  constructor(readonly formulas: readonly KnownFormula[]) {
    super("Formulas that this one looks at have to be calculated first.");
  }
}

/**
 * Calculates formulas, each after those among them that it looks at. One that cannot be calculated keeps what it shows; one that looks at
 * itself, by whatever way, has no result.
 * @param isAnew calls of add-ins' functions are made again, also those that were answered
 * @returns the formulas that show something else now
 */
export function calculateFormulas(
  workbook: WorkbookModel,
  formulas: readonly KnownFormula[],
  world: OutsideWorld,
  isAnew = true,
): KnownFormula[] {
  const waiting = new WaitingFormulas(formulas);
  const changed: KnownFormula[] = [];
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
  const finish = (formula: KnownFormula, value: CellValue | undefined): void => {
    waiting.remove(formula);
    calls.get(formula)?.finish();
    if (putResult(formula, value)) changed.push(formula);
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
    finish(formula, isOneCell(formula) ? calculateFormula(formula.formula, place) : undefined);
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

/** @param value undefined when the formula could not be calculated */
function putResult({ sheet, row, column }: KnownFormula, value: CellValue | undefined): boolean {
  const content = sheet.getContent(row, column);
  if (value === undefined || Object.is(value, content.value)) return false;
  sheet.setContent(row, column, { ...content, value });
  return true;
}

function isOneCell({ area }: KnownFormula): boolean {
  return area.rowCount === 1 && area.columnCount === 1;
}

/** Formulas that are not calculated yet, by where they stand. */
class WaitingFormulas {
  private readonly columns = new Map<SheetModel, Map<number, Map<number, KnownFormula>>>();

  constructor(formulas: readonly KnownFormula[]) {
    for (const formula of formulas) {
      const ofSheet = this.columns.get(formula.sheet) ?? new Map<number, Map<number, KnownFormula>>();
      this.columns.set(formula.sheet, ofSheet);
      const ofColumn = ofSheet.get(formula.column) ?? new Map<number, KnownFormula>();
      ofSheet.set(formula.column, ofColumn);
      ofColumn.set(formula.row, formula);
    }
  }

  has({ sheet, row, column }: KnownFormula): boolean {
    return this.columns.get(sheet)?.get(column)?.has(row) === true;
  }

  remove({ sheet, row, column }: KnownFormula): void {
    this.columns.get(sheet)?.get(column)?.delete(row);
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
