import fc from "fast-check";
import { dropDead, mergeLists, RECORD_BYTES } from "../../../src/core/memory/fingerprint-list";
import { knownRows } from "../../../src/core/memory/known-rows";
import { runs } from "../../support/property-seed";
import { fingerprintsOf, stateOf } from "./fingerprints-of";

const records = fc.array(fc.uint8Array({ minLength: RECORD_BYTES, maxLength: RECORD_BYTES }), { maxLength: 20 });
const list = records.map((some) => new Uint8Array(some.flatMap((record) => [...record])));

function textsOf(bytes: Uint8Array): string[] {
  return Array.from({ length: bytes.length / RECORD_BYTES }, (_, place) =>
    [...bytes.subarray(place * RECORD_BYTES, (place + 1) * RECORD_BYTES)]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join(""),
  );
}

function listOf(rows: readonly (readonly [string, number | undefined])[]): Uint8Array {
  return fingerprintsOf(rows.map(([key, result]) => [key, result === undefined ? undefined : [result]])).sorted();
}

describe("mergeLists", () => {
  it("makes one list in order, with nothing twice and nothing lost", () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        expect(textsOf(mergeLists(lists))).toEqual([...new Set(lists.flatMap(textsOf))].sort());
      }),
      { numRuns: runs(20_000, 500) },
    );
  });

  it("leaves out what is no whole record", () => {
    expect(mergeLists([new Uint8Array(9), new Uint8Array(13)])).toHaveLength(RECORD_BYTES);
  });
});

describe("dropDead", () => {
  it("keeps what is known of the rows that are still there, and nothing else", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const row = fc.tuple(key, fc.option(fc.nat(3), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (known, now) => {
        const live = new Set(now.map(([name]) => name));
        expect(dropDead(listOf(known), listOf(now))).toEqual(listOf(known.filter(([name]) => live.has(name))));
      }),
      { numRuns: runs(20_000, 500) },
    );
  });

  it("remembers of an overwritten row that its inputs were scored", () => {
    const kept = dropDead(listOf([["a", 1]]), listOf([["a", 2]]));
    expect(stateOf(knownRows([kept]), "a", [2])).toBe("overwritten");
  });
});
