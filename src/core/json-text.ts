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
const NEEDS_CARE = /NaN|Infinity|\d{16}|\d[eE]\+?\d{3}/;
const STRING_OR_TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?Infinity|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** @throws SyntaxError when the text is not JSON, NaN and Infinity apart */
export function parseJsonText(text: string): unknown {
  if (!NEEDS_CARE.test(text)) return JSON.parse(text);
  const mark = unusedMark(text);
  const marked = text.replace(STRING_OR_TOKEN, (token) => {
    if (token.startsWith('"')) return token;
    return mustBeWrapped(token) ? `"${mark.escaped}${token}"` : token;
  });
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === "string" && value.startsWith(mark.plain) ? unwrap(value.slice(mark.plain.length)) : value,
  );
}

function mustBeWrapped(token: string): boolean {
  if (/^-?(NaN|Infinity)$/.test(token)) return true;
  if (/^-?\d+$/.test(token)) return token.replace("-", "").length > EXACT_DIGITS;
  return !Number.isFinite(Number(token));
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
