/** Stands where something was taken out. */
export const REMOVED = "…";

/** A part of a secret that is this long says too much of it; shorter ones stand in every text. */
const TELLING_LENGTH = 8;
/** What looks like a secret, whoever it belongs to. */
const LOOKS_SECRET = /\b(?:Bearer|Basic)\s+(?=\S*[\d._~+/-]\S)\S{6,}|\bdapi[0-9a-f]{8,}\S*|\beyJ[\w-]{10,}\S*/g;

/**
 * A text without the secrets of a request's Authorization header, as servers repeat them in their complaints: in any case, in part, backwards,
 * percent-encoded, in hexadecimal digits or in base64, wherever in it they begin. Texts that look like a token go, too.
 * @param authorization the header that was sent; undefined where none was
 */
export function blotSecrets(text: string, authorization: string | undefined): string {
  const blotted = secretsIn(authorization).flatMap(formsOf).reduce(blotForm, text);
  return blotted.replace(LOOKS_SECRET, REMOVED).replace(/…(?:\s?…)+/g, REMOVED);
}

/** The credentials, and of `Basic` also what they are made of. Source: RFC 7617. */
function secretsIn(authorization: string | undefined): string[] {
  const credentials = authorization?.replace(/^\s*\S+\s+/, "").trim() ?? "";
  if (credentials === "") return [];
  if (!/^basic\s/i.test(authorization!.trim())) return [credentials];
  const pair = fromBase64(credentials);
  const password = pair.slice(pair.indexOf(":") + 1);
  return [credentials, pair, password].filter((secret) => secret !== "");
}

function formsOf(secret: string): string[] {
  const bytes = [...new TextEncoder().encode(secret)];
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), hex];
  // Behind one or two other bytes the same bytes become other letters; those at the ends are shared with their neighbours.
  const base64 = [0, 1, 2].map((shift) => toBase64([...new Array<number>(shift).fill(0), ...bytes]).slice(shift && 4));
  const whole = base64.map((text) => text.replace(/.?=+$/, ""));
  const encoded = [...whole, ...whole.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))];
  const longEnough = encoded.filter((text) => text.length >= TELLING_LENGTH);
  return [
    ...new Set([...forms, Array.from(secret).reverse().join(""), ...longEnough].map((form) => form.toLowerCase())),
  ];
}

/** Takes out the form and every telling part of it. A very short secret goes only where it stands as a word. */
function blotForm(text: string, form: string): string {
  const lower = text.replaceAll("\u0130", "i").toLowerCase(); // The one letter that grows longer when it is made small.
  const step = Math.min(TELLING_LENGTH, form.length);
  const isWord = form.length < 4;
  let blotted = "";
  let copied = 0;
  for (let at = 0; at + step <= lower.length; at++) {
    if (!form.includes(lower.slice(at, at + step)) || (isWord && !standsAlone(lower, at, step))) continue;
    let end = at + step;
    while (end < lower.length && form.includes(lower.slice(end + 1 - step, end + 1)) && !isWord) end++;
    blotted += text.slice(copied, at) + REMOVED;
    copied = end;
    at = end - 1;
  }
  return blotted + text.slice(copied);
}

function standsAlone(text: string, at: number, length: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + length] ?? " ");
}

function toBase64(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return ""; // not base64: the credentials themselves are the secret
  }
}
