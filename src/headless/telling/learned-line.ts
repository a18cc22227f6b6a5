import type { Schema, SchemaColumn, SchemaTensor } from "../../core/inputs/schema";
import { someNames } from "./some-names";

/** What an endpoint said of its model's inputs, in one sentence: `a (double), b (string, optional)`. */
export function learnedLine({ columns, tensors }: Schema): string {
  const inputs = [...columns.map(columnWords), ...tensors.map(tensorWords)];
  return `The endpoint says its model takes: ${someNames(inputs)}.`;
}

function columnWords({ name, naming, type, unknownType, isRequired }: SchemaColumn): string {
  const label = naming === "position" ? `column ${Number(name) + 1}` : name;
  return `${label} (${type ?? unknownType ?? "any value"}${isRequired ? "" : ", optional"})`;
}

/** The first dimension counts the rows. */
function tensorWords({ name = "a tensor", dataType, shape }: SchemaTensor): string {
  const [, ...sizes] = shape.map((size) => (size < 0 ? "any" : size));
  return `${name} (${[dataType, ...(sizes.length === 0 ? [] : [sizes.join(" x ")])].join(", ")})`;
}
