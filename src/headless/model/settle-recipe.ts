import { canCarry, chooseFormat, type InputFormat } from "../../core/inputs/input-format";
import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";
import { schemaHash } from "../../core/recipe/schema-hash";
import type { ScoreRequest } from "../command/command";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { Tell } from "../telling/told-lines";
import type { FoundSchema } from "./find-schema";
import { checkInputsNamed } from "./check-inputs";
import { settleColumns } from "./settle-columns";
import { schemaLines } from "../telling/schema-lines";
import { recipeOfRequest } from "../recipes/recipe-of-request";

/** How the column of a command is made. */
export interface SettledScoring {
  readonly recipe: Recipe;
  readonly schema: Schema | undefined;
}

/** A command, and the columns that it is about. */
interface ToSettle {
  readonly request: Omit<ScoreRequest, "workbookFile" | "tableName">;
  /** Of the file that the command names, where it names one. */
  readonly given: Recipe | undefined;
  readonly address: EndpointAddress;
  readonly shape: { readonly columns: readonly string[] };
  readonly parts: { readonly tell: Tell };
}

/** Neither MLflow's server nor an OpenAPI document names them, and MLflow ignores one that it does not know. Source: MLflow, `_validate_params`. */
const UNCHECKED_PARAMETERS =
  "The endpoint does not say which parameters its model has, and may leave out one that it does not know; --signature has them checked.";

/**
 * The recipe that a command spells out, or that of its file, for a model that takes what the schema says. What is decided here is told.
 * @throws CommandError for an input that the model does not have
 */
export function settleRecipe(
  { request, given, address, shape, parts }: ToSettle,
  { schema, asked }: FoundSchema,
): SettledScoring {
  const { columns } = shape;
  if (given === undefined) {
    checkInputsNamed(request, schema, asked);
    const settled = { ...request, sentColumns: settleColumns(request, columns, schema, parts.tell, asked) };
    const { reasonsName } = request;
    const recipe = { ...recipeOfRequest(settled, address, schema, columns), ...(reasonsName && { reasonsName }) };
    for (const line of schema === undefined ? [] : schemaLines(schema, recipe, settled, shape)) parts.tell(line);
    if (Object.keys(request.parameters).length > 0 && schema?.parameters === undefined)
      parts.tell(UNCHECKED_PARAMETERS);
    return { recipe, schema };
  }
  const { origin, route } = address;
  const hash = schema && schemaHash(schema);
  if (hash !== undefined && given.schemaHash !== undefined && hash !== given.schemaHash) {
    parts.tell("The model takes something else by now than it did when the recipe was made: look at what it answers.");
  }
  const tensors = given.tensors.length === 0 ? undefined : given.tensors;
  const sent = {
    sentColumns: given.columnsSent,
    tensors,
    columnName: given.columnName,
    ...(given.outputNames && { outputNames: given.outputNames }),
  };
  const columnsSent = settleColumns(sent, columns, schema, parts.tell, asked);
  const inputFormat = formatOf(given, schema, parts.tell);
  const settled = {
    origin,
    route,
    inputFormat,
    ...(hash && { schemaHash: hash }),
    ...(columnsSent && { columnsSent }),
  };
  return { recipe: { ...given, ...settled }, schema };
}

function formatOf({ inputFormat }: Recipe, schema: Schema | undefined, tell: Tell): InputFormat {
  if (canCarry(inputFormat, schema)) return inputFormat;
  const fitting = chooseFormat(inputFormat, schema);
  tell(`The recipe's ${inputFormat} cannot carry what the model takes: rows are sent as ${fitting}.`);
  return fitting;
}
