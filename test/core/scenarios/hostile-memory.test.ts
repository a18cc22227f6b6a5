import { readParts } from "../../../src/core/memory/read-parts";
import { MEMORY_NAMESPACE, writePartXml } from "../../../src/core/memory/part-xml";
import { writeColumnPart, writeRunPart } from "../../../src/core/memory/write-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "../memory/any-remembered";

const COLUMN = writeColumnPart(PLAIN_COLUMN);
const RUN = writeRunPart(PLAIN_RUN);
const SECRET = "dapi0123456789";

function part(kind: string, content: unknown, version = 1): string {
  return writePartXml({ kind, version, json: typeof content === "string" ? content : JSON.stringify(content) });
}

function column(change: Readonly<Record<string, unknown>>): string {
  return part("column", {
    ...PLAIN_COLUMN,
    recipe: { version: 1, ...PLAIN_COLUMN.recipe },
    id: "00000000000000c2",
    ...change,
  });
}

function recipe(change: Readonly<Record<string, unknown>>): string {
  return column({ recipe: { version: 1, ...PLAIN_COLUMN.recipe, ...change } });
}

function run(change: Readonly<Record<string, unknown>>, rows: Readonly<Record<string, unknown>> = {}): string {
  return part("run", { run: { ...PLAIN_RUN, id: "00000000000000a2", ...change }, ...rows });
}

function list(change: Readonly<Record<string, unknown>>): string {
  return part("fingerprints", { runId: PLAIN_RUN.id, columnId: PLAIN_COLUMN.id, part: 1, list: "", ...change });
}

