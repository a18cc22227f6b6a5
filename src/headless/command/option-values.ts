import { COLUMN_TYPES, isColumnType, type ColumnType } from "../../core/columns/column-type";
import type { InputChoice } from "../../core/recipe/recipe";
import { ROWS_PER_BATCH } from "../../core/request/batch-limits";
import { headerName, MAX_HEADER_CHARACTERS } from "../../excel/writing/cell-text";
import { isLoopback } from "../../protocol/known-hosts";
import { HOW_TO_QUOTE, splitFirst, splitNames, splitPair, splitPairs, unquoted } from "./listed-names";
import { CommandError } from "../telling/exit-codes";

/** Columns that make one tensor; one without a name is the model's only input. */
export interface TypedTensor {
  readonly name?: string;
  readonly columns: readonly string[];
}

/** One of a few words; the first is the default. @throws CommandError, as all of these do */
export function oneOf<Value extends string>(
  option: string,
  values: readonly Value[],
  text: string = values[0]!,
): Value {
  const value = values.find((known) => known === text);
  if (value === undefined) throw new CommandError(`${option} takes ${values.join(" or ")}, not "${text}".`);
  return value;
}

/** Rows in one request. */
export function batchSize(text = String(ROWS_PER_BATCH)): number {
  const rows = Number(text);
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new CommandError(`--batch-size takes a whole number of rows from 1, not "${text}".`);
  }
  return rows;
}

/** Beyond that a machine runs out of connections before an endpoint is any faster. */
const MOST_TYPED_REQUESTS = 1_000;

/** Requests at once. */
export function concurrency(text = "auto"): number | "auto" {
  if (text === "auto") return text;
  const requests = Number(text);
  if (!Number.isSafeInteger(requests) || requests < 1 || requests > MOST_TYPED_REQUESTS) {
    throw new CommandError(
      `--concurrency takes auto, or a whole number of requests at once from 1 to ${MOST_TYPED_REQUESTS}, not "${text}".`,
    );
  }
  return requests;
}

/** The header of a column that the command adds. */
export function newHeader(option: string, text: string): string {
  if (text.trim() === "") throw new CommandError(`${option} takes the header of the new column, not a blank.`);
  if (text.length > MAX_HEADER_CHARACTERS) {
    throw new CommandError(
      `${option} takes ${MAX_HEADER_CHARACTERS} characters at most, as a header in Excel does, not ${text.length}.`,
    );
  }
  if (headerName(text) !== text) throw new CommandError(`${option} holds a character that no cell can hold.`);
  return text;
}

/** Columns of the same name would reach the model as one, or be refused without a word about the name. */
export function namesOf(option: string, list: string | undefined): string[] | undefined {
  const names = list === undefined ? undefined : splitNames(option, list);
  refuseTwice(option, names ?? []);
  return names;
}

/** The same of an option that may stand without names. */
export function namesIfAny(option: string, list: string): readonly string[] {
  return (list === "" ? undefined : namesOf(option, list)) ?? [];
}

function refuseTwice(option: string, names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new CommandError(`${option} names "${twice}" twice.`);
}

/** Of two tensors of one name only one would reach the model. */
export function tensors(texts: readonly string[] | undefined): readonly TypedTensor[] | undefined {
  const read = texts?.map(tensor);
  refuseTwice(
    "--tensor",
    (read ?? []).map(({ name = "" }) => name),
  );
  return read;
}

function tensor(text: string): TypedTensor {
  const [name, columns] = splitPair("--tensor", text);
  if (columns === undefined) throw new CommandError(`--tensor takes NAME=column,column, not "${text}".`);
  return { ...(name === "" ? {} : { name }), columns: splitNames("--tensor", columns) };
}

/**
 * What feeds inputs of the model, by their names: columns by their headers, and constants.
 * @returns undefined where nothing was said
 */
export function inputChoices(
  maps: readonly string[] = [],
  constants: readonly string[] = [],
): Readonly<Record<string, InputChoice>> | undefined {
  const pairs = [
    ...maps.map((text): [string, InputChoice] => {
      const [input, header] = inputAnd("--map", "HEADER", text);
      return [input, unquoted("--map", header)];
    }),
    ...constants.map((text): [string, InputChoice] => {
      const [input, constant] = inputAnd("--constant", "VALUE", text);
      return [input, { constant }];
    }),
  ];
  refuseTwice(
    maps.length === 0 ? "--constant" : constants.length === 0 ? "--map" : "--map or --constant",
    pairs.map(([input]) => input),
  );
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function inputAnd(option: string, what: string, text: string): readonly [input: string, rest: string] {
  const [input, rest] = splitFirst(option, text);
  if (input !== "" && rest !== undefined) return [input, rest];
  // What was typed may hold a value of the table's kind, which no sentence repeats.
  throw new CommandError(`${option} takes INPUT=${what}, the name of an input of the model and what it gets.`);
}

/** Types by column. */
export function columnTypes(list = "", option = "--types"): Record<string, ColumnType> {
  const pairs = splitPairs(option, list).filter(([column, type]) => column !== "" || type !== undefined);
  refuseTwice(
    option,
    pairs.map(([column]) => column),
  );
  return Object.fromEntries(
    pairs.map(([column, type]) => {
      if (type === undefined || !isColumnType(type)) {
        const pair = type === undefined ? column : `${column}=${type}`;
        throw new CommandError(
          `${option} takes column=type, with a type of ${COLUMN_TYPES.join(", ")}; not "${pair}". ${HOW_TO_QUOTE}`,
        );
      }
      return [column, type];
    }),
  );
}

/** Columns, or all of them where none is named. */
export function asShown(text: string | undefined): readonly string[] | "all" {
  if (text === undefined) return [];
  return text === "" ? "all" : splitNames("--as-shown", text);
}

/** The members of a JSON object. */
export function parameters(text = "{}"): Record<string, unknown> {
  const refused = new CommandError(`--params takes a JSON object such as '{"threshold": 0.5}'.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refused;
  return { ...value };
}

/**
 * Hosts that may be sent to, each as an origin: `https://host[:port]`, http for this machine only.
 * @throws CommandError; the sentence does not repeat the text, which may hold a password
 */
export function allowedOrigins(texts: readonly string[] = []): readonly string[] {
  return texts.map((text) => {
    const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
    const isWhole =
      url !== undefined && [url.username, url.password, url.search, url.hash].every((part) => part === "");
    const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
    if (isWhole && isSafe && url.pathname === "/") return url.origin;
    throw new CommandError(
      "--allow takes a host and nothing behind it, as in https://models.example.com; http is for this machine only.",
    );
  });
}
