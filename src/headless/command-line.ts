import { COLUMN_TYPES, isColumnType, type ColumnType } from "../core/columns/column-type";
import { INPUT_FORMATS, type InputFormat } from "../core/inputs/input-format";
import { DEFAULT_COLUMN_NAME } from "../core/predictions/default-column-name";
import { MAX_PAYLOAD_BYTES, ROWS_PER_BATCH } from "../core/request/batch-limits";
import { headerName, MAX_HEADER_CHARACTERS } from "../excel/writing/cell-text";
import { HOW_TO_QUOTE, splitNames, splitPair, splitPairs } from "./listed-names";
import { readOptions } from "./read-options";
import { CommandError } from "./telling/exit-codes";
import { HOW_TO_SEE_USAGE, USAGE } from "./usage";

/** What `npm run score` was asked to do. */
export interface ScoreRequest {
  readonly workbookFile: string;
  readonly tableName: string;
  /** As typed, in any form that parse-endpoint-address.ts reads. */
  readonly endpoint: string;
  readonly outFile: string;
  /** The workspace that the secrets of DATABRICKS_... are for, as typed. */
  readonly workspaceHost: string | undefined;
  /** The server that the secrets of MLFLOW_TRACKING_... are for, as typed. */
  readonly mlflowHost: string | undefined;
  /** As typed, else the one to take where it fits. */
  readonly inputFormat: InputFormat;
  /** Undefined where none was typed. */
  readonly typedFormat: InputFormat | undefined;
  readonly rowsPerBatch: number;
  /** Requests at once: so many, or as many as the endpoint is found to take. */
  readonly concurrency: number | "auto";
  readonly maxPayloadBytes: number;
  readonly columnName: string;
  /** Columns to send, in their order; undefined sends what the schema names, or all of them. */
  readonly sentColumns: readonly string[] | undefined;
  /** Columns grouped to tensors; one without a name is the model's only input. */
  readonly tensors: readonly { readonly name?: string; readonly columns: readonly string[] }[] | undefined;
  /** An MLmodel file, or a signature alone. */
  readonly signatureFile: string | undefined;
  readonly types: Readonly<Record<string, ColumnType>>;
  /** Columns whose numbers an input of text gets as the sheet shows them, not as they are stored. */
  readonly asShown: readonly string[] | "all";
  /** Rows in which nothing that is sent holds anything are sent all the same; otherwise they are left out. */
  readonly sendsBlankRows?: true;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly onRefused: "quarantine" | "every-row" | "stop";
  readonly outputs: readonly string[] | undefined;
}

const REQUIRED = ["workbook", "table", "endpoint", "out"] as const;

/** @throws CommandError with a sentence that says which option is wrong */
export function parseCommandLine(args: readonly string[]): ScoreRequest {
  const { tensor: tensorTexts, ...options } = readOptions(args);
  const missing = REQUIRED.filter((name) => !options[name]).map((name) => `--${name} is missing.`);
  if (missing.length > 0) {
    throw new CommandError(missing.join(" ") + (args.length === 0 ? `\n${USAGE}` : ` ${HOW_TO_SEE_USAGE}`));
  }
  const required = (name: (typeof REQUIRED)[number]): string => options[name] ?? "";
  const inputFormat = oneOf("--format", INPUT_FORMATS, options.format);
  return {
    workbookFile: required("workbook"),
    tableName: required("table"),
    endpoint: required("endpoint"),
    outFile: required("out"),
    workspaceHost: options["workspace-host"],
    mlflowHost: options["mlflow-host"],
    inputFormat,
    typedFormat: options.format === undefined ? undefined : inputFormat,
    rowsPerBatch: batchSize(options["batch-size"]),
    concurrency: concurrency(options.concurrency),
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    columnName: columnName(options.column),
    sentColumns: namesOf("--columns", options.columns),
    tensors: tensors(tensorTexts),
    signatureFile: options.signature,
    types: columnTypes(options.types),
    asShown: asShown(options["as-shown"]),
    ...(oneOf("--blank-rows", ["leave-out", "send"] as const, options["blank-rows"]) === "send"
      ? { sendsBlankRows: true }
      : {}),
    parameters: parameters(options.params),
    onRefused: oneOf("--on-error", ["quarantine", "every-row", "stop"] as const, options["on-error"]),
    outputs: namesOf("--outputs", options.outputs),
  };
}

