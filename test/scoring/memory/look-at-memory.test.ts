import { readParts } from "../../../src/core/memory/read-parts";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { writeColumnPart, writeRunPart } from "../../../src/core/memory/write-parts";
import { lookAtMemory } from "../../../src/scoring/memory/look-at-memory";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";
import { notesWith } from "./notes-in-memory";
import { PartsInMemory } from "./parts-in-memory";

const signal = new AbortController().signal;
const NOW = Date.parse("2026-11-21T08:00:00Z");
const HOUR = 3_600_000;
const { endedAt: _end, ...unended } = PLAIN_RUN;

function startedBefore(hours: number, run: RememberedRun = unended): RememberedRun {
  return { ...run, startedAt: new Date(NOW - hours * HOUR).toISOString() };
}

async function lookAt(runs: readonly RememberedRun[], notes = notesWith({})) {
  const xmls = [writeColumnPart(PLAIN_COLUMN), ...runs.map((run) => writeRunPart(run))];
  const store = new PartsInMemory(xmls);
  const memory = readParts(await store.readParts());
  const ownRuns = { has: ({ id }: RememberedRun): boolean => id === PLAIN_RUN.id };
  const look = await lookAtMemory(memory, { store, notes, nowUtc: () => new Date(NOW), ownRuns }, signal);
  expect(store.changes).toBe(0);
  return look.columns[0]!;
}

describe("a look at a workbook's memory", () => {
  it("joins a column with its runs, newest first, and says of one that is gone nothing of its place", async () => {
    const older = { ...startedBefore(5, PLAIN_RUN), id: "00000000000000a2" };
    const look = await lookAt([older, startedBefore(1, PLAIN_RUN)]);
    expect(look.runs.map(({ id }) => id)).toEqual([PLAIN_RUN.id, older.id]);
    expect(look).not.toHaveProperty("place");
    expect(look).not.toHaveProperty("unended");
  });

  it.each([
    ["was begun on this device by a pane that is closed", 1, { [PLAIN_RUN.id]: { isCut: true } }, true],
    ["goes on in another pane of this device", 30, { [PLAIN_RUN.id]: { isCut: false } }, false],
    ["may go on on another device", 23, {}, false],
    ["was begun on another device longer ago than a run can take", 25, {}, true],
    ["began in the future, by another device's clock", -5, {}, false],
  ])("tells whether a run that has not ended was cut, when it %s", async (_what, hours, noted, isCut) => {
    const look = await lookAt([startedBefore(hours)], notesWith(noted));
    expect(look.unended).toEqual({ run: startedBefore(hours), isCut });
  });

  it("takes a run that has not ended for over once another has begun after it", async () => {
    const look = await lookAt([startedBefore(30), { ...startedBefore(1, PLAIN_RUN), id: "00000000000000a2" }]);
    expect(look).not.toHaveProperty("unended");
  });

  it("says whether this device made the run that made the column, and nothing of older ones", async () => {
    const other = { ...PLAIN_RUN, id: "00000000000000a2" };
    expect(await lookAt([startedBefore(1, PLAIN_RUN), startedBefore(5, other)])).toMatchObject({ isOwn: true });
    expect(await lookAt([startedBefore(5, PLAIN_RUN), startedBefore(1, other)])).not.toHaveProperty("isOwn");
  });

  it("asks no sheet where nothing is remembered", async () => {
    const store = { locate: () => Promise.reject(new Error("Nobody is to ask.")) };
    const parts = { store, notes: notesWith({}), nowUtc: () => new Date(NOW), ownRuns: { has: () => false } };
    expect(await lookAtMemory(readParts([]), parts, signal)).toEqual({ columns: [], unreadable: [] });
  });
});
