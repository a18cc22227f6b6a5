import { InputError } from "../../core/errors";
import { encodeParameters } from "../../core/inputs/encode-parameters";
import { readParameters } from "../../core/inputs/read-parameters";
import type { Schema } from "../../core/inputs/schema";
import { wrongArgument } from "../answers/formula-error";
import type { FormulaOptions } from "../arguments/read-options";

/**
 * The parameters of a request: each as the model declares it, and as it was given where the model declares none.
 * @throws FormulaError for one that the model has not, or of another type
 */
export function modelParameters(
  { parameters }: Pick<FormulaOptions, "parameters">,
  { parameters: declared }: Pick<Schema, "parameters">,
): Readonly<Record<string, unknown>> {
  const texts = new Map(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  const { values, wrong } =
    declared === undefined ? { values: parameters, wrong: [] } : readParameters(declared, texts);
  if (wrong.length > 0) throw wrongArgument((say) => say.parameterTypes(wrong));
  const unknown = [...texts.keys()].filter((name) => declared !== undefined && !Object.hasOwn(values, name));
  if (unknown.length > 0) {
    const known = (declared ?? []).map(({ name }) => name);
    throw wrongArgument((say) => say.parametersUnknown(unknown, known));
  }
  checkParameters(values, declared);
  return values;
}

function checkParameters(values: Readonly<Record<string, unknown>>, declared: Schema["parameters"]): void {
  try {
    encodeParameters(values, declared);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code } = error;
    throw wrongArgument((say) => say.parametersWrong(code));
  }
}
