import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";
import { schemaHash } from "../../core/recipe/schema-hash";
import type { ScoreRequest } from "../command/command-line";
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
  const recipe = { ...given, origin, route, ...(hash && { schemaHash: hash }), ...(columnsSent && { columnsSent }) };
  return { recipe, schema };
}
