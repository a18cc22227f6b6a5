import type { FunctionArguments } from "../values/function-arguments";
import type { Operand } from "../values/operand";

/** A function of Excel as it is calculated here. What each does is told by Microsoft Support, "Excel functions (alphabetical)". */
export interface WorksheetFunction {
  /** Arguments it takes; with others it is not calculated. */
  readonly least: number;
  readonly most: number;
  /** @throws ErrorResult, NotCalculable */
  readonly result: (args: FunctionArguments) => Operand;
}

/** Arguments a function takes at most. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_ARGUMENTS = 255;

/** A function with a fixed number of arguments, or from a least to a most. */
export function takes(least: number, most: number, result: WorksheetFunction["result"]): WorksheetFunction {
  return { least, most, result };
}

/** A function with any number of arguments, one at least. */
export function takesMany(result: WorksheetFunction["result"]): WorksheetFunction {
  return { least: 1, most: MOST_ARGUMENTS, result };
}
