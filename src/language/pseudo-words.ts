import type { Catalogue, Message } from "./speaker";

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: "á", c: "ç", e: "é", i: "î", n: "ñ", o: "ö", u: "û", y: "ý" },
  ...{ A: "Á", C: "Ç", E: "É", I: "Î", N: "Ñ", O: "Ö", U: "Û", Y: "Ý" },
};
/** By how much a language may be longer than English. */
const LONGER_BY = 0.4;

/** Every message with accents and more letters: what is cut, or is not translated at all, is seen without knowing a language. */
export function lengthened(catalogue: Catalogue): Catalogue {
  return ofEach(catalogue, inParts);
}

function inParts(message: Message): Message {
  if (typeof message === "string") return accented(message);
  return message.map((part) => {
    if (typeof part === "string") return accented(part);
    const [name, kind = "plural", cases] = part;
    return cases === undefined ? part : ([name, kind, ofEach(cases, inParts)] as const);
  });
}

function ofEach(texts: Catalogue, change: (message: Message) => Message): Catalogue {
  return Object.fromEntries(Object.entries(texts).map(([id, message]) => [id, change(message)]));
}

function accented(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const letters = word.replace(/./g, (letter) => ACCENTED[letter] ?? letter);
    return letters + letters.slice(-1).repeat(Math.floor(word.length * LONGER_BY));
  });
}
