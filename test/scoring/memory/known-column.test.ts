import { readParts } from "../../../src/core/memory/read-parts";
import { recipeHash } from "../../../src/core/memory/recipe-hash";
import type { RememberedColumn } from "../../../src/core/memory/remembered-column";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { writeColumnPart, writeRunPart, type KeptRows } from "../../../src/core/memory/write-parts";
import { knownColumn } from "../../../src/scoring/memory/known-column";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";
import { fingerprintsOf, stateOf } from "../../core/memory/fingerprints-of";

const OWN = recipeHash(PLAIN_COLUMN.recipe, PLAIN_COLUMN.schema);
const SUM = { count: 300_000, sum: "0123456789abcdef" };

function listOf(...keys: readonly string[]): KeptRows {
  return { list: fingerprintsOf(keys.map((key) => [key, [1]])).sorted() };
}

/** Runs of the column, oldest first. */
function known(
  runs: readonly (readonly [Partial<RememberedRun>, KeptRows])[],
  column: RememberedColumn = PLAIN_COLUMN,
) {
  const xmls = runs.map(([facts, rows], i) => {
    const run = { ...PLAIN_RUN, id: `a${i}`.padStart(16, "0"), startedAt: `2026-11-2${i}T00:00:00.000Z` };
    return writeRunPart({ ...run, recipeHash: OWN, ...facts }, rows);
  });
  return knownColumn(readParts([writeColumnPart(column), ...xmls].map((xml, i) => ({ id: `${i}`, xml }))), column);
}

describe("what can be told of a column", () => {
  it("are the rows of all runs of its very recipe", () => {
    const { known: rows, whyUnknown } = known([
      [{}, listOf("1")],
      [{ recipeHash: "fedcba9876543210" }, listOf("2")],
      [{}, listOf("3")],
    ]);
    expect(["1", "2", "3"].map((key) => stateOf(rows, key, [1]))).toEqual(["current", "changed", "current"]);
    expect(whyUnknown).toBeUndefined();
  });

  it.each([
    ["no run has left any rows", [[{}, {}]], "nothing-kept"],
    ["no run is remembered", [], "nothing-kept"],
    ["only runs of another recipe have", [[{ recipeHash: "fedcba9876543210" }, listOf("1")]], "recipe-changed"],
    ["there were too many rows", [[{}, { sum: SUM }]], "too-many-rows"],
  ] as const)("is nothing, and why, where %s", (_what, runs, whyUnknown) => {
    const column = known(runs);
    expect(column.whyUnknown).toBe(whyUnknown);
    expect(stateOf(column.known, "1", [1])).toBe("unknown");
  });

  it("is the sum of too many rows as long as nothing was scored since", () => {
    expect(known([[{}, { sum: SUM }]]).sum).toEqual(SUM);
    const since = known([
      [{}, { sum: SUM }],
      [{ scope: "changed" }, listOf("1")],
    ]);
    expect(since).toMatchObject({ whyUnknown: "too-many-rows" });
    expect(since).not.toHaveProperty("sum");
  });

  it("is nothing where each row was sent with its number", () => {
    const recipe = { ...PLAIN_COLUMN.recipe, inputFormat: "dataframe_split", withIndex: true } as const;
    expect(known([[{}, listOf("1")]], { ...PLAIN_COLUMN, recipe }).whyUnknown).toBe("row-numbers-sent");
  });

  it("are no rows of another column's runs", () => {
    const other = { ...PLAIN_COLUMN, id: "00000000000000c2" };
    const xmls = [
      writeColumnPart(PLAIN_COLUMN),
      writeColumnPart(other),
      writeRunPart({ ...PLAIN_RUN, columnId: other.id, recipeHash: OWN }, listOf("1")),
    ];
    const memory = readParts(xmls.map((xml, i) => ({ id: `${i}`, xml })));
    expect(knownColumn(memory, PLAIN_COLUMN).whyUnknown).toBe("nothing-kept");
    expect(stateOf(knownColumn(memory, other).known, "1", [1])).toBe("current");
  });
});
