import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";

/** A longer answer holds predictions, whatever stands beside them. */
const MAX_LENGTH = 100_000;
const ANSWER_KEYS = ["predictions", "outputs"];
/** What tells an error, and what a chat answers; neither is a prediction. */
const ERROR_KEYS = [
  "error",
  "errors",
  "error_code",
  "error_message",
  "errorMessage",
  "detail",
  "stack_trace",
  "message",
  "choices",
];

/** Whether an answer with a status of success tells an error in the place of predictions. */
export function saysError(text: string): boolean {
  if (text.length > MAX_LENGTH || !text.trimStart().startsWith("{")) return false;
  const answer = parsedJson(text); // core/ says what is wrong with another one
  if (!isJsonObject(answer) || ANSWER_KEYS.some((key) => !isNothing(answer[key]))) return false;
  return ERROR_KEYS.some((key) => !isNothing(answer[key]));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
