import { readTypedCell } from "../columns/typed-text";
import { InputError } from "../errors";
import { inputLabel, isByPosition } from "../inputs/match-by-position";
import type { InputSource, RequestedInputs } from "../inputs/plan-inputs";
import type { Schema, SchemaColumn } from "../inputs/schema";
import type { TableHead } from "../request/table-profile";
import type { InputChoice, Recipe } from "./recipe";

/**
 * What a recipe asks for of a table. An input of which nothing was said gets the column of its very name; one that was said to get
 * nothing does not, and is not even named where it is optional.
 * @throws InputError `missing-input` when a constant is no value of its input's type
 */
export function requestInputs(recipe: Recipe, table: TableHead, schema: Schema | undefined): RequestedInputs {
  const { inputFormat: format, tensors, columnsSent } = recipe;
  if (tensors.length > 0) {
    return {
      format,
      schema,
      ...(columnsSent && { columns: columnsSent }),
      tensors: tensors.map(({ name, columns }) => ({ ...(name === "" ? {} : { name }), columns })),
    };
  }
  if (schema !== undefined && schema.columns.length > 0) return requestColumns(recipe, table, schema);
  return { format, columns: columnsSent, schema };
}

function requestColumns(recipe: Recipe, table: TableHead, schema: Schema): RequestedInputs {
  const { inputFormat: format, inputs, columnsSent } = recipe;
  const isSaid = (name: string): boolean => Object.hasOwn(inputs, name);
  const isInOrder = isByPosition(schema.columns);
  if (!schema.columns.some(({ name }) => isSaid(name))) return { format, columns: columnsSent, schema };
  const sources = Object.fromEntries(
    schema.columns.flatMap((input): [string, InputSource][] => {
      const source = isSaid(input.name) ? sourceOf(input, inputs[input.name]!, table) : undefined;
      return source === undefined ? [] : [[input.name, source]];
    }),
  );
  const columns = schema.columns.filter(
    ({ name, isRequired }) => isRequired || !isSaid(name) || Object.hasOwn(sources, name),
  );
  return {
    format,
    // The column of its very name is not for an input of which something else was said.
    columns: isInOrder ? columnsSent : (columnsSent ?? table.columns).filter((column) => !isSaid(column)),
    schema: { ...schema, columns },
    sources,
  };
}

/** The type a constant is read as; what the schema does not say is text. */
function sourceOf(input: SchemaColumn, choice: InputChoice, { dateSystem }: TableHead): InputSource | undefined {
  if (choice === null) return undefined;
  if (typeof choice === "string") return { column: choice };
  const constant = readTypedCell(choice.constant, input.type ?? "string", dateSystem);
  if (constant !== undefined) return { constant };
  throw new InputError("missing-input", `The constant for the model's input ${inputLabel(input)} is not of its type.`);
}
