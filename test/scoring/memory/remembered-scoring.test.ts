import type { Fingerprints } from "../../../src/core/memory/fingerprints";
import { readParts } from "../../../src/core/memory/read-parts";
import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { knownColumn } from "../../../src/scoring/memory/known-column";
import { RememberedScoring, type RunToRemember } from "../../../src/scoring/memory/remembered-scoring";
import { WorkbookParts } from "../../../src/scoring/memory/workbook-parts";
import { writeColumnPart } from "../../../src/core/memory/write-parts";
import type { ResultColumns } from "../../../src/scoring/ports";
import type { RunSummary } from "../../../src/scoring/run-status";
import { PLAIN_COLUMN } from "../../core/memory/any-remembered";
import { fingerprintsOf, stateOf } from "../../core/memory/fingerprints-of";
import { notesWith } from "./notes-in-memory";
import { PartsInMemory } from "./parts-in-memory";

const COLUMNS: ResultColumns = {
  source: { kind: "table", tableId: "t1" },
  headers: ["Prediction"],
  columnIds: ["2"],
};
const PLACE = { resultColumns: COLUMNS, outputs: ["prediction"], sent: [], label: "Table Iris" };
const RECIPE = {
  ...BLANK_RECIPE,
  origin: "https://ws.cloud.databricks.com",
  route: "/serving-endpoints/x/invocations",
};
const RUN: RunToRemember = { recipe: RECIPE, schema: undefined, scope: "all" };

let lastId = 0;

function scoring(store: PartsInMemory, run: Partial<RunToRemember> = {}, notes = notesWith({})) {
  let minutes = 0;
  return new RememberedScoring(
    {
      ...{ store, notes, parts: new WorkbookParts(store), productVersion: "1.0.0" },
      nowUtc: () => new Date(Date.UTC(2026, 10, 29, 8, 10 * lastId + minutes++)),
      randomId: () => (++lastId).toString(16).padStart(16, "0"),
      liveOf: () => undefined,
      onKept: () => undefined,
      onSpent: () => undefined,
    },
    { ...RUN, ...run },
  );
}

function summaryOf(facts: Partial<RunSummary> = {}): RunSummary {
  return {
    ...{ label: "Table Iris", sheetName: "S", firstCell: "A2", columns: ["a"], rowCount: 3, scored: 3, failed: 0 },
    ...{ untouched: 0, untouchedRows: [], failures: [], missing: [], notes: [], batches: 1, elapsedMs: 5 },
    ...{ requestsMs: 5, servedModelNames: ["m-1"], resultColumns: COLUMNS, outputs: ["prediction"], sentInputs: [] },
    ...facts,
  };
}

async function memoryIn(store: PartsInMemory) {
  const memory = readParts(await store.readParts());
  expect(memory.unreadable).toEqual([]);
  return memory;
}

function rows(...keys: readonly string[]): Fingerprints {
  return fingerprintsOf(keys.map((key) => [key, [`answer to ${key}`]]));
}

/** A workbook in which a run has scored three rows. */
async function scoredOnce() {
  const store = new PartsInMemory();
  const run = scoring(store);
  run.note(rows("1", "2", "3"));
  const remembered = await run.end(summaryOf());
  const { columns } = await memoryIn(store);
  store.places.set(columns[0]!.id, { source: COLUMNS.source, resultColumns: COLUMNS, foundBy: "anchor" });
  return { store, remembered, column: columns[0]! };
}

async function statesIn(store: PartsInMemory, ...keys: readonly string[]) {
  const memory = await memoryIn(store);
  const { known } = knownColumn(memory, memory.columns[0]!);
  return keys.map((key) => stateOf(known, key, [`answer to ${key}`]));
}

describe("a run that is remembered", () => {
  it("leaves its column, its end and which rows it has scored, and a name that follows the column", async () => {
    const { store, remembered, column } = await scoredOnce();
    const { runs } = await memoryIn(store);
    expect(runs).toMatchObject([{ columnId: column.id, scope: "all", counts: { scored: 3 }, servedModels: ["m-1"] }]);
    expect(remembered).toEqual({ kind: "kept", columnId: column.id });
    expect(await statesIn(store, "1", "3", "4")).toEqual(["current", "current", "changed"]);
    expect(store.anchored).toEqual([column.id]);
    expect(store.changes).toBe(1);
  });

  it("keeps of the schema what its model takes, and not what it says it answers", async () => {
    const store = new PartsInMemory();
    const schema = { columns: [{ name: "a", isRequired: true }], tensors: [] };
    await scoring(store, { schema: { ...schema, outputs: ["label", "p"] } }).end(summaryOf());
    expect((await memoryIn(store)).columns[0]?.schema).toEqual(schema);
  });

  it("leaves a marker when it begins, hashes on the device while it goes on, and neither at its end", async () => {
    const store = new PartsInMemory();
    const notes = notesWith({});
    const run = scoring(store, {}, notes);
    run.note(rows("1"));
    await run.begin(PLACE);
    const [marker] = (await memoryIn(store)).runs;
    expect(marker).not.toHaveProperty("endedAt");
    run.note(rows("2", "3"));
    await run.end(summaryOf());
    const { runs } = await memoryIn(store);
    expect(runs).toMatchObject([{ id: marker!.id, endedAt: expect.any(String) as unknown }]);
    const { id } = marker!;
    expect(notes.told).toEqual([`begin ${id}`, `add 10 ${id}`, `add 20 ${id}`, `end ${id}`]);
  });

  it("leaves nothing of a new column that was never made", async () => {
    const store = new PartsInMemory();
    const run = scoring(store);
    await run.begin(PLACE);
    const { resultColumns: _none, ...nothing } = summaryOf({ scored: 0, untouched: 3 });
    expect(await run.end(nothing)).toMatchObject({ kind: "kept" });
    expect(store.parts).toEqual([]);
  });

  it("says why it is not remembered where the workbook takes nothing, and keeps what the device has noted", async () => {
    const store = new PartsInMemory();
    const notes = notesWith({});
    store.refusals = 1;
    const run = scoring(store, {}, notes);
    run.note(rows("1"));
    expect(await run.end(summaryOf())).toEqual({ kind: "not-remembered", why: "Excel is busy." });
    expect(notes.told).toEqual([expect.stringMatching(/^stop /)]);
  });
});

