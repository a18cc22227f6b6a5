import fc from "fast-check";
import { knownRows } from "../../../src/core/memory/known-rows";
import type { RowState } from "../../../src/core/memory/row-state";
import type { Cell } from "../../../src/core/table/cell";
import { runs } from "../../support/property-seed";
import { fingerprintsOf, resultsHash, keysOf, stateOf, type KeyedRow } from "./fingerprints-of";

function listOf(...rows: readonly KeyedRow[]): Uint8Array {
  return fingerprintsOf(rows).sorted();
}

describe("knownRows", () => {
  const known = knownRows([listOf(["scored", [0.5]], ["failed", undefined]), listOf(["empty", [null, "yes"]])]);

  it.each<[string, string | null | undefined, readonly Cell[], RowState]>([
    ["what was answered stands beside what was sent", "scored", [0.5], "current"],
    ["another number stands there", "scored", [0.6], "overwritten"],
    ["the prediction is gone", "scored", [null], "overwritten"],
    ["its number became a text", "scored", ["0.5"], "overwritten"],
    ["it is an error now", "scored", [{ kind: "error", error: "#N/A" }], "overwritten"],
    ["it is a formula whose result is out of date", "scored", [{ kind: "stale", last: 0.5 }], "overwritten"],
    ["it is shown as a percentage", "scored", [{ kind: "formatted", value: 0.5, numberFormat: "0%" }], "current"],
    ["it is shown as a date", "scored", [{ kind: "date", serial: 0.5 }], "current"],
    ["it has failed and is blank", "failed", [""], "failed"],
    ["it has failed, yet a value stands there", "failed", [1], "changed"],
    ["nobody has scored it and a value stands there", "edited", [0.5], "changed"],
    ["nobody has scored it and it is blank", "edited", [null], "new"],
    ["one of its results is blank by the model", "empty", ["", "yes"], "current"],
    ["its results have changed places", "empty", ["yes", null], "overwritten"],
    ["it holds nothing to send and is blank", undefined, [null], "left-out"],
    ["it holds nothing to send, yet a value stands there", undefined, [0.5], "changed"],
    ["it cannot be sent and is blank", null, [null], "failed"],
    ["it cannot be sent, yet a value stands there", null, [0.5], "changed"],
  ])("says of a row, where %s, what holds", (_what, key, results, state) => {
    expect(stateOf(known, key, results)).toBe(state);
  });

  it("says that a row has failed when it did so after it was scored", () => {
    expect(stateOf(knownRows([listOf(["a", [1]]), listOf(["a", undefined])]), "a", [null])).toBe("failed");
  });

  it("knows nothing where nothing is kept", () => {
    expect(stateOf(knownRows([]), "a", [1])).toBe("changed");
    expect(stateOf(knownRows([new Uint8Array(0)]), "a", [null])).toBe("new");
  });

  it("keeps rows current that are sorted, inserted and deleted, and calls none current that was edited", () => {
    const result = fc.oneof(fc.nat(2), fc.boolean(), fc.constantFrom("yes", "no", null));
    const row = fc.record({
      key: fc.string({ maxLength: 3 }),
      result,
      editedKey: fc.option(fc.string({ maxLength: 3 })),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const scored = new Set(rows.map(({ key, result: answer }) => JSON.stringify([key, answer])));
        const asked = knownRows([listOf(...rows.map(({ key, result: answer }): KeyedRow => [key, [answer]]))]);
        for (const { key, result: answer, editedKey } of rows) {
          expect(stateOf(asked, key, [answer])).toBe("current");
          const isCurrent = stateOf(asked, editedKey ?? key, [answer]) === "current";
          expect(isCurrent).toBe(scored.has(JSON.stringify([editedKey ?? key, answer])));
        }
      }),
      { numRuns: runs(20_000, 500) },
    );
  });

  it("calls no row current of many that were all edited, though the results are a few classes", () => {
    const count = runs(250_000, 20_000);
    const asked = knownRows([
      listOf(...Array.from({ length: count }, (_, row): KeyedRow => [`${row / 8},"x"`, [row % 3]])),
    ]);
    const edited = keysOf(Array.from({ length: count }, (_, row) => `${row / 8 + 0.0625},"x"`));
    let current = 0;
    for (let row = 0; row < count; row++)
      if (asked.stateOf(edited, row, resultsHash([row % 3])) === "current") current++;
    expect(current).toBe(0);
  });
});
