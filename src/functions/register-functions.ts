import { errorOf } from "./answers/error-of-failure";
import { FormulaError, type FormulaErrorKind } from "./answers/formula-error";
import type { FormulaValue } from "./answers/formula-value";
import type { model, predict } from "./cell-functions";
import type { FormulaInvocation } from "./host/ports";
import type { ScoreFunctions } from "./score-functions";

/** As much of Office's `CustomFunctions` as is used. */
export interface FunctionsRuntime {
  associate(id: string, cellFunction: CellFunction): void;
  readonly Error: new (code: string, message: string) => Error;
  readonly ErrorCode: { readonly invalidValue: string; readonly notAvailable: string };
}

type CellFunction = typeof predict | typeof model;

/**
 * Tells Excel which code our functions are. Nothing else of it is loaded before the first formula is calculated.
 * @param functions the one of this workbook
 */
export function registerFunctions(runtime: FunctionsRuntime, functions: () => Promise<ScoreFunctions>): void {
  const answered = async (
    invocation: FormulaInvocation,
    ask: (from: ScoreFunctions) => Promise<FormulaValue[][]>,
  ): Promise<unknown[][]> => {
    let isCancelled = false;
    invocation.onCanceled = () => (isCancelled = true);
    try {
      const from = await functions();
      if (isCancelled) throw new FormulaError("#N/A", "cancelled", "The calculation was cancelled.");
      const values = await ask(from);
      return values.map((row) => row.map((value) => (value instanceof FormulaError ? asExcel(runtime, value) : value)));
    } catch (thrown) {
      throw asExcel(runtime, errorOf(thrown));
    }
  };
  const predictInCell: typeof predict = (name, data, headers, output, options, invocation) =>
    answered(invocation, (from) => from.predict({ model: name, data, headers, output, options }, invocation));
  const modelInCell: typeof model = (name, invocation) => answered(invocation, (from) => from.model(name, invocation));
  runtime.associate("PREDICT", predictInCell);
  runtime.associate("MODEL", modelInCell);
}

/** Only these two carry a sentence. Source: Microsoft Learn, "Handle and return errors from your custom function". */
const CODES: Record<FormulaErrorKind, keyof FunctionsRuntime["ErrorCode"]> = {
  "#N/A": "notAvailable",
  "#VALUE!": "invalidValue",
};

function asExcel({ Error: ExcelError, ErrorCode }: FunctionsRuntime, { kind, message }: FormulaError): Error {
  return new ExcelError(ErrorCode[CODES[kind]], message);
}
