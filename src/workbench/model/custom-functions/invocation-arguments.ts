import { formatArea, quoteSheetName } from "../areas/a1-address";
import { isCellError, type CellValue } from "../texts/cell-content";
import { asBoolean, asNumber, asText } from "../values/coercion";
import { singleValue, type FunctionArguments } from "../values/function-arguments";
import { ErrorResult, failsWith, isArray, isCells, type Operand } from "../values/operand";
import { rowsOfCells } from "../values/over-arrays";
import type { CustomFunction, CustomParameter } from "./function-metadata";

/** An error among the arguments, as Office.js takes it. Source: `_transferCustomFunctionError` of @microsoft/office-js. */
export interface SentError {
  readonly type: "CustomFunctionError";
  readonly code: string;
}

/** An argument as an add-in gets it: a value, a block of them, or a list of these for a repeating parameter. */
export type SentArgument = string | number | boolean | null | SentError | readonly SentArgument[];

/** What an add-in's function is called with. */
export interface InvocationArguments {
  readonly values: readonly SentArgument[];
  /** Where each argument of the formula stands, "Data!A2:D2"; null for one that stands in no cells. */
  readonly addresses: readonly (string | null)[];
}

/** More cells than any payload holds. */
const MOST_CELLS = 2_500_000;

/**
 * Works out the arguments of a call, one for each parameter: an optional one that was left out is null.
 * @param blank what a blank cell is handed over as: Excel on the desktop says 0, Excel on the web null
 * @throws ErrorResult for arguments that end the formula without a call; Waiting, NotCalculable
 */
export function readArguments(fn: CustomFunction, args: FunctionArguments, blank: 0 | null): InvocationArguments {
  const isOpenEnded = fn.parameters.at(-1)?.isRepeating === true;
  // Excel does not let such a formula be entered.
  if (args.count > fn.parameters.length && !isOpenEnded) throw failsWith("#VALUE!");
  const sent = (index: number, parameter: CustomParameter): SentArgument =>
    sentOf(args.operand(index), parameter, { fn, args, blank });
  const values = fn.parameters.map((parameter, index): SentArgument => {
    if (!parameter.isRepeating) {
      if (index < args.count) return sent(index, parameter);
      if (!parameter.isOptional) throw failsWith("#VALUE!");
      return null;
    }
    return Array.from({ length: Math.max(0, args.count - index) }, (_, further) => sent(index + further, parameter));
  });
  const addresses = Array.from({ length: args.count }, (_, index) => addressOf(args.operand(index)));
  return { values, addresses };
}

/** "Data!A2:D2", "'My Data'!A1"; null for what stands in no cells. */
export function addressOf(operand: Operand): string | null {
  return isCells(operand) ? `${quoteSheetName(operand.sheet.name)}!${formatArea(operand.area)}` : null;
}

interface Taking {
  readonly fn: CustomFunction;
  readonly args: FunctionArguments;
  readonly blank: 0 | null;
}

function sentOf(operand: Operand, parameter: CustomParameter, { fn, args, blank }: Taking): SentArgument {
  // An argument that was left empty between two commas.
  if (operand === null && parameter.isOptional) return null;
  const plain = (value: CellValue): SentArgument => {
    if (!isCellError(value)) return value ?? blank;
    if (!fn.takesErrors) throw new ErrorResult(value);
    return { type: "CustomFunctionError", code: value.error };
  };
  if (parameter.isMatrix) return rowsOf(operand, args).map((row) => row.map(plain));
  const value = singleValue(operand, args.place);
  if (parameter.type === "any") return plain(value);
  if (isCellError(value)) throw new ErrorResult(value);
  if (parameter.type === "number") return asNumber(value, args.place.workbook);
  return parameter.type === "string" ? asText(value) : asBoolean(value);
}

function rowsOf(operand: Operand, { place }: FunctionArguments): readonly (readonly CellValue[])[] {
  if (isArray(operand)) return operand.rows;
  if (!isCells(operand)) return [[operand]];
  const { area } = operand;
  if (area.rowCount * area.columnCount > MOST_CELLS) throw failsWith("#VALUE!");
  return rowsOfCells(operand, place);
}