/** The first is the default. */
function oneOf<Value extends string>(option: string, values: readonly Value[], text: string = values[0]!): Value {
  const value = values.find((known) => known === text);
  if (value === undefined) throw new CommandError(`${option} takes ${values.join(" or ")}, not "${text}".`);
  return value;
}

function batchSize(text = String(ROWS_PER_BATCH)): number {
  const rows = Number(text);
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new CommandError(`--batch-size takes a whole number of rows from 1, not "${text}".`);
  }
  return rows;
}

/** Beyond that a machine runs out of connections before an endpoint is any faster. */
const MOST_TYPED_REQUESTS = 1_000;

function concurrency(text = "auto"): number | "auto" {
  if (text === "auto") return text;
  const requests = Number(text);
  if (!Number.isSafeInteger(requests) || requests < 1 || requests > MOST_TYPED_REQUESTS) {
    throw new CommandError(
      `--concurrency takes auto, or a whole number of requests at once from 1 to ${MOST_TYPED_REQUESTS}, not "${text}".`,
    );
  }
  return requests;
}

function columnName(text = DEFAULT_COLUMN_NAME): string {
  if (text.trim() === "") throw new CommandError("--column takes the header of the new column, not a blank.");
  if (text.length > MAX_HEADER_CHARACTERS) {
    throw new CommandError(
      `--column takes ${MAX_HEADER_CHARACTERS} characters at most, as a header in Excel does, not ${text.length}.`,
    );
  }
  if (headerName(text) !== text) throw new CommandError("--column holds a character that no cell can hold.");
  return text;
}

/** Columns of the same name would reach the model as one, or be refused without a word about the name. */
function namesOf(option: string, list: string | undefined): string[] | undefined {
  const names = list === undefined ? undefined : splitNames(option, list);
  refuseTwice(option, names ?? []);
  return names;
}

function refuseTwice(option: string, names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new CommandError(`${option} names "${twice}" twice.`);
}

/** Of two tensors of one name only one would reach the model. */
function tensors(texts: readonly string[] | undefined): ScoreRequest["tensors"] {
  const read = texts?.map(tensor);
  refuseTwice(
    "--tensor",
    (read ?? []).map(({ name = "" }) => name),
  );
  return read;
}

function tensor(text: string): { name?: string; columns: string[] } {
  const [name, columns] = splitPair("--tensor", text);
  if (columns === undefined) throw new CommandError(`--tensor takes NAME=column,column, not "${text}".`);
  return { ...(name === "" ? {} : { name }), columns: splitNames("--tensor", columns) };
}

function columnTypes(list = ""): Record<string, ColumnType> {
  const pairs = splitPairs("--types", list).filter(([column, type]) => column !== "" || type !== undefined);
  refuseTwice(
    "--types",
    pairs.map(([column]) => column),
  );
  return Object.fromEntries(
    pairs.map(([column, type]) => {
      if (type === undefined || !isColumnType(type)) {
        const pair = type === undefined ? column : `${column}=${type}`;
        throw new CommandError(
          `--types takes column=type, with a type of ${COLUMN_TYPES.join(", ")}; not "${pair}". ${HOW_TO_QUOTE}`,
        );
      }
      return [column, type];
    }),
  );
}

function asShown(text: string | undefined): ScoreRequest["asShown"] {
  if (text === undefined) return [];
  return text === "" ? "all" : splitNames("--as-shown", text);
}

function parameters(text = "{}"): Record<string, unknown> {
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