function deep(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

/** A type in a type in a type. */
function nested(levels: number): unknown {
  let type: unknown = { type: "double" };
  for (let level = 0; level < levels; level++) type = { type: "array", items: type };
  return type;
}

const SHAPES: readonly (readonly [what: string, xml: string, why: string])[] = [
  ["an empty text", "", "is empty"],
  ["a text that is no XML", "hello", "not written as this product writes it"],
  ["an element that is not closed", COLUMN.slice(0, -3), "not written as this product writes it"],
  ["a part that is huge", COLUMN + " ".repeat(4_000_001), "is too long"],
  ["a head that is huge", COLUMN.replace("<memory", `${" ".repeat(2_000)}<memory`), "not written as this product"],
  [
    "a document type with entities that grow",
    `<!DOCTYPE memory [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${COLUMN}`,
    "not written as this product writes it",
  ],
  ["an entity that leads to a file", COLUMN.replace("Iris", "&file;"), "an entity that is not known"],
  ["a reference to a character that is none", COLUMN.replace("Iris", "&#x110000;"), "an entity that is not known"],
  ["a lone ampersand", COLUMN.replace("Iris", "a & b"), "an entity that is not known"],
  ["a processing instruction", `<?php echo 1 ?>${COLUMN}`, "not written as this product writes it"],
  ["elements inside", COLUMN.replace("Iris", "<b/>"), "holds elements"],
  ["a section of raw text", COLUMN.replace("Iris", "<![CDATA[x]]>"), "holds elements"],
  ["two elements", COLUMN + COLUMN, "holds elements"],
  ["another namespace", COLUMN.replace(MEMORY_NAMESPACE, "urn:other"), "of another namespace"],
  ["an attribute twice", COLUMN.replace("kind=", 'kind="run" kind='), "says something twice"],
  ["no version", COLUMN.replace(' version="1"', ""), "names no version"],
  ["version 0", COLUMN.replace('version="1"', 'version="0"'), "names no version"],
  ["a version that is no number", COLUMN.replace('version="1"', 'version="1e3"'), "names no version"],
  ["a newer version", part("column", { taste: "sweet" }, 2), "a newer version of this product"],
  ["a kind that is none", part("__proto__", {}), "of no kind that is known"],
  ["no JSON", part("column", `{"id": ${SECRET}`), "is no JSON"],
  ["JSON that is deep", part("column", deep(100_000)), "is no "],
  ["a list for an object", part("run", []), "is no object"],
  ["nothing", part("column", "null"), "is no object"],
  ["__proto__ as a member", part("run", '{"__proto__": {"run": 1}}'), 'has no "run"'],
  ["__proto__ beside the others", column({ ["__proto__"]: 1 }).replace("{", '{"__proto__":{},'), "is not known"],
  ["a member that is not known", column({ token: SECRET }), "a member that is not known"],
  ["an id that is none", column({ id: SECRET }), '"id", which is not an id'],
  ["an id of a column that is there", COLUMN, "repeats the id of another column"],
  ["a number for a text", column({ sourceLabel: 5 }), '"sourceLabel", which is no text'],
  ["control characters", column({ sourceLabel: "a\u0007b" }), "without control characters"],
  ["characters that turn a text around", column({ sourceLabel: "a\u202eb" }), "without control characters"],
  ["a label that is overlong", column({ sourceLabel: "x".repeat(1_001) }), "is longer than 1000"],
  ["more headers than columns", column({ headers: ["a", "b"] }), "one header an output"],
  ["an overlong list", column({ headers: Array(16_385).fill("a") }), "more than 16384 entries"],
  ["a recipe of a newer version", recipe({ version: 3 }), '"recipe", which was written by a newer version'],
  ["a recipe as text", column({ recipe: "{}" }), '"recipe", which is no object'],
  ["a recipe with a password in its host", recipe({ origin: `https://a:${SECRET}@host` }), '"origin", which is not'],
  ["a recipe that leads to a script", recipe({ origin: "javascript:alert(1)" }), '"origin", which is not'],
  ["a schema that is deep", column({ schema: { columns: [deepColumn()], tensors: [] } }), "is deeper than 20"],
  ["a run of another workbook", run({ columnId: "00000000000000ff" }), "belongs to a column"],
  ["an id of a run that is there", RUN, "repeats the id of another run"],
  ["a run at no time", run({ startedAt: "2026-13-45T00:00:00Z" }), '"startedAt", which is not a time'],
  ["a run that starts as a formula", run({ startedAt: "=1+1" }), '"startedAt", which is not a time'],
  ["a run with endless counts", run({ requests: 1e300 }), '"requests", which is no whole number'],
  ["a run with fewer than no rows", run({ counts: { ...PLAIN_RUN.counts, scored: -1 } }), '"scored", which is no'],
  ["a run with markup for a code", run({ failures: [{ code: "<b>", rowCount: 1 }] }), '"code", which is not a code'],
  ["a run of too many failed requests", run({ requestIds: { failed: Array(21).fill("r") } }), "more than 20 entries"],
  ["fingerprints that are no bytes", run({}, { list: "?".repeat(40), rowCount: 3 }), "no list of fingerprints"],
  ["fingerprints that are cut", run({}, { list: "AAAA", rowCount: 1 }), "no list of fingerprints"],
  ["more fingerprints than a part has", list({ list: "A".repeat(1_066_672) }), "is longer than"],
  ["fingerprints of a run that is not there", list({ runId: "00000000000000ff" }), "belongs to a run"],
  ["fingerprints of another column", list({ columnId: "00000000000000ff" }), "belongs to a run"],
  ["a part beyond the last", list({ part: 5 }), '"part", which is no whole number'],
];

function deepColumn(): unknown {
  return { name: "a", type: "array", content: nested(25), isRequired: true };
}

describe("What anybody may have put into a workbook", () => {
  it.each(SHAPES)("is left alone with one sentence when it is %s, and what is ours is read", (_what, xml, why) => {
    const read = readParts([COLUMN, RUN, xml].map((text, place) => ({ id: `part ${place}`, xml: text })));
    expect(read.unreadable).toHaveLength(1);
    expect(read.unreadable[0]).toContain("Part 3 of what this workbook remembers is left alone: it ");
    expect(read.unreadable[0]).toContain(why);
    expect(read.unreadable[0]).not.toContain(SECRET);
    expect(read.columns).toEqual([PLAIN_COLUMN]);
    expect(read.runs).toEqual([PLAIN_RUN]);
    expect(read.fingerprints.size).toBe(0);
  });

  it("may name any endpoint, which is data as long as nobody allows it", () => {
    const read = readParts([{ id: "1", xml: recipe({ origin: "https://attacker.example", route: "/x/invocations" }) }]);
    expect(read.unreadable).toEqual([]);
    expect(read.columns[0]!.recipe.origin).toBe("https://attacker.example");
  });

  it("reaches no object's prototype by its names", () => {
    const names = JSON.parse('{"__proto__": "a", "constructor": "b"}') as Record<string, unknown>;
    const read = readParts([{ id: "__proto__", xml: recipe({ inputs: names }) }]);
    expect(Object.keys(read.columns[0]!.recipe.inputs)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
    expect(read.partOfColumn.get("00000000000000c2")).toBe("__proto__");
  });

  it("is not read beyond any number of parts or characters", () => {
    const many = Array.from({ length: 2_003 }, (_, place) => ({ id: String(place), xml: "" }));
    expect(readParts(many).unreadable.at(-1)).toBe("3 more parts are too many to be read.");
    const long = COLUMN + " ".repeat(3_900_000);
    const read = readParts(Array.from({ length: 18 }, (_, place) => ({ id: String(place), xml: long })));
    expect(read.unreadable).toContain(
      "Part 17 of what this workbook remembers is left alone: it is one too many to be read.",
    );
  });

  it("throws nothing though it is not even text", () => {
    const odd = [null, undefined, 5, { id: "1" }, { id: "1", xml: 5 }, { id: "1", xml: [] }] as unknown;
    expect(readParts(odd as Parameters<typeof readParts>[0]).unreadable).toHaveLength(6);
  });
});
