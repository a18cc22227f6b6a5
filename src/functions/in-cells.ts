import { errorOf } from "./answers/error-of-failure";
import { FormulaError, type FormulaErrorKind } from "./answers/formula-error";
import type { FormulaValue } from "./answers/formula-value";
import type { CellSentences } from "./host/cell-sentences";
import type { CellFunctions, FunctionsRuntime } from "./register-functions";
import type { ScoreFunctions } from "./score-functions";

/** Our functions with Excel's own errors, thrown or among the values. @param say in the language of whoever reads */
export function inCells(
  runtime: Pick<FunctionsRuntime, "Error" | "ErrorCode">,
  functions: Pick<ScoreFunctions, "predict" | "model">,
  say: CellSentences,
): CellFunctions {
  const asExcel = ({ kind, sentence }: FormulaError): Error =>
    new runtime.Error(runtime.ErrorCode[CODES[kind]], sentence(say));
  const inExcel = async (values: Promise<FormulaValue[][]>): Promise<unknown[][]> => {
    try {
      return (await values).map((row) => row.map((value) => (value instanceof FormulaError ? asExcel(value) : value)));
    } catch (thrown) {
      throw asExcel(errorOf(thrown));
    }
  };
  return {
    predict: (model, data, headers, output, options, invocation) =>
      inExcel(functions.predict({ model, data, headers, output, options }, invocation)),
    model: (name, invocation) => inExcel(functions.model(name, invocation)),
  };
}

/** Only these two carry a sentence. Source: Microsoft Learn, "Handle and return errors from your custom function". */
const CODES: Record<FormulaErrorKind, keyof FunctionsRuntime["ErrorCode"]> = {
  "#N/A": "notAvailable",
  "#VALUE!": "invalidValue",
};
