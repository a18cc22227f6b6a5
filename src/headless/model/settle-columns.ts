import { isByPosition } from "../../core/inputs/match-by-position";
import type { Schema } from "../../core/inputs/schema";
import { plural } from "../../core/plural";
import { ownHeaders, type ResultNames } from "../../core/predictions/own-headers";
import type { SchemaAsked } from "./find-schema";
import type { ScoreRequest } from "../command/command";
import { someNames } from "../telling/some-names";
import type { Tell } from "../telling/told-lines";

/**
 * Which columns are sent where the command does not say it. Predictions of an earlier run are no inputs: they go only where the model
 * names them. What is decided here is told, before anything is sent.
 * @param columns of the table
 * @param asking whether the endpoint was asked for the schema
 * @returns undefined where the model's names decide
 */
export function settleColumns(
  { sentColumns, tensors, ...naming }: Pick<ScoreRequest, "sentColumns" | "tensors" | "columnName"> & ResultNames,
  columns: readonly string[],
  schema: Schema | undefined,
  tell: Tell,
  asking: SchemaAsked = "answered",
): readonly string[] | undefined {
  if (sentColumns !== undefined || tensors !== undefined) return sentColumns;
  const own = ownHeaders(columns, naming);
  const wanted = namesOf(schema);
  const asked = own.filter((column) => wanted.includes(column));
  if (asked.length > 0) {
    tell(`The model names ${listed(asked)} as an input: sent, although called like predictions of an earlier run.`);
  }
  if (schema !== undefined && schema.columns.length > 0 && !isByPosition(schema.columns)) return undefined;
  const leftOut = own.filter((column) => !asked.includes(column));
  const sent = columns.filter((column) => !leftOut.includes(column));
  if (leftOut.length > 0) {
    const are = plural(leftOut.length, "It is", "They are");
    tell(`Not sent: ${listed(leftOut)}. ${are} called like predictions of an earlier run; --columns sends them too.`);
  }
  if (schema === undefined || schema.columns.length + schema.tensors.length === 0) {
    tell(`${SENT[asking]}: ${listed(sent)}; --columns chooses others.`);
  }
  return sent;
}

const SENT: Readonly<Record<SchemaAsked, string>> = {
  answered: "The endpoint does not say what its model takes. Sent",
  failed: "Sent",
  "not asked": "Counted as sent",
};

/** Names that the model has for its inputs; of one without a name, none. */
function namesOf(schema: Schema | undefined): string[] {
  if (schema === undefined) return [];
  const columns = isByPosition(schema.columns) ? [] : schema.columns.map(({ name }) => name);
  return [...columns, ...schema.tensors.flatMap(({ name }) => (name === undefined ? [] : [name]))];
}

function listed(columns: readonly string[]): string {
  return `${plural(columns.length, "the column", "the columns")} ${someNames(columns)}`;
}
