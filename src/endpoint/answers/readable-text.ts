/** Control characters but for blanks: ESC and BEL work a terminal. */
const CONTROLS = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
/** What colours a terminal's text: without its first character it would hide where a word begins. Source: ECMA-48, section 5.4. */
const CONTROL_SEQUENCES = /(?:(?![\t\n\v\f\r\u0085\u009b])\p{Cc}\[|\u009b)[0-?]*[ -/]*[@-~]/gu;
/** Characters that turn the direction of what follows, and those that nobody sees. Source: Unicode 17, UAX #9, section 2. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", apos: "'", nbsp: " " };

/**
 * What a server wrote, on one line, as a person reads it: Python's and JSON's escapes and HTML's entities are the characters that they
 * stand for, and no control character, nor one that turns the direction of reading, is left.
 */
export function readableText(text: string): string {
  return withoutControls(decodeEscapes(decodeEntities(withoutControls(text))));
}

/** One line without what works a terminal or cannot be seen; otherwise the text as it is. */
export function withoutControls(text: string): string {
  return text
    .replace(CONTROL_SEQUENCES, "")
    .replace(CONTROLS, "")
    .replace(UNSEEN, "")
    .replace(/[\s\u0085]+/g, " ")
    .trim();
}

/** HTML's entities as the characters that they stand for. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|amp|apos|nbsp));/gi,
    (entity, decimal, hex, name) => {
      if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? entity;
      return character(typeof decimal === "string" ? Number(decimal) : parseInt(String(hex), 16));
    },
  );
}

/** Bytes such as `\xc3\xb6` are UTF-8 where they can be. */
function decodeEscapes(text: string): string {
  return text
    .replace(/(?:\\x[\da-f]{2})+/gi, (bytes) => decodeBytes(bytes.slice(2).split(/\\x/i)))
    .replace(/\\u([\da-f]{4})|\\U([\da-f]{8})/g, (_escape, short?: string, long?: string) =>
      short === undefined ? character(parseInt(long!, 16)) : String.fromCharCode(parseInt(short, 16)),
    )
    .replace(/\\(['"])/g, "$1")
    .replace(/\\[nrt]/g, " ");
}

function decodeBytes(hex: readonly string[]): string {
  const bytes = Uint8Array.from(hex, (byte) => parseInt(byte, 16));
  const utf8 = new TextDecoder().decode(bytes);
  return utf8.includes("\ufffd") ? String.fromCharCode(...bytes) : utf8;
}

function character(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : " ";
}
