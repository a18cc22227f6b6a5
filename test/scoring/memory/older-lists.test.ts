import { knownRows } from "../../../src/core/memory/known-rows";
import { readParts, type ReadMemory } from "../../../src/core/memory/read-parts";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { writeColumnPart, writeRunPart, type KeptRows } from "../../../src/core/memory/write-parts";
import { joinOlderLists } from "../../../src/scoring/memory/older-lists";
import { GatheredChanges } from "../../../src/scoring/memory/workbook-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";
import { fingerprintsOf, stateOf } from "../../core/memory/fingerprints-of";

const OWN_RUN: RememberedRun = { ...PLAIN_RUN, id: "00000000000000ff", startedAt: "2026-11-25T00:00:00.000Z" };

function listOf(...keys: readonly string[]): Uint8Array {
  return fingerprintsOf(keys.map((key) => [key, [`answer to ${key}`]])).sorted();
}

/** A workbook that remembers so many runs of the column, each with a list of its own. */
function memoryWith(rows: readonly KeptRows[], facts: Partial<RememberedRun> = {}): ReadMemory {
  const runs = rows.map((kept, i) => writeRunPart({ ...PLAIN_RUN, ...facts, id: `a${i}`.padStart(16, "0") }, kept));
  return readParts([writeColumnPart(PLAIN_COLUMN), ...runs].map((xml, i) => ({ id: `part${i}`, xml })));
}

function afterwards(changes: GatheredChanges): { readonly emptied: readonly string[]; readonly isNothing: boolean } {
  const { add, replace, remove } = changes.all();
  const { runs } = readParts([{ id: "c", xml: writeColumnPart(PLAIN_COLUMN) }, ...replace]);
  return { emptied: runs.map(({ id }) => id), isNothing: add.length + replace.length + remove.length === 0 };
}

const eight = Array.from({ length: 8 }, (_, i) => ({ list: listOf(`${i}`, "of all") }));

describe("the lists of older runs", () => {
  it("stay as they are while they are few", () => {
    const changes = new GatheredChanges();
    const own = listOf("own");
    const list = joinOlderLists(own, { memory: memoryWith(eight.slice(1)), run: OWN_RUN, isWhole: false }, changes);
    expect(list).toEqual(own);
    expect(afterwards(changes).isNothing).toBe(true);
  });

  it("become one with the newest when there are eight, and nothing that was known is lost", () => {
    const changes = new GatheredChanges();
    const memory = memoryWith(eight);
    const list = joinOlderLists(listOf("own"), { memory, run: OWN_RUN, isWhole: false }, changes);
    const known = knownRows([list]);
    for (const key of ["own", "of all", "0", "7"]) expect(stateOf(known, key, [`answer to ${key}`])).toBe("current");
    expect(afterwards(changes).emptied).toHaveLength(8);
  });

  it("lose what no row of the sheet holds any more, but nothing of the run's own", () => {
    const parts = { memory: memoryWith(eight), run: OWN_RUN, isWhole: false, live: listOf("3", "of all") };
    const list = joinOlderLists(listOf("own"), parts, new GatheredChanges());
    expect(list).toEqual(listOf("own", "3", "of all"));
  });

  it("are dropped, sums among them, once a run has said something of every row", () => {
    const changes = new GatheredChanges();
    const memory = memoryWith([{ list: listOf("0") }, { sum: { count: 3, sum: "0123456789abcdef" } }, {}]);
    const own = listOf("own");
    expect(joinOlderLists(own, { memory, run: OWN_RUN, isWhole: true }, changes)).toEqual(own);
    expect(afterwards(changes).emptied).toEqual(["00000000000000a0", "00000000000000a1"]);
  });

  it("of another recipe are not joined: what it answered says nothing of this one", () => {
    const changes = new GatheredChanges();
    const memory = memoryWith(eight, { recipeHash: "fedcba9876543210" });
    const own = listOf("own");
    expect(joinOlderLists(own, { memory, run: OWN_RUN, isWhole: false }, changes)).toEqual(own);
    expect(afterwards(changes).isNothing).toBe(true);
  });
});
