import fc from "fast-check";
import { RunList } from "../../../../src/workbench/model/sheets/run-list";

const ROWS = 30;

type Step =
  | { readonly kind: "set"; readonly start: number; readonly count: number; readonly value: string }
  | { readonly kind: "insert"; readonly start: number; readonly count: number; readonly value: string }
  | { readonly kind: "remove"; readonly start: number; readonly count: number };

const place = { start: fc.integer({ min: 0, max: ROWS - 1 }), count: fc.integer({ min: 0, max: 6 }) };
const value = fc.constantFrom("a", "b", "default");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), ...place, value }),
  fc.record({ kind: fc.constant("insert" as const), ...place, value }),
  fc.record({ kind: fc.constant("remove" as const), ...place }),
);

/** The same steps on a plain array. */
function applyTo(rows: string[], { kind, start, count, ...rest }: Step): void {
  const values = Array.from({ length: count }, () => ("value" in rest ? rest.value : "default"));
  if (kind === "set") rows.splice(start, count, ...values);
  if (kind === "insert") rows.splice(start, 0, ...values);
  if (kind === "remove") rows.splice(start, count);
}

describe("RunList", () => {
  it("holds what a plain array would hold, whatever is set, inserted and removed", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const runs = new RunList("default");
        const rows = Array.from({ length: 400 }, () => "default");
        for (const one of steps) {
          applyTo(rows, one);
          if (one.kind === "set") runs.set(one.start, one.start + one.count, one.value);
          if (one.kind === "insert") runs.insert(one.start, one.count, one.value);
          if (one.kind === "remove") runs.remove(one.start, one.count);
        }
        expect(rows.slice(0, 200).map((_, row) => runs.get(row))).toEqual(rows.slice(0, 200));
      }),
    );
  });

  it("keeps neighbouring rows of one value as one run, and no run of the default", () => {
    const runs = new RunList("default");
    for (let row = 0; row < 1000; row++) runs.set(row, row + 1, "a");
    runs.set(500, 510, "b");
    expect(runs.entries()).toEqual([
      { start: 0, end: 500, value: "a" },
      { start: 500, end: 510, value: "b" },
      { start: 510, end: 1000, value: "a" },
    ]);
    runs.set(500, 510, "a");
    expect(runs.entries()).toEqual([{ start: 0, end: 1000, value: "a" }]);
    runs.set(0, 2000, "default");
    expect(runs.entries()).toEqual([]);
  });
});
