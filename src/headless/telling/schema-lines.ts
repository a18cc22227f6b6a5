import type { ColumnType } from "../../core/columns/column-type";
import { isByPosition } from "../../core/inputs/match-by-position";
import { matchColumns } from "../../core/inputs/match-columns";
import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";
import type { InputFormat } from "../../core/inputs/input-format";
import { someNames } from "./some-names";

/** What the person decided with options of the command. */
export interface TypedOptions {
  readonly typedFormat: InputFormat | undefined;
  readonly sentColumns: readonly string[] | undefined;
  /** What feeds inputs by options of their own; absent where nothing does. */
  readonly inputs?: Recipe["inputs"];
  /** Types by columns of the table; absent where none was typed. */
  readonly types?: Readonly<Record<string, ColumnType>>;
}

/**
 * What was understood of a model that takes no plain table of columns as they are called here, one sentence each: in which format its
 * rows go and why, which columns stand for inputs without a name, which may be meant by another name, and which types are not known.
 */
export function schemaLines(
  schema: Schema,
  { inputFormat }: Pick<Recipe, "inputFormat">,
  { typedFormat, sentColumns, inputs = {}, types = {} }: TypedOptions,
  table: { readonly columns: readonly string[] },
): string[] {
  const { columns, elements } = schema;
  const numbered = columns.filter(({ naming }) => naming === "number").map(({ name }) => name);
  const unknown = columns.flatMap(({ name, unknownType }) =>
    unknownType === undefined ? [] : [{ name, unknownType }],
  );
  const names = columns.map(({ name }) => name);
  const offered = sentColumns ?? table.columns;
  const sent = someNames(offered);
  return [
    ...(elements === "objects"
      ? [`The model takes a list of objects, one for each row, with ${someNames(names)}.`]
      : []),
    ...(elements === "values" ? [`The model takes a list of values, one for each row, of ${sent}.`] : []),
    ...(isByPosition(columns) && elements === undefined
      ? [`The model names no columns: it is sent, in this order, ${sent}.`]
      : []),
    ...(numbered.length > 0 ? [`The model knows columns by numbers: ${someNames(numbered)}.`] : []),
    ...(typedFormat !== undefined && typedFormat !== inputFormat
      ? [`--format ${typedFormat} cannot carry what the model takes: rows are sent as ${inputFormat}.`]
      : []),
    ...(typedFormat === undefined && (elements !== undefined || columns.some(({ naming }) => naming !== undefined))
      ? [`Rows are sent as ${inputFormat}.`]
      : []),
    ...(isByPosition(columns) ? [] : guessLines(names, offered, inputs)),
    ...idleTypeLines(columns, types, inputs),
    ...unknown.map(
      ({ name, unknownType }) =>
        `The type "${unknownType}" of the model's input ${name} is not known here: its cells are sent as what they are.`,
    ),
  ];
}

/** A type that was typed for a column counts only where the model does not say what its input takes. */
function idleTypeLines(
  columns: Schema["columns"],
  types: Readonly<Record<string, ColumnType>>,
  fed: Recipe["inputs"],
): string[] {
  return columns.flatMap(({ name, type, naming }) => {
    const source = Object.hasOwn(fed, name) ? fed[name] : name;
    if (naming === "position" || type === undefined || typeof source !== "string") return [];
    const typed = Object.hasOwn(types, source) ? types[source] : undefined;
    if (typed === undefined || typed === type) return [];
    return [`--types says ${typed} for ${source}, and the model ${type}: it is sent as ${type}.`];
  });
}

/** A guess is for a person to confirm: here by an option. */
function guessLines(names: readonly string[], columns: readonly string[], fed: Recipe["inputs"]): string[] {
  const taken = Object.values(fed);
  return matchColumns(
    names.filter((name) => !Object.hasOwn(fed, name)),
    columns.filter((column) => !taken.includes(column)),
  ).flatMap(({ input, column, how }) =>
    how === "guess"
      ? [`The model's input "${input}" may be the column "${column!}": it is sent with ${mapOption(input, column!)}.`]
      : [],
  );
}

/** As it is typed, where no sign in the name has to be written otherwise. */
function mapOption(input: string, column: string): string {
  return /["'=]/.test(input + column) ? "--map INPUT=HEADER" : `--map '${input}=${column}'`;
}
