import type { JsonText } from "../columns/column-encoding";
import { isNestedType, type ColumnType, type PlainType } from "../columns/column-type";
import type { ValueType } from "../columns/nested-value";
import { encodeParameters } from "../inputs/encode-parameters";
import type { InputFormat } from "../inputs/input-format";
import { planInputs } from "../inputs/plan-inputs";
import type { Schema, SchemaTensor } from "../inputs/schema";
import { encodeBody } from "./encode-body";
import { SentRows } from "./sent-rows";

/** A value of each type that nobody takes for data. */
const EXAMPLES: Readonly<Record<PlainType, JsonText>> = {
  double: "1.5",
  float: "1.5",
  integer: "1",
  long: "1",
  boolean: "true",
  string: '"text"',
  datetime: '"2024-02-29T00:00:00"',
  binary: '"AQID"',
};

/**
 * A request body with one made-up row of everything a model says it takes, and its parameters at their defaults. It is planned and
 * written as a real row is, from a table that has just the columns the model wants.
 * @throws InputError when the schema names no inputs, or a default that is not of its type
 */
export function exampleBody(schema: Schema, format: InputFormat): JsonText {
  const headers = schema.columns.length > 0 ? schema.columns.map((column) => column.name) : tensorHeaders(schema);
  const { inputs, fields, isListOfElements = false } = planInputs(headers, { format, schema });
  const row = inputs.map(({ declaredType, content }) => exampleOf(content ?? typeOf(declaredType)));
  const defaults = (schema.parameters ?? []).filter(
    ({ defaultValue }) => defaultValue !== undefined && defaultValue !== null,
  );
  const params = encodeParameters(
    Object.fromEntries(defaults.map(({ name, defaultValue }) => [name, defaultValue])),
    schema.parameters,
  );
  return encodeBody(
    { format, fields, isListOfElements, ...(params === undefined ? {} : { params }) },
    SentRows.ofTexts([row]),
    [0],
  );
}

/** Anything may be a number. */
function typeOf(type: ColumnType | undefined): ValueType {
  return { type: type === undefined || isNestedType(type) ? "any" : type };
}

function exampleOf(value: ValueType): JsonText {
  switch (value.type) {
    case "any":
      return EXAMPLES.double;
    case "array":
      return `[${exampleOf(value.items)}]`;
    case "object":
      return `{${value.properties.map((one) => `${JSON.stringify(one.name)}:${exampleOf(one.value)}`).join(",")}}`;
    case "map":
      return `{"name":${exampleOf(value.values)}}`;
    default:
      return EXAMPLES[value.type];
  }
}

function tensorHeaders({ tensors }: Schema): string[] {
  return tensors.flatMap((tensor) => indexesOf(tensor).map((index) => `${tensor.name ?? ""}${index}`));
}

/** `[0][0]`, `[0][1]` ... for each element of a row's tensor; one element where the tensor leaves the number open. */
function indexesOf({ shape, name }: SchemaTensor): string[] {
  const indexes = shape
    .slice(1)
    .map((size) => Math.max(size, 1))
    .reduce<string[]>(
      (starts, size) => starts.flatMap((start) => Array.from({ length: size }, (_, place) => `${start}[${place}]`)),
      [""],
    );
  // A named value without dimensions has a column of its very name; an unnamed one needs some name.
  return name === undefined ? indexes.map((index) => `x${index}`) : indexes;
}
