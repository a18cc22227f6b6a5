import { HandOvers } from "../../../src/composition/memory/hand-overs";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { BatchFailedError, WorkbookError } from "../../../src/core/errors";
import { readParts } from "../../../src/core/memory/read-parts";
import { writeRunPart } from "../../../src/core/memory/write-parts";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { PLAIN_HAND_OVER } from "../../core/memory/any-remembered";
import { addTable, CALM, openExcel, openPane, type OpenExcel } from "../../excel/open-excel";
import { RememberingPane } from "./scored-workbook";

function tableOf(excel: OpenExcel, rowCount: number) {
  const rows = Array.from({ length: rowCount }, (_, i) => [`id ${i}`, i + 1]);
  return addTable(excel, [["id", "n"], ...rows]);
}

async function scoredTable(rowCount = 12) {
  const excel = openExcel();
  const table = tableOf(excel, rowCount);
  const pane = new RememberingPane(excel);
  const source = { kind: "table", tableId: table.id } as const;
  const summary = await pane.score(source);
  return { excel, table, pane, source, summary };
}

describe("a column that a workbook remembers", () => {
  it("is found with its run, and every row is current", async () => {
    const { pane, summary } = await scoredTable();
    expect(summary.remembered).toEqual({ kind: "kept", columnId: (await pane.column()).column.id });
    const look = await pane.memory.look(CALM);
    expect(look).toMatchObject({
      columns: [{ column: { headers: ["Prediction"], sourceLabel: "Flowers" }, place: { foundBy: "anchor" } }],
      unreadable: [],
    });
    expect(look.columns[0]!.runs).toMatchObject([
      { scope: "all", endedAt: expect.any(String) as unknown, servedModels: ["numbers-1"], counts: { scored: 12 } },
    ]);
    expect(await pane.check()).toMatchObject({ rowCount: 12, counts: { current: 12 }, isAllCurrent: true });
  });

  it("tells edited rows, and sends no others", async () => {
    const { pane, excel } = await scoredTable();
    pane.takeSent();
    for (const row of [3, 5, 8]) excel.sheet.writeValues(row, 1, [[100 + row]]);
    const { column } = await pane.column();
    const check = await pane.check();
    expect(check.counts).toMatchObject({ current: 9, changed: 3 });
    expect(check.rows).toEqual({
      changed: [2, 4, 7].map((firstRow) => ({ firstRow, rowCount: 1 })),
    });
    const summary = await pane.refresh(column.id, "changed");
    expect(pane.takeSent()).toEqual([103, 105, 108]);
    expect(summary).toMatchObject({ scored: 3, skipped: 9, remembered: { kind: "kept" } });
    expect(await pane.check()).toMatchObject({ counts: { current: 12 }, isAllCurrent: true });
    expect((await pane.column()).runs.map(({ scope }) => scope)).toEqual(["changed", "all"]);
  });
});

describe("a column that was taken out of the sheet", () => {
  it("is remembered again with its runs and rows once it is put back", async () => {
    const { pane, excel } = await scoredTable();
    const { column, place } = await pane.column();
    const before = readParts(await pane.store.readParts(CALM));
    const forgotten = await pane.memory.forgetColumn(column.id);
    expect((await pane.memory.look(CALM)).columns).toEqual([]);
    await pane.memory.rememberAgain(forgotten, place!.resultColumns);
    expect(readParts(await pane.store.readParts(CALM)).runs).toEqual(before.runs);
    expect((await pane.column()).place).toMatchObject({ foundBy: "anchor" });
    expect(await pane.check()).toMatchObject({ counts: { current: 12 } });
    excel.sheet.writeValues(3, 1, [[77]]);
    expect(await pane.check()).toMatchObject({ counts: { current: 11, changed: 1 } });
  });
});

