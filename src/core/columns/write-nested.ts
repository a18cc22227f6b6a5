import { readJsonNode, writeJsonNode, type JsonNode } from "../json/json-node";
import { isBase64 } from "../table/base64-text";
import type { Cell } from "../table/cell";
import { fullIsoText } from "../table/date-serial";
import { readDecimal, wholeNumberOf } from "../table/locale-number";
import { isInFloat32Range, isInt32, isInt64 } from "../table/number-range";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import type { NestedType, PlainType } from "./column-type";
import type { Property, ValueType } from "./nested-value";
import { floatText } from "./number-writer";

/**
 * A list or an object, from a cell with its JSON text. What is declared of its inside is kept to: numbers are written as their type has
 * them (`1` in a list of doubles as `1.0`), for a server refuses `[1, 2]` where it wants doubles and `[1.0]` where it wants whole
 * numbers, reads null in a list of texts as "None" and in one of truths as False, and refuses an object with a property too few or too
 * many. All of it seen on MLflow 3.17. Where nothing is declared, what was written goes as it was.
 */
export function writeNested(cell: Cell, encoding: ColumnEncoding): JsonText | Unsendable {
  const node = typeof cell === "string" ? readJsonNode(cell) : undefined;
  const type = encoding.type as NestedType;
  if (node === undefined || !isOfType(node, type)) return { cause: "not-json" };
  const written = encoding.content === undefined ? writeAny(node) : writeValue(node, encoding.content, false);
  return written ?? { cause: "unfit-json" };
}

/**
 * A list that was written in another way, `1, 2, 3` or `1; 2; 3`, `[0.1 0.2]` and `['a', 'b']` as NumPy and Python print them; of texts
 * where the model wants those. One number is a list of one. Undefined for anything else, as for decimal commas: 1,5 is two numbers to others.
 */
