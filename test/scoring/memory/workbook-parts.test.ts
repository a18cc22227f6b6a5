import { ROWS_PER_PART } from "../../../src/core/memory/stored-shapes";
import { writeColumnPart, writeFingerprintParts, writeRunPart } from "../../../src/core/memory/write-parts";
import { WorkbookError } from "../../../src/core/errors";
import { GatheredChanges, WorkbookParts } from "../../../src/scoring/memory/workbook-parts";
import { readParts } from "../../../src/core/memory/read-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";
import { fingerprintsOf } from "../../core/memory/fingerprints-of";
import { PartsInMemory } from "./parts-in-memory";

const signal = new AbortController().signal;

function listOf(rowCount: number): Uint8Array {
  return fingerprintsOf(Array.from({ length: rowCount }, (_, row) => [`${row}`, [row]])).sorted();
}

function storeWith(list?: Uint8Array): PartsInMemory {
  const further = list === undefined ? [] : writeFingerprintParts(PLAIN_RUN.id, PLAIN_COLUMN.id, list);
  return new PartsInMemory([writeColumnPart(PLAIN_COLUMN), writeRunPart(PLAIN_RUN, list && { list }), ...further]);
}

async function rowsKept(store: PartsInMemory): Promise<number> {
  const { fingerprints, unreadable } = readParts(await store.readParts());
  expect(unreadable).toEqual([]);
  return (fingerprints.get(PLAIN_RUN.id) ?? []).reduce((sum, list) => sum + list.length / 10, 0);
}

describe("changes of a workbook's parts", () => {
  it("replace a run where it stands, with further parts for what it has no room for, and take out those it had", async () => {
    const store = storeWith(listOf(ROWS_PER_PART + 5));
    const [, run] = store.parts.map(({ id }) => id);
    const parts = new WorkbookParts(store);
    await parts.change((memory, changes) => changes.putRun(memory, PLAIN_RUN, { list: listOf(3) }), signal);
    expect(store.parts.map(({ id }) => id)).toEqual(["part1", run]);
    expect(await rowsKept(store)).toBe(3);
    await parts.change(
      (memory, changes) => changes.putRun(memory, PLAIN_RUN, { list: listOf(ROWS_PER_PART + 1) }),
      signal,
    );
    expect(await rowsKept(store)).toBe(ROWS_PER_PART + 1);
  });

  it("are gathered anew where somebody else takes out a part meanwhile, and given up when that goes on", async () => {
    const store = storeWith(listOf(2));
    const parts = new WorkbookParts(store);
    let looks = 0;
    const replaceRun = (after: number) =>
      parts.change((memory, changes) => {
        changes.putRun(memory, PLAIN_RUN, { list: listOf(5) });
        if (++looks <= after) store.parts.splice(1, 1, { ...store.parts[1]!, id: `other ${looks}` });
      }, signal);
    await replaceRun(2);
    expect([looks, await rowsKept(store)]).toEqual([3, 5]);
    await expect(replaceRun(100)).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("take out what is to go, whatever else was said of it", async () => {
    const store = storeWith();
    const memory = readParts(await store.readParts());
    const changes = new GatheredChanges();
    changes.putRun(memory, PLAIN_RUN, { list: listOf(2) });
    changes.put("part1", "<new/>");
    changes.take(["part1", "part2", "part2"]);
    expect(changes.all()).toEqual({ add: [], replace: [], remove: ["part1", "part2"] });
  });

  it("say of a run what was said last, and that it keeps no rows only where nothing else was said", () => {
    const memory = readParts([]);
    const changes = new GatheredChanges();
    changes.keepNoRows(memory, PLAIN_RUN);
    changes.putRun(memory, PLAIN_RUN, { list: listOf(2) });
    changes.keepNoRows(memory, PLAIN_RUN);
    expect(changes.all().add).toEqual([writeRunPart(PLAIN_RUN, { list: listOf(2) })]);
  });

  it("do not bother the workbook when there are none", async () => {
    const store = storeWith();
    expect(await new WorkbookParts(store).change((memory) => memory.runs.length, signal)).toBe(1);
    expect(store.changes).toBe(0);
  });

  it("come one after the other: each reads what the one before has written, also behind one that was refused", async () => {
    const store = storeWith();
    const parts = new WorkbookParts(store);
    store.refusals = 1;
    const add = (id: string) =>
      parts.change((memory, changes) => {
        changes.put(undefined, writeColumnPart({ ...PLAIN_COLUMN, id: id.padStart(16, "0") }));
        return memory.columns.length;
      }, signal);
    const all = await Promise.allSettled([add("1"), add("2"), add("3")]);
    expect(all.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code))).toEqual(["excel-busy", 1, 2]);
  });
});

describe("fingerprints of a column whose inputs are gone", () => {
  it("go with the next change, whatever it is about", async () => {
    const store = storeWith(listOf(3));
    const parts = new WorkbookParts(store);
    parts.dropRowsOf(PLAIN_COLUMN.id);
    expect(await rowsKept(store)).toBe(3);
    await parts.change(() => undefined, signal);
    expect(await rowsKept(store)).toBe(0);
  });

  it("stay when the inputs are there again before that", async () => {
    const store = storeWith(listOf(3));
    const parts = new WorkbookParts(store);
    parts.dropRowsOf(PLAIN_COLUMN.id);
    parts.keepRowsOf(PLAIN_COLUMN.id);
    await parts.change(() => undefined, signal);
    expect(await rowsKept(store)).toBe(3);
  });

  it("go with the change after one that the workbook refused", async () => {
    const store = storeWith(listOf(3));
    const parts = new WorkbookParts(store);
    parts.dropRowsOf(PLAIN_COLUMN.id);
    store.refusals = 1;
    await expect(parts.change(() => undefined, signal)).rejects.toThrow(WorkbookError);
    await parts.change(() => undefined, signal);
    expect(await rowsKept(store)).toBe(0);
  });

  it("go only once: what is kept of them later stays", async () => {
    const store = storeWith(listOf(3));
    const parts = new WorkbookParts(store);
    parts.dropRowsOf(PLAIN_COLUMN.id);
    await parts.change(() => undefined, signal);
    await parts.change((memory, changes) => changes.putRun(memory, PLAIN_RUN, { list: listOf(2) }), signal);
    await parts.change(() => undefined, signal);
    expect(await rowsKept(store)).toBe(2);
  });
});
