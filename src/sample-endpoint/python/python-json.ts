/**
 * Reads a request body as Python's `json` does: besides JSON it takes the bare words NaN, Infinity and -Infinity, and a
 * byte order mark. NaN becomes null, which fills the same hole in a number column. Throws SyntaxError for anything else.
 */
export function readJson(text: string): unknown {
  const body = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(body);
  } catch (error) {
    const plain = body.replace(BARE_WORD_OR_STRING, (token) => BARE_WORDS[token] ?? token);
    if (plain === body) throw error;
    return JSON.parse(plain);
  }
}

/** Strings are matched too, so that a word inside one is passed over whole. */
const BARE_WORD_OR_STRING = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
const BARE_WORDS: Readonly<Record<string, string>> = { NaN: "null", Infinity: "1e999", "-Infinity": "-1e999" };

/**
 * Writes a response body as MLflow's server does, which is not always JSON: NaN and infinite numbers stand bare in it.
 * Everything beyond ASCII is escaped.
 */
export function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(", ")}]`;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return escapeBeyondAscii(JSON.stringify(value ?? null));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${writeJson(key)}: ${writeJson(item)}`).join(", ")}}`;
}

function escapeBeyondAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
