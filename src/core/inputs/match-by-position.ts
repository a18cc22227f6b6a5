import { InputError } from "../errors";
import type { SchemaColumn } from "./schema";

/** Whether a model names none of its columns, so that they are told apart by their order alone. */
export function isByPosition(inputs: readonly SchemaColumn[]): boolean {
  return inputs[0]?.naming === "position";
}

/** What to call an input when speaking of it: by its place where it has no name. */
export function inputLabel({ name, naming }: Pick<SchemaColumn, "name" | "naming">): string {
  return naming === "position" ? `input ${Number(name) + 1}` : name;
}

/**
 * The columns of inputs that have no name, in order; undefined where there are not just as many, for which of them are meant is then
 * for a person to say.
 * @param inputs those that nothing else feeds
 * @param columns those that feed no other input, in their order
 */
export function matchByPosition(
  inputs: readonly string[],
  columns: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (inputs.length !== columns.length) return undefined;
  return new Map(inputs.map((input, place) => [input, columns[place]!]));
}

/** Where a model wants another number of columns than are chosen. */
export function wrongCount(wanted: number, chosen: number): InputError {
  const columns = wanted === 1 ? "1 column" : `${wanted} columns in order`;
  return new InputError(
    "column-count",
    `The model names no columns: it needs ${columns}, and ${chosen} ${chosen === 1 ? "is" : "are"} chosen.`,
  );
}
