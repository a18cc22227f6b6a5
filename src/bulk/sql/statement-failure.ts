import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { BulkError, type BulkErrorCode } from "../bulk-error";

interface Meaning {
  readonly when: RegExp;
  readonly code: BulkErrorCode;
  readonly sentence: string;
}

/** Nothing is ever written over. */
export const TARGET_EXISTS =
  "The target is there already, and nothing is ever written over: name a table that does not exist.";

/**
 * What classes of Spark's errors mean for whoever handed a table over; the first that fits counts.
 * Source: Databricks, "Error classes", and `error-conditions.json` of Apache Spark.
 */
const MEANINGS: readonly Meaning[] = [
  {
    when: /^(TABLE_OR_VIEW|SCHEMA|DELTA_TABLE)?_?ALREADY_EXISTS|TABLE_ALREADY_EXISTS/,
    code: "target-exists",
    sentence: TARGET_EXISTS,
  },
  {
    when: /^(TABLE_OR_VIEW|SCHEMA|CATALOG|NO_SUCH_CATALOG)\w*NOT_FOUND|^NO_SUCH_(CATALOG|SCHEMA|TABLE)|^SCHEMA_NOT_FOUND/,
    code: "table-unknown",
    sentence:
      "There is no such table, or no such catalog or schema for the target: look at the three parts of both names.",
  },
  {
    when: /^UNRESOLVED_COLUMN|^COLUMN_NOT_FOUND/,
    code: "column-unknown",
    sentence: "The table has other columns by now than it had a moment ago.",
  },
  {
    when: /PERMISSION|^INSUFFICIENT_|UNAUTHORIZED/,
    code: "not-allowed",
    sentence:
      "This account may not do that: it needs SELECT on the source, CREATE TABLE in the target's schema, READ VOLUME for a file and CAN QUERY on the endpoint.",
  },
  {
    when: /ENDPOINT_NOT_FOUND|^RESOURCE_DOES_NOT_EXIST/,
    code: "endpoint-unknown",
    sentence: "The workspace has no endpoint of this name that this account may query.",
  },
  {
    when: /^AI_FUNCTION\w*(PARSE|CAST|RETURN_TYPE)/,
    code: "run-failed",
    sentence: "What the endpoint answers is of another type than was said, or than its model says: say its type.",
  },
  {
    when: /^AI_FUNCTION|^UNRESOLVED_ROUTINE|^UNSUPPORTED_FEATURE/,
    code: "function-unknown",
    sentence:
      "ai_query cannot be used like this on this warehouse: it wants a serverless or pro one, and the preview for custom models switched on.",
  },
  {
    when: /^USER_RAISED_EXCEPTION|^CAST_|^FAILED_READ_FILE|^MALFORMED_|^DATATYPE_MISMATCH/,
    code: "values-unfit",
    sentence: "A value is none of its column's type; nothing was made of it, and no table was left behind.",
  },
];

/** Source: Statement Execution API, "INLINE": a result of more than 25 MiB fails. */
const INLINE_LIMIT = /^Inline byte limit exceeded/;

/** Within the message of a failed call of ai_query: what the serving API itself said. */
const NO_ENDPOINT = /^\[AI_FUNCTION[^]*\b(RESOURCE_DOES_NOT_EXIST|ENDPOINT_NOT_FOUND)\b/;

/**
 * Why a statement failed, which a workspace tells with status 200.
 * @param status of the answer: its message may repeat cells, so that only the class in brackets is kept
 */
export function failureOfStatement(status: JsonObject): BulkError {
  const error = isJsonObject(status["error"]) ? status["error"] : {};
  const message = typeof error["message"] === "string" ? error["message"] : "";
  if (INLINE_LIMIT.test(message)) return new BulkError("result-too-large", "The result has more than 25 MiB.");
  const errorClass = /\[([A-Z][A-Z0-9_.]{2,120})\]/.exec(message)?.[1];
  const errorCode =
    typeof error["error_code"] === "string" && /^[A-Z_]+$/.test(error["error_code"]) ? error["error_code"] : "";
  const isAboutEndpoint = NO_ENDPOINT.test(message);
  const meaning = MEANINGS.find(({ when, code }) =>
    isAboutEndpoint ? code === "endpoint-unknown" : when.test(errorClass ?? errorCode),
  );
  const detail = errorClass ?? (errorCode === "" ? undefined : errorCode);
  if (meaning !== undefined) return new BulkError(meaning.code, meaning.sentence, detail);
  return new BulkError("run-failed", "The statement failed; its history in the workspace says why.", detail);
}