export function convertNested(cell: Cell, encoding: ColumnEncoding): JsonText | undefined {
  const list = encoding.type === "array" ? listText(cell, encoding) : undefined;
  const written = list === undefined ? undefined : writeNested(list, encoding);
  return typeof written === "string" ? written : undefined;
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function listText(cell: Cell, { content }: ColumnEncoding): string | undefined {
  if (typeof cell === "number") return `[${cell}]`;
  if (typeof cell !== "string") return undefined;
  const bare = cell.trim().replace(/^\[(.*)\]$/s, "$1");
  const isText = content?.type === "array" && content.items.type === "string";
  if (isText) return textsOf(bare);
  const separator = [";", ","].find((mark) => bare.includes(mark)) ?? /\s+/;
  const parts = bare
    .trim()
    .split(separator)
    .map((part) => part.trim().replace(/\.$/, ".0"));
  return parts.every((part) => NUMBER.test(part)) ? `[${parts.join(",")}]` : undefined;
}

const QUOTED = /^'([^'"\\]*)'$/;

function textsOf(bare: string): string | undefined {
  const parts = bare.split(bare.includes(";") ? ";" : ",").map((part) => part.trim());
  const quoted = parts.flatMap((part) => QUOTED.exec(part)?.slice(1) ?? []);
  if (quoted.length === parts.length) return JSON.stringify(quoted);
  return parts.includes("") || /["'[\]{}]/.test(bare) ? undefined : JSON.stringify(parts);
}

function isOfType(node: JsonNode, type: NestedType): boolean {
  return node.kind === (type === "array" ? "list" : "object");
}

/** @param takesNull whether null stands for a value that is missing */
function writeValue(node: JsonNode, type: ValueType, takesNull: boolean): JsonText | undefined {
  if (node.kind === "null" && type.type !== "any") return takesNull ? "null" : undefined;
  switch (type.type) {
    case "any":
      return writeAny(node);
    case "array":
      return node.kind === "list" ? writeList(node.items, type.items) : undefined;
    case "object":
      return node.kind === "object" ? writeObject(node.members, type.properties) : undefined;
    case "map":
      return node.kind === "object" ? writeMap(node.members, type.values) : undefined;
    default:
      return PLAIN_WRITERS[type.type](node);
  }
}

/** As it was written; but 1e400, which is JSON, Python would read as infinity. */
function writeAny(node: JsonNode): JsonText | undefined {
  return isFiniteThroughout(node) ? writeJsonNode(node) : undefined;
}

function isFiniteThroughout(node: JsonNode): boolean {
  if (node.kind === "number") return Number.isFinite(Number(node.digits));
  if (node.kind === "list") return node.items.every(isFiniteThroughout);
  return node.kind !== "object" || node.members.every(([, value]) => isFiniteThroughout(value));
}

function writeList(items: readonly JsonNode[], type: ValueType): JsonText | undefined {
  const written = items.map((item) => writeValue(item, type, false));
  return isComplete(written) ? `[${written.join(",")}]` : undefined;
}

type Members = Extract<JsonNode, { kind: "object" }>["members"];

function writeObject(members: Members, properties: readonly Property[]): JsonText | undefined {
  const names = new Set(members.map(([name]) => name));
  if (names.size < members.length) return undefined;
  if (properties.some(({ name, isRequired }) => isRequired && !names.has(name))) return undefined;
  const written = members.map(([name, node]) => {
    const property = properties.find((known) => known.name === name);
    return property && writeMember(name, writeValue(node, property.value, !property.isRequired));
  });
  return isComplete(written) ? `{${written.join(",")}}` : undefined;
}

function writeMap(members: Members, type: ValueType): JsonText | undefined {
  if (new Set(members.map(([name]) => name)).size < members.length) return undefined;
  const written = members.map(([name, node]) => writeMember(name, writeValue(node, type, false)));
  return isComplete(written) ? `{${written.join(",")}}` : undefined;
}

function writeMember(name: string, value: JsonText | undefined): JsonText | undefined {
  return value === undefined ? undefined : `${JSON.stringify(name)}:${value}`;
}

function isComplete(written: readonly (JsonText | undefined)[]): written is readonly JsonText[] {
  return !written.includes(undefined);
}

const PLAIN_WRITERS: Record<PlainType, (node: JsonNode) => JsonText | undefined> = {
  double: (node) => (node.kind === "number" ? doubleText(Number(node.digits)) : undefined),
  float: (node) =>
    node.kind === "number" && isInFloat32Range(Number(node.digits)) ? doubleText(Number(node.digits)) : undefined,
  integer: (node) => wholeText(node, (value) => isInt32(Number(value))),
  long: (node) => wholeText(node, isInt64),
  boolean: (node) => (node.kind === "truth" ? String(node.value) : undefined),
  string: (node) => (node.kind === "text" ? JSON.stringify(node.value) : undefined),
  datetime: (node) =>
    node.kind === "text" && fullIsoText(node.value) !== undefined ? JSON.stringify(node.value) : undefined,
  binary: (node) => (node.kind === "text" && isBase64(node.value) ? JSON.stringify(node.value) : undefined),
};

function doubleText(value: number): JsonText | undefined {
  return Number.isFinite(value) ? floatText(value) : undefined;
}

/** All digits of a whole number, however it was written; without a point or an exponent, so that Python reads an int. */
function wholeText(node: JsonNode, isFit: (value: bigint) => boolean): JsonText | undefined {
  if (node.kind !== "number") return undefined;
  const value = wholeNumber(node.digits);
  return value !== undefined && isFit(value) ? String(value) : undefined;
}

/** Digit for digit: 1.00000000000000000001 is no whole number, though a double would make one of it. */
function wholeNumber(digits: string): bigint | undefined {
  if (/^-?\d+$/.test(digits)) return BigInt(digits);
  const decimal = readDecimal(digits, ".");
  const whole = decimal === undefined ? undefined : wholeNumberOf(decimal);
  return Number.isSafeInteger(Number(whole)) ? whole : undefined;
}
