import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { gatherWords } from "./gather-words";
import { decodeEntities } from "./readable-text";
import { looksLikeHtml } from "./html-answer";

/** What an error answer says, whichever of the known shapes it has. Nothing in it is scrubbed yet. */
export interface ErrorBody {
  /** `error_code` and the like, as text: some servers send the HTTP status as a number. */
  readonly errorCode: string;
  /** MLflow's and Databricks' finer class, such as `SCHEMA_ENFORCEMENT_FAILED`. */
  readonly errorClass: string;
  /** All that it says to people, wherever it stood. */
  readonly message: string;
  /** A Python traceback. */
  readonly trace: string;
  /** Names of fields that a validation found fault with, where they stand apart from the words. */
  readonly names: readonly string[];
}

const NOTHING: ErrorBody = { errorCode: "", errorClass: "", message: "", trace: "", names: [] };

/** Longer texts are no message: they are cut before anything searches them. Dots mark the cut, which may go through a word. */
const MAX_TEXT_LENGTH = 100_000;
const CUT = "...";

/**
 * Reads the body of an error answer: JSON with words under `message`, `detail`, `error`, `errors`, `reason` and the like, at any depth, in lists
 * (FastAPI), as JSON within a text; `CODE: text`; HTML; plain text; nothing. The content type is not asked: a 504 of MLflow calls plain text JSON.
 * Never throws.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = text.trim();
  if (body === "") return NOTHING;
  const json = /^[{["]/.test(body) ? parsedJson(body) : undefined;
  if (typeof json === "string" && json.trim() !== "") return readErrorBody(json);
  if (isJsonObject(json)) return fromJson(json, body);
  if (Array.isArray(json) && json.some((item) => isJsonObject(item) || typeof item === "string")) {
    return fromJson({ errors: json as readonly unknown[] }, body);
  }
  const readable = beginningOf(body, MAX_TEXT_LENGTH);
  if (looksLikeHtml(readable)) return { ...NOTHING, message: htmlMessage(readable) };
  const coded = /^([A-Z][A-Z_]{3,}): ([^]*)$/.exec(readable);
  return coded === null ? { ...NOTHING, message: readable } : { ...NOTHING, errorCode: coded[1]!, message: coded[2]! };
}

function fromJson(json: JsonObject, body: string): ErrorBody {
  const { texts, trace, names } = gatherWords(json);
  const inner = isJsonObject(json["error"]) ? json["error"] : json;
  const message = joined(texts);
  return {
    errorCode: codeOf(inner["error_code"] ?? inner["code"]),
    errorClass: codeOf(inner["error_class"]),
    // An object without any known key is shown as it is: somewhere in it stands what is wrong.
    message: beginningOf(message === "" && trace === "" && !saysNothing(json) ? body : message, MAX_TEXT_LENGTH),
    trace: endOf(trace, MAX_TEXT_LENGTH),
    names,
  };
}

/** The texts one after the other, without those that another one repeats. */
function joined(texts: readonly string[]): string {
  const told = texts.filter(
    (text, place) => !texts.some((other, at) => at !== place && repeats(other, text) && (other !== text || at < place)),
  );
  return told.reduce((all, text) => (all === "" ? text : `${all}${/[.!?:;]\s*$/.test(all) ? " " : "; "}${text}`), "");
}

/** Whether the one text holds the other as words of their own. */
function repeats(text: string, other: string): boolean {
  const at = text.indexOf(other);
  return at >= 0 && !/[\p{L}\p{N}]/u.test((text[at - 1] ?? "") + (text[at + other.length] ?? ""));
}

function saysNothing(json: JsonObject): boolean {
  return Object.values(json).every((value) => typeof value !== "string" || value === "");
}

/** The text, or as much of its beginning as that, and dots. */
function beginningOf(text: string, maxLength: number): string {
  return text.length > maxLength ? text.slice(0, maxLength) + CUT : text;
}

function endOf(text: string, maxLength: number): string {
  return text.length > maxLength ? CUT + text.slice(-maxLength) : text;
}

function codeOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/**
 * Jetty, which answers for a workspace, puts its reason in `<pre>`; others say it in the title, or somewhere on the page. What is never closed
 * goes on to the end, as browsers have it, so that a page of openings alone is searched once and not once for each.
 */
function htmlMessage(html: string): string {
  const visible = html.replace(/<(script|style)\b[^]*?(?:<\/\1>|$)/gi, " ");
  const found = [/<pre[^<>]*>([^]*?)(?:<\/pre>|$)/i, /<title[^<>]*>([^]*?)(?:<\/title>|$)/i].map(
    (pattern) => pattern.exec(visible)?.[1],
  );
  const text = found.find((part) => part !== undefined && part.trim() !== "") ?? visible;
  return decodeEntities(text.replace(/<[^<>]*>/g, " ")).trim();
}
