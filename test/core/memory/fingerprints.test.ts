import fc from "fast-check";
import { Fingerprints, MOST_ROWS } from "../../../src/core/memory/fingerprints";
import { knownRows } from "../../../src/core/memory/known-rows";
import { anyCell } from "../../support/any-cell";
import { runs } from "../../support/property-seed";

const row = fc.tuple(fc.string(), fc.option(fc.array(anyCell, { minLength: 1, maxLength: 3 }), { nil: undefined }));
const rows = fc.array(row, { maxLength: 30 });

function fingerprintsOf(given: readonly (readonly [string, Parameters<Fingerprints["add"]>[1]])[]): Fingerprints {
  const made = new Fingerprints();
  for (const [key, results] of given) made.add(key, results);
  return made;
}

describe("Fingerprints", () => {
  it("are the same in whatever order the rows stand", () => {
    fc.assert(
      fc.property(
        rows.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
          ),
        ),
        ([given, shuffled]) => {
          expect(fingerprintsOf(shuffled).sum).toEqual(fingerprintsOf(given).sum);
          expect(fingerprintsOf(shuffled).sorted()).toEqual(fingerprintsOf(given).sorted());
        },
      ),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("tell the same as they were added, for those who put them in order later", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const made = fingerprintsOf(given);
        expect(made.asAdded()).toHaveLength(10 * given.length);
        expect(Fingerprints.fromBytes(made.asAdded()).sorted()).toEqual(made.sorted());
      }),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("of rows that were tried once more have the sum that they would have without the first try", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (given, areRetried) => {
        const made = new Fingerprints();
        for (const [i, [key]] of given.entries()) if (areRetried[i]) made.add(key, undefined);
        for (const [i, [key, results]] of given.entries()) {
          if (areRetried[i]) made.takeBackFailed(key);
          made.add(key, results);
        }
        expect(made.sum).toEqual(fingerprintsOf(given).sum);
      }),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("of rows that were tried once more are no more than may be kept, and those of scored rows are among them", () => {
    const made = new Fingerprints(10);
    const keys = Array.from({ length: 10 }, (_, i) => `key ${i}`);
    for (const key of keys) made.add(key, undefined);
    for (const key of keys.slice(2)) {
      made.takeBackFailed(key);
      made.add(key, [key]);
    }
    expect(made.sorted()).toHaveLength(100);
    const known = knownRows([made.sorted()]);
    expect(keys.slice(2).map((key) => known.stateOf(key, [key]))).toEqual(keys.slice(2).map(() => "current"));
  });

  it("come back from their bytes", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const made = fingerprintsOf(given);
        expect(Fingerprints.fromBytes(made.sorted()).sorted()).toEqual(made.sorted());
      }),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("have another sum after any edit, also when two rows exchange their results", () => {
    const before = fingerprintsOf([
      ["a", [1]],
      ["b", [2]],
    ]).sum;
    const after = fingerprintsOf([
      ["a", [2]],
      ["b", [1]],
    ]).sum;
    expect(after.count).toBe(before.count);
    expect(after.sum).not.toBe(before.sum);
  });

  it("tell equal rows apart by how many there are, and keep them once", () => {
    const twice = fingerprintsOf([
      ["a", [1]],
      ["a", [1]],
    ]);
    expect(twice.sum).not.toEqual(fingerprintsOf([["a", [1]]]).sum);
    expect(twice).toHaveLength(2);
    expect(twice.sorted()).toHaveLength(10);
  });

  it("sum up a sheet as they sum up what was scored, failed and answered with nothing", () => {
    const scored = fingerprintsOf([
      ["a", [1]],
      ["b", undefined],
      ["c", [null]],
    ]);
    const sheet = new Fingerprints();
    sheet.addAsItStands("c", [""]);
    sheet.addAsItStands("b", [null]);
    sheet.addAsItStands("a", [1]);
    expect(sheet.sum).toEqual(scored.sum);
  });

  it("keep nothing but the sum of more rows than can be told apart safely", () => {
    const made = new Fingerprints();
    for (let number = 0; number < MOST_ROWS; number++) made.add(String(number), [number % 3]);
    expect(made.isComplete).toBe(true);
    expect(made.sorted()).toHaveLength(MOST_ROWS * 10);
    made.add("one more", [1]);
    expect(made.isComplete).toBe(false);
    expect(made.sorted()).toHaveLength(0);
    expect(made.sum.count).toBe(MOST_ROWS + 1);
  });

  it.each([9, 11, MOST_ROWS * 10 + 10])("refuse %d bytes, which are no list of them", (length) => {
    expect(() => Fingerprints.fromBytes(new Uint8Array(length))).toThrow(RangeError);
  });
});
