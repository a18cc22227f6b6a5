import type { Messages } from "@lingui/core";

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: "á", c: "ç", e: "é", i: "î", n: "ñ", o: "ö", u: "û", y: "ý" },
  ...{ A: "Á", C: "Ç", E: "É", I: "Î", N: "Ñ", O: "Ö", U: "Û", Y: "Ý" },
};
/** By how much a language may be longer than English. */
const LONGER_BY = 0.4;

type Placeholder = readonly [name: string, kind?: string, cases?: Readonly<Record<string, unknown>>];

/** Every message with accents and more letters: what is cut, or is not translated at all, is seen without knowing a language. */
export function lengthened(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([id, parts]) => [id, inParts(parts) as Messages[string]]));
}

/** A compiled message: texts, and placeholders as lists, of which a plural has texts of its own by number. */
function inParts(parts: unknown): unknown {
  if (typeof parts === "string") return accented(parts);
  if (!Array.isArray(parts)) return parts;
  return parts.map((part: unknown): unknown => {
    if (!Array.isArray(part)) return part === "#" ? part : inParts(part);
    const [name, kind, cases] = part as unknown as Placeholder;
    if (cases === undefined) return part;
    return [name, kind, Object.fromEntries(Object.entries(cases).map(([number, one]) => [number, inParts(one)]))];
  });
}

function accented(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const letters = word.replace(/./g, (letter) => ACCENTED[letter] ?? letter);
    return letters + letters.slice(-1).repeat(Math.floor(word.length * LONGER_BY));
  });
}
