import { columnsNamed } from "../../core/recipe/columns-named";
import type { Recipe } from "../../core/recipe/recipe";
import { namesAsInTable, type NamingRequest } from "./names-as-in-table";
import { meantColumns } from "../telling/meant-names";
import { HOW_TO_QUOTE, quotedName } from "./listed-names";
import { someNames } from "../telling/some-names";
import { CommandError } from "../telling/exit-codes";

/**
 * A command with the names of columns as the table writes them, once all of them are there that it or its recipe names.
 * @param columns of the table
 * @throws CommandError
 */
export function withColumnsOf<Request extends NamingRequest>(
  typed: Request,
  given: Recipe | undefined,
  columns: readonly string[],
): Request {
  const request = namesAsInTable(typed, columns);
  checkColumnsNamed(request, columns);
  if (given !== undefined) checkRecipeColumns(given, columns);
  return request;
}

/**
 * Every column that an option names must be there, before anything is sent.
 * @param columns of the table
 * @throws CommandError that says how a name is written that was taken apart at its commas
 */
export function checkColumnsNamed(request: NamingRequest, columns: readonly string[]): void {
  const { sentColumns = [], inputs = {}, tensors = [], types, asShown, replaces = [] } = request;
  checkNamed("--columns", sentColumns, columns);
  checkMapped(
    Object.values(inputs).filter((fed) => typeof fed === "string"),
    columns,
  );
  for (const tensor of tensors) checkNamed("--tensor", tensor.columns, columns);
  checkNamed("--types", Object.keys(types), columns);
  if (asShown !== "all") checkNamed("--as-shown", asShown, columns);
  checkNamed("--replace", replaces, columns);
}

/**
 * The same for a recipe of a file, which was made for another table perhaps.
 * @throws CommandError
 */
function checkRecipeColumns(recipe: Recipe, columns: readonly string[]): void {
  const missing = columnsNamed(recipe).filter((name) => !columns.includes(name));
  if (missing.length === 0) return;
  throw new CommandError(
    `The recipe sends columns that the table does not have: ${someNames(missing)}. It has: ${someNames(columns)}.`,
  );
}

/** Headers that stand alone, each in an option of its own. */
function checkMapped(headers: readonly string[], columns: readonly string[]): void {
  const missing = headers.find((header) => !columns.includes(header));
  if (missing === undefined) return;
  throw new CommandError(
    `--map: there is no column named "${missing}" in the table.${meantColumns(missing, columns)} It has: ${someNames(columns)}.`,
  );
}

function checkNamed(option: string, named: readonly string[], columns: readonly string[]): void {
  const place = named.findIndex((name) => !columns.includes(name));
  if (place < 0) return;
  const missing = `${option}: there is no column named "${named[place]!}" in the table.`;
  const whole = columns.find((column) => isTakenApart(column, named, place));
  if (whole !== undefined) {
    throw new CommandError(
      `${missing} A column whose name holds a comma is written in double quotes: ${quotedName(whole)}.`,
    );
  }
  if (named[place] === "") throw new CommandError(`${option}: a name is missing before, between or behind the commas.`);
  if (columns.includes(named[place]!.trim())) {
    throw new CommandError(`${missing} Write "${named[place]!.trim()}": no blanks stand around the commas.`);
  }
  const help = named[place]!.includes('"') ? HOW_TO_QUOTE : `It has: ${someNames(columns)}.`;
  throw new CommandError(`${missing}${meantColumns(named[place]!, columns)} ${help}`);
}

/** Whether some names in a row, that one among them, are a column's name that was cut at its commas. */
function isTakenApart(column: string, named: readonly string[], place: number): boolean {
  const parts = column.split(",");
  if (parts.length < 2) return false;
  return parts.some((_, index) => parts.every((part, at) => named[place - index + at] === part));
}
