import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { isWordKey } from "./gather-words";

/** A longer answer holds predictions, whatever stands beside them. */
const MAX_LENGTH = 100_000;
const ANSWER_KEYS = ["predictions", "outputs"];
/** What else no prediction is in: a list of error codes, and what a chat answers. */
const OTHER_KEYS = ["error_code", "choices"];
/** An output of a model may be called "title" or "reason"; these stand for no prediction by themselves. */
const ERROR_KEY = /^(errors?|error_?(message|code|info)|exception|stack_?trace|trace_?back)$/i;
/** "ValueError: ...", "Error: ..." in the place of predictions. */
const ERROR_TEXT = /^[\w.]*(error|exception)\w*: /i;

/** Whether an answer with a status of success tells an error in the place of predictions. */
export function saysError(text: string): boolean {
  if (text.length > MAX_LENGTH || !/^\s*[{[]/.test(text)) return false;
  const answer = parsedJson(text); // core/ says what is wrong with another one
  if (Array.isArray(answer)) return isError(answer);
  if (!isJsonObject(answer)) return false;
  const values = ANSWER_KEYS.map((key) => answer[key]).filter((value) => !isNothing(value));
  if (values.length > 0) return values.every(isError);
  return Object.keys(answer).some((key) => (isWordKey(key) || OTHER_KEYS.includes(key)) && !isNothing(answer[key]));
}

/** Whether what stands in the place of predictions is nothing but an error: an object of words, alone or in a list, or a text. */
function isError(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 1 && isJsonObject(value[0]) && isErrorObject(value[0]);
  if (typeof value === "string") return ERROR_TEXT.test(value);
  return isJsonObject(value) && isErrorObject(value);
}

function isErrorObject(value: JsonObject): boolean {
  const keys = Object.keys(value).filter((key) => !isNothing(value[key]));
  const isTold = keys.some((key) => ERROR_KEY.test(key) && ["string", "object"].includes(typeof value[key]));
  return isTold && keys.every((key) => isWordKey(key) || ERROR_KEY.test(key) || /^(code|status|type)$/.test(key));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