describe("a run that is cut", () => {
  it("goes on where it was, when its table is opened again", async () => {
    const device = passingMemory();
    const excel = openExcel();
    const source = { kind: "table", tableId: tableOf(excel, 60).id } as const;
    const first = new RememberingPane(excel, { device });
    first.writesOften = true;
    const isClosed = new Promise<void>((resolve) => {
      first.beforeAnswer = async (request) => {
        if (request < 4) return;
        resolve();
        await new Promise(() => undefined);
      };
    });
    await Promise.race([isClosed, first.score(source)]);

    const second = new RememberingPane(openPane(excel.model), { device });
    const { column, unended } = await second.column();
    expect(unended).toMatchObject({ isCut: true });
    const check = await second.check();
    expect(check.counts.current).toBeGreaterThanOrEqual(20);
    expect(check.counts.current + check.counts.changed + check.counts.new).toBe(60);
    await second.refresh(column.id, "rest");
    expect(second.takeSent()).toHaveLength(60 - check.counts.current);
    expect(await second.check()).toMatchObject({ counts: { current: 60 }, isAllCurrent: true });
    expect(device.keys().filter((key) => key.startsWith("run/"))).toEqual([]);
    expect((await second.column()).unended).toBeUndefined();
  });

  it("is known again by the device that made it, and is what the workbook says to any other", async () => {
    const excel = openExcel();
    const device = passingMemory();
    const pane = new RememberingPane(excel, { device });
    await pane.score({ kind: "table", tableId: tableOf(excel, 12).id });
    expect(await new RememberingPane(excel, { device }).column()).toMatchObject({ isOwn: true });
    expect(await new RememberingPane(excel).column()).not.toHaveProperty("isOwn");
    const { column } = await pane.column();
    await pane.memory.changeRecipe(column.id, { ...column.recipe, parameters: { a: "1" } }, undefined);
    expect(await pane.column()).not.toHaveProperty("isOwn");
  });

  it("is known on another device to go on elsewhere, or to be cut", async () => {
    const { pane, excel } = await scoredTable();
    const { column, runs } = await pane.column();
    const { endedAt: _end, ...run } = { ...runs[0]!, id: "abcdef0123456789", startedAt: "2027-01-01T00:00:00.000Z" };
    await pane.store.changeParts({ add: [writeRunPart(run)], replace: [], remove: [] }, CALM);
    const seen = async (nowUtc: string) =>
      (await new RememberingPane(excel, { nowUtc: () => new Date(nowUtc) }).column()).unended?.isCut;
    expect(column.id).toBe(run.columnId);
    expect([await seen("2027-01-01T10:00:00Z"), await seen("2027-01-02T10:00:00Z")]).toEqual([false, true]);
  });
});

describe("what cannot be known", () => {
  it("is said when an input is gone, and its hashes go with the next change", async () => {
    const { pane, excel } = await scoredTable();
    const { column } = await pane.column();
    excel.sheet.setValue(0, 1, "m");
    excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
    expect(await pane.check()).toMatchObject({
      whyUnknown: "input-gone",
      counts: { unknown: 12 },
      isAllCurrent: false,
    });
    await pane.memory.noteRowByRow(column.id, true);
    const { fingerprints } = readParts(await pane.store.readParts(CALM));
    expect(fingerprints.size).toBe(0);
  });

  it("is known again when the input is called what it was", async () => {
    const { pane, excel } = await scoredTable();
    const { column } = await pane.column();
    for (const name of ["m", "n"]) {
      excel.sheet.setValue(0, 1, name);
      excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
      await pane.check();
    }
    await pane.memory.noteRowByRow(column.id, true);
    expect(await pane.check()).toMatchObject({ counts: { current: 12 }, isAllCurrent: true });
  });

  it("is known again when the input is called what it was and the column is refreshed before it is looked at again", async () => {
    const { pane, excel } = await scoredTable();
    const { column } = await pane.column();
    const write = (row: number, value: string | number): void => {
      excel.sheet.setValue(row, 1, value);
      excel.model.cellsWritten(excel.sheet.id, areaOf(row, 1), "user");
    };
    write(0, "m");
    await pane.check();
    write(0, "n");
    write(3, 77);
    pane.takeSent();
    await pane.refresh(column.id, "changed");
    expect(pane.takeSent()).toEqual([77]);
    expect(await pane.check()).toMatchObject({ counts: { current: 12 }, isAllCurrent: true });
  });

  it("is said when the recipe has changed, until the column is scored by it", async () => {
    const { pane } = await scoredTable();
    const { column } = await pane.column();
    const recipe = { ...column.recipe, route: "/serving-endpoints/other/invocations" };
    await pane.memory.changeRecipe(column.id, recipe, undefined);
    expect(await pane.check()).toMatchObject({ whyUnknown: "recipe-changed", counts: { unknown: 12 } });
    pane.takeSent();
    await pane.refresh(column.id, "all");
    expect(pane.takeSent()).toHaveLength(12);
    expect(await pane.check()).toMatchObject({ counts: { current: 12 }, isAllCurrent: true });
  });

  it("stays as it is where a recipe was to be kept by which nothing could be scored", async () => {
    const { pane } = await scoredTable();
    const { column } = await pane.column();
    for (const route of [undefined, "/nothing"]) {
      const { route: _route, ...recipe } = column.recipe;
      const other = { ...recipe, origin: "https://ws.cloud.databricks.com", ...(route && { route }) };
      const kept = pane.memory.changeRecipe(column.id, other, undefined);
      await expect(kept).rejects.toMatchObject({ why: "no-endpoint" });
    }
    expect((await pane.column()).column).toEqual(column);
    expect(await pane.check()).toMatchObject({ isAllCurrent: true });
  });

  it("forgets of another model what was found out of the one before", async () => {
    const { pane } = await scoredTable();
    const { column } = await pane.column();
    await pane.memory.noteRowByRow(column.id, false);
    await pane.memory.changeRecipe(column.id, { ...column.recipe, parameters: { a: "1" } }, undefined);
    expect((await pane.column()).column.isRowByRow).toBe(false);
    const route = "/serving-endpoints/other/invocations";
    await pane.memory.changeRecipe(column.id, { ...column.recipe, route }, undefined);
    expect((await pane.column()).column.isRowByRow).toBeUndefined();
  });

  it("is not told of a part of a column whose rows hang on each other", async () => {
    const { pane } = await scoredTable();
    const { column } = await pane.column();
    await pane.memory.noteRowByRow(column.id, false);
    await expect(pane.memory.refreshOf(column.id, "changed", CALM)).rejects.toMatchObject({ why: "not-row-by-row" });
    expect((await pane.memory.refreshOf(column.id, "all", CALM)).refresh.states.size).toBe(7);
  });
});

