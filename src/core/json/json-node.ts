import { endOfJsonString } from "./end-of-json-string";

/**
 * JSON as it was written: a number keeps its digits, of which `JSON.parse` would change some, and members keep their order, also where a
 * name stands twice.
 */
export type JsonNode =
  | { readonly kind: "list"; readonly items: readonly JsonNode[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [name: string, value: JsonNode])[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "null" };

/** Lists and objects inside each other. Python's own reader gives up at about a thousand, ours must not before it. */
const MAX_DEPTH = 200;

/** @returns undefined for a text that is not JSON, or nested deeper than anybody means */
export function readJsonNode(text: string): JsonNode | undefined {
  try {
    JSON.parse(text); // From here on every token stands where it belongs.
  } catch {
    return undefined;
  }
  return new Reader(text).read(0);
}

/** The same JSON on one line, every number with its digits. */
export function writeJsonNode(node: JsonNode): string {
  switch (node.kind) {
    case "list":
      return `[${node.items.map(writeJsonNode).join(",")}]`;
    case "object":
      return `{${node.members.map(([name, value]) => `${JSON.stringify(name)}:${writeJsonNode(value)}`).join(",")}}`;
    case "number":
      return node.digits;
    case "null":
      return "null";
    case "text":
    case "truth":
      return JSON.stringify(node.value);
  }
}

const TOKEN = /[^\s,:[\]{}"]+|["[\]{}]/g;

/** Reads a text that is known to be JSON. */
class Reader {
  private readonly tokens = new RegExp(TOKEN);

  constructor(private readonly text: string) {}

  /** @param depth of lists and objects around the value */
  read(depth: number, token = this.next()): JsonNode | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (token === "[") return this.readList(depth + 1);
    if (token === "{") return this.readObject(depth + 1);
    if (token.startsWith('"')) return { kind: "text", value: JSON.parse(token) as string };
    if (token === "null") return { kind: "null" };
    return token === "true" || token === "false"
      ? { kind: "truth", value: token === "true" }
      : { kind: "number", digits: token };
  }

  private readList(depth: number): JsonNode | undefined {
    const items: JsonNode[] = [];
    for (let token = this.next(); token !== "]"; token = this.next()) {
      const item = this.read(depth, token);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: "list", items };
  }

  private readObject(depth: number): JsonNode | undefined {
    const members: (readonly [string, JsonNode])[] = [];
    for (let token = this.next(); token !== "}"; token = this.next()) {
      const value = this.read(depth);
      if (value === undefined) return undefined;
      members.push([JSON.parse(token) as string, value]);
    }
    return { kind: "object", members };
  }

  /** A text as a whole, a single mark, or what stands between them; commas, colons and blanks are passed over. */
  private next(): string {
    const start = this.tokens.exec(this.text)!;
    if (start[0] !== '"') return start[0];
    this.tokens.lastIndex = endOfJsonString(this.text, start.index + 1);
    return this.text.slice(start.index, this.tokens.lastIndex);
  }
}