describe("a run into a column that is remembered", () => {
  it("adds its rows to those of the runs before it", async () => {
    const { store, column } = await scoredOnce();
    const run = scoring(store, { scope: "changed", columnId: column.id });
    run.note(rows("4"));
    await run.end(summaryOf({ scored: 1, skipped: 2 }));
    expect(await statesIn(store, "1", "4")).toEqual(["current", "current"]);
    expect((await memoryIn(store)).runs).toHaveLength(2);
  });

  it.each([
    ["said something of every row", {}, "changed"],
    ["has left some rows unreached", { scored: 1, untouched: 2 }, "current"],
    [
      "got no answer for some, in which the earlier prediction stands",
      { scored: 1, failed: 2, standing: 2 },
      "current",
    ],
  ])("knows of rows that it did not score only what was known before: it %s", async (_what, facts, state) => {
    const { store, column } = await scoredOnce();
    const run = scoring(store, { columnId: column.id });
    run.note(rows("1"));
    await run.end(summaryOf(facts));
    expect(await statesIn(store, "1", "2")).toEqual(["current", state]);
  });

  it("takes the column over that it replaces, and forgets others that stand where it writes", async () => {
    const { store, column } = await scoredOnce();
    const both: ResultColumns = { ...COLUMNS, headers: ["Prediction", "Other"], columnIds: ["2", "3"] };
    const other = { ...PLAIN_COLUMN, id: "00000000000000ee", headers: ["Other"] };
    await store.changeParts({ add: [writeColumnPart(other)], replace: [], remove: [] });
    store.places.set(other.id, {
      source: COLUMNS.source,
      resultColumns: { ...COLUMNS, columnIds: ["3"] },
      foundBy: "anchor",
    });
    await scoring(store).end(summaryOf({ resultColumns: both, outputs: ["a", "b"] }));
    expect((await memoryIn(store)).columns.map(({ id }) => id)).toEqual([column.id]);
  });

  it("forgets them also where the workbook took nothing when the run began", async () => {
    const { store, column } = await scoredOnce();
    const both: ResultColumns = { ...COLUMNS, headers: ["Prediction", "Other"], columnIds: ["2", "3"] };
    const other = { ...PLAIN_COLUMN, id: "00000000000000ee", headers: ["Other"] };
    await store.changeParts({ add: [writeColumnPart(other)], replace: [], remove: [] });
    store.places.set(other.id, {
      source: COLUMNS.source,
      resultColumns: { ...COLUMNS, columnIds: ["3"] },
      foundBy: "anchor",
    });
    const run = scoring(store);
    store.refusals = 1;
    await expect(run.begin({ ...PLACE, resultColumns: both, outputs: ["a", "b"] })).rejects.toThrow("Excel is busy.");
    await run.end(summaryOf({ resultColumns: both, outputs: ["a", "b"] }));
    expect((await memoryIn(store)).columns.map(({ id }) => id)).toEqual([column.id]);
  });

  it("tells of an end without results, and touches no row's memory", async () => {
    const { store, column } = await scoredOnce();
    const { resultColumns: _none, ...nothing } = summaryOf({ scored: 0, untouched: 3 });
    await scoring(store, { columnId: column.id }).end(nothing);
    expect((await memoryIn(store)).runs).toMatchObject([
      { counts: { scored: 0, notReached: 3 } },
      { counts: { scored: 3 } },
    ]);
    expect(await statesIn(store, "1")).toEqual(["current"]);
  });
});

describe("an earlier run that was cut", () => {
  it("is kept in the workbook with what this device noted of it, and no longer on the device", async () => {
    const store = new PartsInMemory();
    const cut = scoring(store);
    await cut.begin(PLACE);
    const { runs, columns } = await memoryIn(store);
    const { id } = runs[0]!;
    const lists = [rows("1").asAdded(), rows("2").asAdded()];
    const notes = notesWith({ [id]: { isCut: true, lists } });
    const next = scoring(store, { scope: "rest", columnId: columns[0]!.id }, notes);
    next.note(rows("3"));
    await next.end(summaryOf({ scored: 1, skipped: 2 }));
    expect(await statesIn(store, "1", "2", "3")).toEqual(["current", "current", "current"]);
    expect(notes.told).toContain(`end ${id}`);
  });
});
