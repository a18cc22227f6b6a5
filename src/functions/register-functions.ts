import type { model, predict } from "./cell-functions";
import type { FormulaInvocation } from "./host/ports";

/** As much of Office's `CustomFunctions` as is used. */
export interface FunctionsRuntime {
  associate(id: string, cellFunction: typeof predict | typeof model): void;
  readonly Error: new (code: string, message: string) => Error;
  readonly ErrorCode: { readonly invalidValue: string; readonly notAvailable: string };
}

/** Our functions, as Excel calls them. */
export interface CellFunctions {
  readonly predict: typeof predict;
  readonly model: typeof model;
}

/**
 * Tells Excel which code our functions are, which must be done before Excel calls the first. That code is loaded with the first formula.
 * @param load asked with each formula; where it failed, it is to try again
 * @param notLoaded says so
 */
export function registerFunctions(
  runtime: FunctionsRuntime,
  load: () => Promise<CellFunctions>,
  notLoaded: () => string,
): void {
  const unavailable = (why: string): Error => new runtime.Error(runtime.ErrorCode.notAvailable, why);
  const loaded = async (invocation: FormulaInvocation): Promise<CellFunctions> => {
    let isCancelled = false;
    invocation.onCanceled = () => (isCancelled = true);
    const functions = await load().catch(() => {
      throw unavailable(notLoaded());
    });
    if (isCancelled) throw unavailable(""); // Nobody reads it.
    return functions;
  };
  const predictInCell: typeof predict = async (name, data, headers, output, options, invocation) =>
    (await loaded(invocation)).predict(name, data, headers, output, options, invocation);
  const modelInCell: typeof model = async (name, invocation) => (await loaded(invocation)).model(name, invocation);
  runtime.associate("PREDICT", predictInCell);
  runtime.associate("MODEL", modelInCell);
}
