import fc from "fast-check";
import { mergeLists } from "../../../src/core/memory/fingerprint-list";
import { Fingerprints, MOST_ROWS } from "../../../src/core/memory/fingerprints";
import { knownRows } from "../../../src/core/memory/known-rows";
import { FAILED } from "../../../src/core/memory/row-hash";
import { anyCell } from "../../support/any-cell";
import { runs } from "../../support/property-seed";
import { fingerprintsOf, keysOf, recordsOf, resultsHash, type KeyedRow } from "./fingerprints-of";

const row = fc.tuple(fc.string(), fc.option(fc.array(anyCell, { minLength: 1, maxLength: 3 }), { nil: undefined }));
const rows = fc.array(row, { maxLength: 30 });

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
        expect(mergeLists([made.asAdded()])).toEqual(made.sorted());
      }),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("of rows that were tried once more have the sum that they would have without the first try", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (given, areRetried) => {
        const made = fingerprintsOf(
          given.flatMap(([key], i): KeyedRow[] => (areRetried[i]! ? [[key, undefined]] : [])),
        );
        const second = new Fingerprints();
        const keys = keysOf(given.map(([key]) => key));
        given.forEach(([, results], i) => {
          if (areRetried[i]) second.takeBackFailed(keys, i);
          second.add(keys, i, resultsHash(results));
        });
        made.addAll(second);
        expect(made.sum).toEqual(fingerprintsOf(given).sum);
      }),
      { numRuns: runs(20_000, 300) },
    );
  });

  it("of rows that were tried once more are no more than may be kept, and those of scored rows are among them", () => {
    const made = new Fingerprints(10);
    const keys = keysOf(Array.from({ length: 10 }, (_, i) => `key ${i}`));
    for (let row = 0; row < 10; row++) made.add(keys, row, FAILED);
    for (let row = 2; row < 10; row++) {
      made.takeBackFailed(keys, row);
      made.add(keys, row, 10 + row);
    }
    expect(made.sorted()).toHaveLength(100);
    const known = knownRows([made.sorted()]);
    for (let row = 2; row < 10; row++) expect(known.stateOf(keys, row, 10 + row)).toBe("current");
  });

  it("are the same whether they are added one by one or some at a time", () => {
    fc.assert(
      fc.property(rows, rows, (some, others) => {
        const made = fingerprintsOf(some);
        made.addAll(fingerprintsOf(others));
        const wanted = fingerprintsOf([...some, ...others]);
        expect([made.length, made.sum, made.asAdded()]).toEqual([wanted.length, wanted.sum, wanted.asAdded()]);
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
    const sheet = fingerprintsOf([
      ["c", [""]],
      ["b", [null]],
      ["a", [1]],
    ]);
    expect(sheet.sum).toEqual(scored.sum);
  });

  it("keep nothing but the sum of more rows than can be told apart safely", () => {
    const keys = keysOf(Array.from({ length: MOST_ROWS }, (_, number) => String(number)));
    const made = new Fingerprints();
    for (let row = 0; row < MOST_ROWS; row++) made.add(keys, row, 2 + (row % 3));
    expect(made.isComplete).toBe(true);
    expect(made.sorted()).toHaveLength(MOST_ROWS * 10);
    made.addAll(fingerprintsOf([["one more", [1]]]));
    expect(made.isComplete).toBe(false);
    expect(made.sorted()).toHaveLength(0);
    expect(made.sum.count).toBe(MOST_ROWS + 1);
  });

  it("stay the bytes that workbooks keep already", () => {
    const kept = fingerprintsOf([
      ['1000000,"North",24.5,true,null', [0.25, "yes", null]],
      ["", undefined],
      ["null", [null]],
      ['"é中😀"', [{ kind: "error", error: "#N/A" }]],
    ]);
    expect(kept.sum).toEqual({ count: 4, sum: "374672725776cda3" });
    expect(recordsOf(kept)).toEqual([
      "13047e4b8310522b26ef",
      "171ee43581f16f000000",
      "c7f769c7ddca4c000001",
      "31cc8733f34954e8dd1b",
    ]);
  });
});
