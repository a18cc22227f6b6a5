import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";

/** What an error answer in JSON says to people. */
export interface SaidWords {
  /** In the order in which they stand there. */
  readonly texts: readonly string[];
  /** A traceback; empty where there is none. */
  readonly trace: string;
  readonly names: readonly string[];
}

/**
 * Keys under which servers put words. Source: MLflow, Databricks, FastAPI, KServe, Seldon, TensorFlow Serving, Triton, SageMaker, Azure ML,
 * RFC 9457 (`title`, `detail`), RFC 6749 (`error_description`).
 */
const WORD_KEYS =
  /^(errors?|messages?|msg|details?|error_?message|error_description|reason|title|description|exception|cause|info|fault(string)?|error_?info|original_?message|innererror|root_cause|predictions?_error)$/i;
const TRACE_KEYS = /^(stack_?trace|trace_?back|trace|exc_info)$/i;
/** What was sent, which validators repeat. */
const ECHO_KEYS = /^(input|body|instances|inputs|data|dataframe_\w+|value|ctx|loc|url|type)$/i;
const MAX_DEPTH = 8;
const MAX_TEXTS = 100;

/** Whether a server puts words, or a traceback, under this key. */
export function isWordKey(key: string): boolean {
  return WORD_KEYS.test(key) || TRACE_KEYS.test(key);
}

export function gatherWords(json: JsonObject): SaidWords {
  const found = { texts: [] as string[], trace: "", names: [] as string[] };
  gather(json, false, 0, found);
  return found;
}

interface Found {
  texts: string[];
  trace: string;
  names: string[];
}

/** @param isSaid whether a key above says that this is a server's word */
function gather(value: unknown, isSaid: boolean, depth: number, found: Found): void {
  if (depth > MAX_DEPTH || found.texts.length >= MAX_TEXTS) return;
  if (typeof value === "string") {
    if (isSaid && value.trim() !== "") gatherText(value, depth, found);
  } else if (Array.isArray(value)) {
    for (const item of value) gather(item, isSaid, depth + 1, found);
  } else if (isJsonObject(value)) {
    gatherObject(value, isSaid, depth, found);
  }
}

/** A text may be JSON itself: a gateway repeats what stood behind it. */
function gatherText(text: string, depth: number, found: Found): void {
  const inner = /^\s*[{[]/.test(text) ? parsedJson(text) : undefined;
  const before = found.texts.length;
  if (inner !== undefined) gather(inner, false, depth + 1, found);
  if (found.texts.length === before) found.texts.push(text);
}

function gatherObject(value: JsonObject, isSaid: boolean, depth: number, found: Found): void {
  const place = Array.isArray(value["loc"]) ? value["loc"].filter((part) => typeof part !== "object") : [];
  const before = found.texts.length;
  for (const [key, inner] of Object.entries(value)) {
    if (TRACE_KEYS.test(key)) {
      const trace = Array.isArray(inner) ? inner.join("\n") : inner;
      if (typeof trace === "string" && found.trace === "") found.trace = trace;
    } else if (WORD_KEYS.test(key)) gather(inner, true, depth + 1, found);
    else if (isSaid && !ECHO_KEYS.test(key)) gatherField(key, inner, depth, found);
    else if (isJsonObject(inner) && !ECHO_KEYS.test(key)) gather(inner, false, depth + 1, found);
  }
  const said = found.texts[before];
  if (place.length === 0 || said === undefined) return;
  found.texts[before] = `${said} (${place.join(".")})`;
  found.names.push(...place.filter((part): part is string => typeof part === "string"));
}

/** Validators that list their complaints by field: `{"age": ["not a number"]}`. */
function gatherField(field: string, complaints: unknown, depth: number, found: Found): void {
  const texts = Array.isArray(complaints) ? complaints.filter((text): text is string => typeof text === "string") : [];
  if (texts.length > 0) {
    found.names.push(field);
    found.texts.push(`${field}: ${texts.join("; ")}`);
  } else gather(complaints, false, depth + 1, found);
}
