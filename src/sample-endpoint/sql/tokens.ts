import { syntaxError } from "./spark-refusal";

/** A piece of a statement. `word`: a keyword, a function or a plain name; `name`: what stood in backticks. */
export interface Token {
  readonly kind: "word" | "name" | "text" | "number" | "parameter" | "sign" | "end";
  readonly value: string;
}

const PATTERNS: readonly (readonly [Token["kind"] | "blank", RegExp])[] = [
  ["blank", /\s+|--[^\n]*|\/\*[^]*?\*\//y],
  ["name", /`((?:[^`]|``)+)`/y],
  ["text", /'((?:[^'\\]|\\[^])*)'/y],
  ["number", /((?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?)D?(?!\w)/iy],
  ["parameter", /:([A-Za-z_]\w*)/y],
  ["word", /([A-Za-z_]\w*)/y],
  ["sign", /(=>|<>|<=|[(),.*=<>;])/y],
];

/** Takes a statement apart as Spark's lexer does, as far as our statements go. @throws SparkRefusal */
export function tokensOf(statement: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < statement.length;) {
    const found = firstAt(statement, at);
    if (found === undefined) throw syntaxError(statement.charAt(at));
    const [kind, match] = found;
    at += match[0].length;
    if (kind !== "blank") tokens.push({ kind, value: valueOf(kind, match[1] ?? "") });
  }
  return [...tokens, { kind: "end", value: "end of input" }];
}

function firstAt(text: string, at: number): readonly [Token["kind"] | "blank", RegExpExecArray] | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return [kind, match];
  }
  return undefined;
}

function valueOf(kind: Token["kind"], text: string): string {
  if (kind === "name") return text.replaceAll("``", "`");
  return kind === "text" ? unescaped(text) : text;
}

const LETTERS: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", "0": "\0", Z: "\u001a" };

/** Source: Databricks SQL reference, "STRING type", escapes. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (LETTERS[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
  );
}
