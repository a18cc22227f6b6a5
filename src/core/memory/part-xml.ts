import { UnfitJson } from "../json/checked-json";

/** By which parts of ours are found among those of others. It stays, whatever a part's version is. */
export const MEMORY_NAMESPACE = "urn:scoresheet:memory:1";

/** What a part is about. */
export const PART_KINDS = ["column", "run", "fingerprints", "hand-over"] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A part as one element: its kind, its version, and JSON. */
export interface PartText {
  readonly kind: string;
  readonly version: number;
  readonly json: string;
}

/** The longest we write has 75,000 fingerprints (a million characters) or a recipe (2 million). Characters. */
const MAX_LENGTH = 4_000_000;
/** The declaration and the one tag before the JSON. Characters. */
const MAX_HEAD_LENGTH = 1_000;

const HEAD = /^\uFEFF?\s*(?:<\?xml\s[^<>?]*\?>\s*)?<memory((?:\s+[a-z]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*>/;
const ATTRIBUTE = /([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const TAIL = "</memory>";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * A part as the workbook keeps it. Any tool reads it: an element of one namespace, with JSON inside.
 * @throws UnfitJson for one that is too long to be read back
 */
export function writePartXml({ kind, version, json }: PartText): string {
  // XML has no such characters, not even as references. JSON writes them otherwise inside its texts, where alone they stand.
  const text = json
    .replace(/[\u007f-\u009f\ufffe\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/[&<>]/g, (one) => (one === "&" ? "&amp;" : one === "<" ? "&lt;" : "&gt;"));
  const xml = `<memory xmlns="${MEMORY_NAMESPACE}" kind="${kind}" version="${version}">${text}${TAIL}`;
  if (xml.length > MAX_LENGTH) throw new UnfitJson("is too long");
  return xml;
}

/**
 * Reads what `writePartXml` writes, also where another tool has written it anew: with a declaration, other quotes, references. No comments, no
 * document type, no entities of its own, no elements inside: nothing of it can grow or lead elsewhere.
 * @throws UnfitJson with what is wrong: "is no ..."
 */
export function readPartXml(xml: string): PartText {
  if (xml === "") throw new UnfitJson("was not handed out, or is empty");
  if (xml.length > MAX_LENGTH) throw new UnfitJson("is too long");
  const head = HEAD.exec(xml.slice(0, MAX_HEAD_LENGTH));
  const whole = xml.trimEnd();
  if (head === null || !whole.endsWith(TAIL) || whole.length < head[0].length + TAIL.length) {
    throw new UnfitJson("is not written as this product writes it");
  }
  const attributes = attributesOf(head[1]!);
  const version = attributes.get("version") ?? "";
  if (attributes.get("xmlns") !== MEMORY_NAMESPACE) throw new UnfitJson("is of another namespace");
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new UnfitJson("names no version");
  const body = whole.slice(head[0].length, -TAIL.length);
  return { kind: attributes.get("kind") ?? "", version: Number(version), json: decoded(body) };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)].map(([, name, one, other]) => [name!, one ?? other ?? ""] as const);
  const attributes = new Map(found);
  if (attributes.size < found.length) throw new UnfitJson("says something twice");
  return attributes;
}

function decoded(text: string): string {
  if (text.includes("<")) throw new UnfitJson("holds elements");
  return text.replace(/&([^;&]{0,8};)?/g, (_whole, reference: string | undefined) => {
    const name = reference?.slice(0, -1) ?? "";
    const letter = ENTITIES.get(name) ?? numbered(name);
    if (letter === undefined) throw new UnfitJson("holds an entity that is not known");
    return letter;
  });
}

function numbered(name: string): string | undefined {
  const digits = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
