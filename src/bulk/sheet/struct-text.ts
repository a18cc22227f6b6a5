import { endOfJsonString } from "../../core/json/end-of-json-string";
import { BulkError } from "../bulk-error";
import type { BulkColumn } from "../bulk-runs";

/**
 * The fields of a type such as `STRUCT<result: STRUCT<a: DOUBLE>, errorMessage: STRING>`; undefined for any other.
 * Source: Databricks SQL reference, "STRUCT type".
 */
export function structFields(typeText: string): readonly BulkColumn[] | undefined {
  const inner = /^STRUCT<([^]*)>/i.exec(typeText)?.[1];
  if (inner === undefined) return undefined;
  return partsOf(inner).map((part) => {
    const [, quoted, plain, type = ""] = /^\s*(?:`((?:[^`]|``)*)`|([^:]*?))\s*:\s*([^]*)$/.exec(part) ?? [];
    return { name: quoted?.replaceAll("``", "`") ?? plain ?? "", typeText: type.trim() };
  });
}

/** What stands between commas that are in no brackets and no quotes. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: sign, index } of text.matchAll(/`(?:[^`]|``)*`|'(?:[^'\\]|\\[^])*'|[<>(),]/g)) {
    if (sign === "<" || sign === "(") depth++;
    else if (sign === ">" || sign === ")") depth--;
    else if (sign === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return text.trim() === "" ? parts : [...parts, text.slice(start)];
}

/**
 * The members of a struct as JSON has them, each as a value of a result stands alone: texts without their quotes, everything else as its own
 * letters, so that no digit is lost; null where there is none.
 * @param json text of one object
 * @throws BulkError `malformed-answer`
 */
export function structMembers(json: string): ReadonlyMap<string, string | null> {
  try {
    return membersOf(json);
  } catch (error) {
    // What a parser says repeats a piece of the text.
    if (error instanceof SyntaxError) throw unreadable();
    throw error;
  }
}

function membersOf(json: string): ReadonlyMap<string, string | null> {
  const members = new Map<string, string | null>();
  let at = afterBlanks(json, 0);
  if (json[at] !== "{") throw unreadable();
  at = afterBlanks(json, at + 1);
  while (json[at] === '"') {
    const keyEnd = endOfJsonString(json, at + 1);
    const name = JSON.parse(json.slice(at, keyEnd)) as string;
    at = afterBlanks(json, keyEnd);
    if (json[at] !== ":") throw unreadable();
    const start = afterBlanks(json, at + 1);
    at = endOfValue(json, start);
    members.set(name, standingAlone(json.slice(start, at).trim()));
    if (json[at] === ",") at = afterBlanks(json, at + 1);
  }
  if (json[at] !== "}") throw unreadable();
  return members;
}

function standingAlone(json: string): string | null {
  if (json === "" || json === "null") return null;
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

/** Where the comma or the bracket stands that ends a value. */
function endOfValue(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length;) {
    const sign = json[at]!;
    if (sign === '"') {
      at = endOfJsonString(json, at + 1);
      continue;
    }
    if (sign === "{" || sign === "[") depth++;
    else if (depth === 0 && (sign === "," || sign === "}")) return at;
    else if (sign === "}" || sign === "]") depth--;
    at++;
  }
  throw unreadable();
}

function unreadable(): BulkError {
  return new BulkError("malformed-answer", "What the endpoint answered for a row cannot be read in the new table.");
}
