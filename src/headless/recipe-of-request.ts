import { canCarry, chooseFormat, type InputFormat } from "../core/inputs/input-format";
import { ALL_PARAMETERS } from "../core/inputs/read-parameters";
import type { Schema } from "../core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../core/recipe/recipe";
import { schemaHash } from "../core/recipe/schema-hash";
import type { ScoreRequest } from "./command-line";

/** What a recipe takes of a command: the rest says which files, which table and how to sign in. */
export type RecipeOptions = Pick<
  ScoreRequest,
  | "inputFormat"
  | "typedFormat"
  | "rowsPerBatch"
  | "columnName"
  | "sentColumns"
  | "tensors"
  | "types"
  | "parameters"
  | "outputs"
  | "onRefused"
>;

/** The recipe that a command spells out. */
export function recipeOfRequest(
  options: RecipeOptions,
  { origin, route }: Required<Pick<Recipe, "origin" | "route">>,
  schema: Schema | undefined,
): Recipe {
  const { rowsPerBatch, columnName, sentColumns, tensors = [], types, parameters, outputs } = options;
  const hasParameters = Object.keys(parameters).length > 0;
  return {
    ...BLANK_RECIPE,
    origin,
    route,
    ...(schema && { schemaHash: schemaHash(schema) }),
    tensors: tensors.map(({ name = "", columns }) => ({ name, columns })),
    ...(sentColumns && { columnsSent: sentColumns }),
    readings: Object.fromEntries(Object.entries(types).map(([column, type]) => [column, { type }])),
    onRefused: options.onRefused,
    parameters: hasParameters ? { [ALL_PARAMETERS]: JSON.stringify(parameters) } : {},
    ...(outputs && { outputsKept: outputs }),
    columnName,
    inputFormat: formatOf(options, schema),
    rowsPerBatch,
  };
}

/** What was typed, where it can carry what the model takes; else the format that fits. */
function formatOf({ inputFormat, typedFormat }: RecipeOptions, schema: Schema | undefined): InputFormat {
  if (typedFormat !== undefined && canCarry(typedFormat, schema)) return typedFormat;
  return chooseFormat(inputFormat, schema);
}
