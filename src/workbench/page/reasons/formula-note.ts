import { formatArea } from "../../model/areas/a1-address";
import { areaOf, isInSheet } from "../../model/areas/area";
import { inTheWayOf } from "../../model/calculation/put-result";
import type { CustomFunctions } from "../../model/custom-functions/custom-functions";
import { knownFunction } from "../../model/functions/known-functions";
import type { FormulaPosition } from "../../model/results/calculation-engine";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, NO_RESULT, WAITING } from "../../model/texts/cell-content";
import { isCustomFunctionName } from "../../model/texts/custom-function-name";
import { callsIn, formulaTokens, formulaTree } from "../../model/texts/formula-tree";
import type { WorkbookModel } from "../../model/workbook-model";
import { argumentWords, inTheWay, SHEET } from "../words/sheet-words";

const TYPOGRAPHIC_QUOTES = /[“”„«»‘’‚]/;

/**
 * Why the formula of a cell shows no result, what an add-in says of the error that the cell shows, or what a result has no room for; "" where
 * there is nothing to say.
 */
export function formulaNote(workbook: WorkbookModel, sheet: SheetModel, row: number, column: number): string {
  const { customFunctions } = workbook;
  const formula = sheet.getFormula(row, column);
  const value = sheet.getValue(row, column);
  // A result of several cells may have spread into this one.
  if (formula === undefined) return isCellError(value) ? (customFunctions.messageAt(sheet, row, column) ?? "") : "";
  if (value === NO_RESULT) return SHEET.notComputed;
  if (value === WAITING) return SHEET.waitsForAddIn;
  if (!isCellError(value)) return "";
  if (value.error === "#NAME?")
    return namesTable(formula, workbook) ? SHEET.nameIsCells : nameNote(formula, customFunctions);
  if (value.error === "#SPILL!") return spillNote(workbook, { sheet, row, column });
  return customFunctions.messageAt(sheet, row, column) ?? countNote(formula, customFunctions);
}

/** The error that a cell shows, where there is something to say of it. */
export function reasonOfCell(
  workbook: WorkbookModel,
  sheet: SheetModel,
  row: number,
  column: number,
): { readonly error: string; readonly reason: string } | undefined {
  const value = sheet.getValue(row, column);
  if (!isCellError(value) || value === WAITING) return undefined;
  const reason = formulaNote(workbook, sheet, row, column);
  return reason === "" ? undefined : { error: value.error, reason };
}

/** Whether a formula gives a whole table to a function of an add-in, by its mere name. */
function namesTable(formula: string, workbook: WorkbookModel): boolean {
  const tokens = formulaTokens(formula);
  const isCustom = tokens.some(({ type, value }) => type === "func" && isCustomFunctionName(value));
  return (
    isCustom && tokens.some(({ type, value }) => type === "range_named" && workbook.tableByName(value) !== undefined)
  );
}

/** Why the formula of a cell is `#NAME?`, by the functions that it calls. */
function nameNote(formula: string, customFunctions: CustomFunctions): string {
  const names = formulaTokens(formula).flatMap(({ type, value }) => (type === "func" ? [value] : []));
  const custom = names.filter(isCustomFunctionName);
  if (custom.some((name) => customFunctions.find(name) === undefined)) return SHEET.noSuchFunction;
  if (custom.length > 0 && TYPOGRAPHIC_QUOTES.test(formula)) return SHEET.curlyQuotes;
  const isKnown = (name: string): boolean => isCustomFunctionName(name) || knownFunction(name) !== undefined;
  return custom.length > 0 && names.every(isKnown) ? SHEET.nameUnknown : SHEET.notComputed;
}

/** Which call of a formula gives an add-in's function too few arguments or too many: Excel does not let such a formula be entered. */
function countNote(formula: string, customFunctions: CustomFunctions): string {
  const tree = formulaTree(formula);
  for (const { callee, arguments: given } of tree === undefined ? [] : callsIn(tree)) {
    const fn = customFunctions.find(callee.name);
    if (fn === undefined) continue;
    const needed = fn.parameters.filter(({ isOptional, isRepeating }) => !isOptional && !isRepeating);
    const isOpenEnded = fn.parameters.at(-1)?.isRepeating === true;
    if (given.length < needed.length || (given.length > fn.parameters.length && !isOpenEnded))
      return argumentWords(fn.name, needed.map(({ name }) => name).join(", "));
  }
  return "";
}

function spillNote(workbook: WorkbookModel, place: FormulaPosition): string {
  const wanted = workbook.calculation?.blockedSpill(place);
  if (wanted === undefined) return "";
  const { sheet, row, column } = place;
  const area = inTheWayOf(workbook, sheet, wanted, areaOf(row, column));
  if (area !== undefined) return inTheWay(formatArea(area));
  return isInSheet(wanted) ? "" : SHEET.noRoom;
}
