import type { Fault } from "../faults/fault";
import { refuseRows } from "../faults/fault-answer";
import { readScoringRequest } from "../invocation/score-request";
import type { ModelColumnType, ModelPrediction, SampleModel } from "../models/sample-model";
import { ScoringRefusal } from "../python/scoring-refusal";
import { SparkRefusal } from "./spark-refusal";
import type { Argument, Expression } from "./statement-grammar";

/** What a statement's call of ai_query asks for. */
export interface AiQuery {
  readonly model: SampleModel;
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
}

/** What became of one row: as with failOnError off, never an exception. */
export interface AnsweredRow {
  readonly prediction: ModelPrediction | undefined;
  readonly errorMessage: string | null;
}

/**
 * Reads the arguments of ai_query.
 * Source: Databricks SQL reference, "ai_query function": the endpoint is a literal, model parameters are not for custom models.
 * @throws SparkRefusal
 */
export function readAiQuery(args: readonly Argument[], models: readonly SampleModel[]): AiQuery {
  const [endpoint, request] = args;
  const option = (name: string): Expression | undefined => args.find((one) => one.name === name)?.value;
  if (endpoint?.value.kind !== "literal" || endpoint.value.type !== "text") {
    throw new SparkRefusal(
      "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
      "The endpoint of ai_query must be a STRING literal.",
    );
  }
  if (option("modelParameters") !== undefined) {
    throw new SparkRefusal("AI_FUNCTION_UNSUPPORTED_REQUEST", "modelParameters are not supported for custom models.");
  }
  const name = endpoint.value.value;
  const model = models.find((one) => one.name === name);
  if (model === undefined) {
    throw new SparkRefusal(
      "AI_FUNCTION_HTTP_REQUEST_ERROR",
      `RESOURCE_DOES_NOT_EXIST: the endpoint ${name} does not exist.`,
    );
  }
  const failOnError = option("failOnError");
  if (failOnError?.kind !== "literal" || failOnError.value.toLowerCase() !== "false") {
    throw new SparkRefusal("UNSUPPORTED_FEATURE", "The sample endpoint plays ai_query with failOnError => false only.");
  }
  checkReturnType(option("returnType"), model);
  return { model, fields: fieldsOf(request?.value) };
}

/** An answer that is of another type than was said cannot be read. */
function checkReturnType(said: Expression | undefined, model: SampleModel): void {
  if (said === undefined) return;
  const text = said.kind === "literal" ? said.value : "";
  const own = sparkReturnType(model);
  if (text === own) return;
  throw new SparkRefusal("AI_FUNCTION_HTTP_PARSE_CAST_ERROR", `Failed to cast the response to ${text}: it is ${own}.`);
}

function sparkReturnType(model: SampleModel): string {
  const fields = resultFields(model).map(({ name, type }) => ({ name, type: SPARK_NAMES[type] ?? type }));
  const [only] = fields;
  if (only?.name === undefined) return only?.type ?? "";
  return `STRUCT<${fields.map(({ name, type }) => `\`${name ?? ""}\`: ${type}`).join(", ")}>`;
}

const SPARK_NAMES: Readonly<Record<string, string>> = { VARCHAR: "STRING", INTEGER: "INT" };

function fieldsOf(request: Expression | undefined): AiQuery["fields"] {
  if (request?.kind !== "call" || request.name !== "named_struct" || request.args.length % 2 !== 0) {
    throw new SparkRefusal("AI_FUNCTION_UNSUPPORTED_REQUEST", "The request of ai_query must be a named_struct here.");
  }
  return request.args.flatMap(({ value }, place) => {
    const next = request.args[place + 1];
    if (place % 2 === 1 || next === undefined) return [];
    if (value.kind !== "literal" || value.type !== "text") {
      throw new SparkRefusal("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "Names in named_struct must be literals.");
    }
    return [{ name: value.value, value: next.value }];
  });
}

/** Rows that are sent to the endpoint at once. */
const BATCH_ROWS = 256;

/**
 * Asks the model for rows as an endpoint is asked; a batch that is refused is halved until the rows at fault stand alone.
 * @param rows each as JSON text
 * @param fault one that refuses rows
 */
export function answerRows(model: SampleModel, rows: readonly string[], fault: Fault | undefined): AnsweredRow[] {
  if (rows.length > BATCH_ROWS) {
    const parts = Array.from({ length: Math.ceil(rows.length / BATCH_ROWS) }, (_, part) =>
      rows.slice(part * BATCH_ROWS, (part + 1) * BATCH_ROWS),
    );
    return parts.flatMap((part) => answerRows(model, part, fault));
  }
  try {
    const request = readScoringRequest(`{"dataframe_records": [${rows.join(", ")}]}`, model);
    if (fault !== undefined) refuseRows(fault, model, request.rows);
    return request.predict().map((prediction) => ({ prediction, errorMessage: null }));
  } catch (error) {
    if (!(error instanceof ScoringRefusal)) throw error;
    if (rows.length === 1) return [{ prediction: undefined, errorMessage: messageOf(error) }];
    const half = rows.length >> 1;
    return [...answerRows(model, rows.slice(0, half), fault), ...answerRows(model, rows.slice(half), fault)];
  }
}

function messageOf({ status, body }: ScoringRefusal): string {
  const said = typeof body === "string" ? body : String(body["message"]);
  return `[AI_FUNCTION_HTTP_REQUEST_ERROR] Error occurred while making an HTTP request for function ai_query: status ${status}: ${said}`;
}

const RESULT_TYPES: Readonly<Record<ModelColumnType, string>> = {
  double: "DOUBLE",
  float: "FLOAT",
  integer: "INTEGER",
  long: "BIGINT",
  boolean: "BOOLEAN",
  string: "VARCHAR",
  datetime: "TIMESTAMP",
};

/** The outputs of a model as DuckDB's types; the one without a name alone. */
export function resultFields({ outputs }: SampleModel): { readonly name: string | undefined; readonly type: string }[] {
  if (typeof outputs === "string") return [{ name: undefined, type: RESULT_TYPES[outputs] }];
  return outputs.map(({ name, type }) => ({ name, type: RESULT_TYPES[type] }));
}
