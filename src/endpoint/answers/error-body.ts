import { isJsonObject } from "../../core/json/json-object";

/** What an error answer says, whichever of the known shapes it has. Nothing in it is scrubbed yet. */
export interface ErrorBody {
  /** `error_code` and the like, as text: some servers send the HTTP status as a number. */
  readonly errorCode: string;
  /** MLflow's and Databricks' finer class, such as `SCHEMA_ENFORCEMENT_FAILED`. */
  readonly errorClass: string;
  readonly message: string;
  /** A Python traceback. */
  readonly trace: string;
}

const NOTHING: ErrorBody = { errorCode: "", errorClass: "", message: "", trace: "" };

/** Longer texts are no message: they are cut before anything searches them. Dots mark the cut, which may go through a word. */
const MAX_TEXT_LENGTH = 100_000;
const CUT = "...";

/**
 * Reads the body of an error answer: `{error_code, message, error_class?, stack_trace?}`, `{detail}` (FastAPI, SCIM), `{error}`,
 * `CODE: text`, HTML, plain text, nothing. The content type is not asked: a 504 of MLflow calls plain text JSON.
 * Never throws.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = text.trim();
  if (body === "") return NOTHING;
  if (body.startsWith("{")) {
    const json = parseObject(body);
    if (json !== undefined) return fromJson(json);
  }
  const readable = beginningOf(body, MAX_TEXT_LENGTH);
  if (looksLikeHtml(readable)) return { ...NOTHING, message: htmlMessage(readable) };
  const coded = /^([A-Z][A-Z_]{3,}): ([^]*)$/.exec(readable);
  return coded === null ? { ...NOTHING, message: readable } : { ...NOTHING, errorCode: coded[1]!, message: coded[2]! };
}

/** Whether a text is a web page. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body|<\?xml|<!--)/i.test(text);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // Not JSON after all: the caller reads it as plain text.
    return undefined;
  }
}

function fromJson(json: Readonly<Record<string, unknown>>): ErrorBody {
  const inner = isJsonObject(json["error"]) ? json["error"] : json;
  return {
    errorCode: textOf(inner["error_code"] ?? inner["code"]),
    errorClass: textOf(inner["error_class"]),
    message: firstText(inner["message"], json["detail"], json["error"], json["error_description"]),
    trace: endOf(textOf(inner["stack_trace"]), MAX_TEXT_LENGTH),
  };
}

/** The text, or as much of its beginning as that, and dots. */
export function beginningOf(text: string, maxLength: number): string {
  return text.length > maxLength ? text.slice(0, maxLength) + CUT : text;
}

function endOf(text: string, maxLength: number): string {
  return text.length > maxLength ? CUT + text.slice(-maxLength) : text;
}

function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = Array.isArray(value) ? value.map(validationMessage).join("; ") : textOf(value);
    if (text !== "") return beginningOf(text, MAX_TEXT_LENGTH);
  }
  return "";
}

/** FastAPI lists what is wrong as `{loc, msg, input}`; `input` is what was sent and stays out. */
function validationMessage(item: unknown): string {
  return textOf(isJsonObject(item) ? item["msg"] : item);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** Jetty, which answers for a workspace, puts its reason in `<pre>`; others say it in the title. */
function htmlMessage(html: string): string {
  const found = /<pre[^>]*>([^]*?)<\/pre>/i.exec(html) ?? /<title[^>]*>([^]*?)<\/title>/i.exec(html);
  return (found?.[1] ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(lt|gt|quot|amp|#39|nbsp);/g, (_entity, name: string) => ENTITIES[name] ?? " ")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'", nbsp: " " };
