import { WHOLE_ROW, type ColumnReading, type Readings } from "../../core/columns/column-reading";
import { canCarry, chooseFormat, type InputFormat } from "../../core/inputs/input-format";
import { ALL_PARAMETERS } from "../../core/inputs/read-parameters";
import type { Schema } from "../../core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../core/recipe/recipe";
import { schemaHash } from "../../core/recipe/schema-hash";
import type { ScoreRequest } from "../command/command";

/** What a recipe takes of a command: the rest says which files, which table and how to sign in. */
export type RecipeOptions = Pick<
  ScoreRequest,
  | "inputFormat"
  | "typedFormat"
  | "rowsPerBatch"
  | "columnName"
  | "sentColumns"
  | "inputs"
  | "tensors"
  | "types"
  | "asShown"
  | "sendsBlankRows"
  | "parameters"
  | "outputs"
  | "onRefused"
>;

/**
 * The recipe that a command spells out.
 * @param columns of the table: numbers of theirs that an input of text gets are sent as they are stored unless it is said otherwise
 */
export function recipeOfRequest(
  options: RecipeOptions,
  { origin, route }: Required<Pick<Recipe, "origin" | "route">>,
  schema: Schema | undefined,
  columns: readonly string[] = [],
): Recipe {
  const { rowsPerBatch, columnName, sentColumns, inputs = {}, tensors = [], parameters, outputs } = options;
  const hasParameters = Object.keys(parameters).length > 0;
  return {
    ...BLANK_RECIPE,
    origin,
    route,
    ...(schema && { schemaHash: schemaHash(schema) }),
    inputs,
    tensors: tensors.map(({ name = "", columns }) => ({ name, columns })),
    ...(sentColumns && { columnsSent: sentColumns }),
    readings: readings(options, columns),
    onRefused: options.onRefused === "stop" ? "stop" : "quarantine",
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

function readings({ types, asShown, sendsBlankRows }: RecipeOptions, columns: readonly string[]): Readings {
  const cured = columns.map((column): [string, ColumnReading] => {
    const isAsShown = asShown === "all" || asShown.includes(column);
    return [column, { cures: { "stored-not-shown": { kind: isAsShown ? "convert" : "send-stored" } } }];
  });
  const typed = Object.entries(types).map(([column, type]): [string, ColumnReading] => {
    const { cures } = cured.find(([name]) => name === column)?.[1] ?? {};
    return [column, { type, ...(cures && { cures }) }];
  });
  return Object.fromEntries([...cured, ...typed, ...(sendsBlankRows === true ? [SEND_BLANK_ROWS] : [])]);
}

const SEND_BLANK_ROWS: [string, ColumnReading] = [WHOLE_ROW, { cures: { "blank-row": { kind: "send-null" } } }];