describe("what is forgotten", () => {
  it("is one column, or all of them, and no cell", async () => {
    const { pane, excel } = await scoredTable();
    const { column } = await pane.column();
    await pane.memory.forgetColumn(column.id);
    expect((await pane.memory.look(CALM)).columns).toEqual([]);
    await expect(pane.check(column.id)).rejects.toMatchObject({ why: "gone" });
    await pane.store.changeParts(
      { add: ['<run xmlns="urn:scoresheet:memory:1">?</run>'], replace: [], remove: [] },
      CALM,
    );
    expect(await new HandOvers(pane.store).add(PLAIN_HAND_OVER)).toBe(true);
    expect((await pane.memory.look(CALM)).unreadable).toHaveLength(1);
    await pane.memory.forgetWorkbook();
    expect(await pane.store.readParts(CALM)).toEqual([]);
    expect(excel.sheet.getValue(1, 2)).toBe(2);
  });

  it("is all that the device keeps", async () => {
    const device = passingMemory();
    const { memory } = new RememberingPane(openExcel(), { device });
    const place = { origin: "https://a.example", route: "/x/invocations", columns: ["a", "b"] };
    memory.allow(place);
    device.write("token/ws", "dapi");
    expect([memory.isAllowed(place), memory.isAllowed({ ...place, columns: ["b", "c"] })]).toEqual([true, false]);
    memory.forgetDevice();
    expect([memory.isAllowed(place), device.keys()]).toEqual([false, []]);
  });
});

describe("a workbook that keeps nothing", () => {
  it("lets a run end as it does, and says why it is not remembered", async () => {
    const excel = openExcel();
    const source = { kind: "table", tableId: tableOf(excel, 12).id } as const;
    const refuse = (): Promise<never> => Promise.reject(new WorkbookError("sheet-protected", "It is protected."));
    const pane = new RememberingPane(excel, {
      store: (store) => ({
        ...{
          readParts: (signal) => store.readParts(signal),
          locate: (columns, signal) => store.locate(columns, signal),
        },
        ...{ changeParts: refuse, anchor: refuse, dropAnchors: refuse },
      }),
    });
    expect(await pane.score(source)).toMatchObject({
      scored: 12,
      remembered: { kind: "not-remembered", why: "It is protected." },
    });
    expect(pane.memory.spent()).toEqual({ rows: 12, requests: 2 });
    expect(pane.memory.asksFirst(10, 1, { rowsADay: 20 })).toBe(true);
    expect(pane.memory.asksFirst(8, 1, { rowsADay: 20, requestsARun: 1 })).toBe(false);
  });
});

describe("the day's counters", () => {
  it("rise with each request of a run, whatever it comes to, and are found by another pane while it goes on", async () => {
    const excel = openExcel();
    const source = { kind: "table", tableId: tableOf(excel, 25).id } as const;
    const device = passingMemory();
    const nowUtc = () => new Date("2026-03-01T12:00:00Z");
    const pane = new RememberingPane(excel, { device, nowUtc });
    const other = new RememberingPane(excel, { device, nowUtc });
    const seen: number[][] = [];
    pane.beforeAnswer = () => {
      const { rows, requests } = other.memory.spent();
      seen.push([rows, requests]);
    };
    pane.answer = (n) => (n === 12 ? new BatchFailedError("model-error", "The model failed.") : n);
    await pane.score(source);
    expect(seen.slice(0, 3)).toEqual([
      [10, 1],
      [20, 2],
      [25, 3],
    ]);
    expect(pane.memory.spent().requests).toBe(pane.requests);
    const spent = pane.memory.spent();
    const column = await pane.column();
    await pane.refresh(column.column.id, "failed");
    expect(other.memory.spent().requests).toBe(pane.requests);
    expect(other.memory.spent().rows).toBeGreaterThan(spent.rows);
    expect(other.memory.asksFirst(1, 1, { requestsADay: pane.requests })).toBe(true);
  });
});
