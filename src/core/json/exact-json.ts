import { endOfJsonString } from "./end-of-json-string";

/**
 * Reads JSON as Python writes it: bare NaN, Infinity and -Infinity, and integers that a JavaScript number cannot hold.
 * Neither can be had from JSON.parse, so such tokens are wrapped as text before it and unwrapped after it.
 */

/** A number JSON has no form for. */
export class NonFiniteNumber {
  constructor(readonly token: "NaN" | "Infinity" | "-Infinity") {}
}

/** An integer whose digits a double would change; Excel itself shows 15. */
export class BigInteger {
  constructor(readonly digits: string) {}
}

/** Digits Excel keeps of a number. Source: Microsoft Support, "Excel specifications and limits". */
const EXACT_DIGITS = 15;
/** Sixteen digits behind a point are an ordinary fraction. */
const NEEDS_CARE = /NaN|Infinity|(?:^|[^.\d])\d{16}|\d[eE]\+?\d{3}/;
const QUOTE_OR_TOKEN = /"|-?Infinity|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** A leading zero is not JSON: such a token stays as it is, for JSON.parse to refuse. */
const JSON_INTEGER = /^-?(0|[1-9]\d*)$/;
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** @throws SyntaxError when the text is not JSON, NaN and Infinity apart; RangeError when it is nested too deeply */
export function parseJsonText(text: string): unknown {
  if (!NEEDS_CARE.test(text)) return JSON.parse(text);
  const mark = unusedMark(text);
  return JSON.parse(wrapTokens(text, mark.escaped), (key, value: unknown) => {
    // Only a value may be such a token; JSON has no bare keys.
    if (key.startsWith(mark.plain)) throw new SyntaxError("A key is not a text.");
    return typeof value === "string" && value.startsWith(mark.plain) ? unwrap(value.slice(mark.plain.length)) : value;
  });
}

function wrapTokens(text: string, mark: string): string {
  const parts: string[] = [];
  let copied = 0;
  const search = new RegExp(QUOTE_OR_TOKEN);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const token = match[0];
    if (token === '"') {
      search.lastIndex = endOfJsonString(text, match.index + 1);
    } else if (mustBeWrapped(token)) {
      parts.push(text.slice(copied, match.index), `"${mark}${token}"`);
      copied = search.lastIndex;
    }
  }
  return parts.join("") + text.slice(copied);
}

function mustBeWrapped(token: string): boolean {
  if (/^-?(NaN|Infinity)$/.test(token)) return true;
  if (JSON_INTEGER.test(token)) return token.replace("-", "").length > EXACT_DIGITS;
  return JSON_NUMBER.test(token) && !Number.isFinite(Number(token));
}

function unwrap(token: string): NonFiniteNumber | BigInteger {
  if (token === "NaN") return new NonFiniteNumber("NaN");
  if (/^-?\d+$/.test(token)) return new BigInteger(token);
  return new NonFiniteNumber(token.startsWith("-") ? "-Infinity" : "Infinity");
}

/** A control character that no string of the text holds, so that no string of the model's can be taken for a mark. */
function unusedMark(text: string): { plain: string; escaped: string } {
  const lower = text.toLowerCase();
  for (let code = 1; code < 0x20; code++) {
    const escaped = `\\u${code.toString(16).padStart(4, "0")}`;
    const plain = String.fromCharCode(code);
    if (!/[\b\t\n\f\r]/.test(plain) && !lower.includes(escaped) && !text.includes(plain)) return { plain, escaped };
  }
  throw new SyntaxError("The text uses every control character.");
}
