/** Control characters: ESC and BEL work a terminal, CR writes over what stands there. Line feeds part our own sentences. */
const CONTROLS = /(?!\n)\p{Cc}/gu;
const BLANKS = /\r\n|[\t\v\f\u0085\u2028\u2029]/g;
/** Characters that turn the direction of what follows, so that a line reads otherwise than it is. Source: Unicode 17, UAX #9, section 2. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without what a terminal or a reader of logs would take for a command, whoever wrote it: a server, a file, a header. */
export function printableText(text: string): string {
  return text
    .replace(BLANKS, (blank) => (blank === "\r\n" ? "\n" : " "))
    .replace(CONTROLS, "")
    .replace(DIRECTIONS, "");
}

/**
 * JSON on one line that means the same and holds no such character: each is written as its number.
 * @param blotOut what is done to each text first; to the whole line, it might take a quote with a secret
 */
export function printableJson(value: unknown, blotOut: (text: string) => string = (text) => text): string {
  const escaped = (text: string) => `\\u${text.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === "string" ? blotOut(part) : part))
    .replace(/[\u2028\u2029]|\p{Cc}/gu, escaped)
    .replace(DIRECTIONS, escaped);
}
