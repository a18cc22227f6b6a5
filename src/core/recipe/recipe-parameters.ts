import { InputError } from "../errors";
import { ALL_PARAMETERS, readParameters } from "../inputs/read-parameters";
import type { Schema } from "../inputs/schema";
import type { Recipe } from "./recipe";

/**
 * The values of a recipe's parameters: the JSON object that was given for all of them, else each as its type.
 * @throws InputError `bad-parameter` when a text makes no sense
 */
export function recipeParameters(
  { parameters }: Recipe,
  schema: Pick<Schema, "parameters"> | undefined,
): Readonly<Record<string, unknown>> {
  const texts = new Map(Object.entries(parameters));
  const isObject = (texts.get(ALL_PARAMETERS) ?? "").trim() !== "";
  const { values, wrong } = readParameters(isObject ? undefined : schema?.parameters, texts);
  if (wrong.length === 0) return values;
  const names = wrong.map((name) => (name === ALL_PARAMETERS ? "of the model" : `"${name}"`)).join(", ");
  throw new InputError("bad-parameter", `What was typed for the parameters ${names} cannot be read.`);
}
