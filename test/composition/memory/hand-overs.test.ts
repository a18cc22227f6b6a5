import { HandOvers } from "../../../src/composition/memory/hand-overs";
import { writeHandOverPart } from "../../../src/core/memory/hand-over-parts";
import type { HandedOverRun } from "../../../src/core/memory/handed-over-run";
import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import { PLAIN_HAND_OVER } from "../../core/memory/any-remembered";
import { CALM, openExcel } from "../../excel/open-excel";

function runNamed(number: number): HandedOverRun {
  const { stagedPath: _none, ...plain } = PLAIN_HAND_OVER;
  return { ...plain, id: number.toString(16).padStart(16, "0"), startedAtUtcMs: number };
}

function open() {
  const excel = openExcel();
  const store = new ExcelMemory(excel.queue);
  return { excel, store, memory: new HandOvers(store) };
}

describe("HandOvers", () => {
  it("remembers runs in the workbook, says them anew, and forgets them", async () => {
    const { memory, store } = open();
    expect(await memory.add(runNamed(1))).toBe(true);
    expect(await memory.add(runNamed(2))).toBe(true);
    const changed = { ...runNamed(1), statementId: "01ef" };
    expect(await memory.change(changed)).toBe(true);
    expect(await new HandOvers(store).all()).toEqual([runNamed(2), changed]);
    await memory.forget(runNamed(1).id);
    await memory.forget(runNamed(1).id);
    expect(await memory.all()).toEqual([runNamed(2)]);
    expect(await memory.change(changed)).toBe(false);
    expect(await memory.all()).toEqual([runNamed(2)]);
  });

  it("keeps what others added at the same time, and forgets every part of a run", async () => {
    const { memory, store } = open();
    const others = new HandOvers(store);
    await Promise.all([
      memory.add(runNamed(1)),
      others.add(runNamed(2)),
      memory.add(runNamed(3)),
      others.add(runNamed(1)),
    ]);
    expect((await memory.all()).map(({ startedAtUtcMs }) => startedAtUtcMs)).toEqual([3, 2, 1]);
    await memory.forget(runNamed(1).id);
    expect((await others.all()).map(({ startedAtUtcMs }) => startedAtUtcMs)).toEqual([3, 2]);
  });

  it("says so where the workbook takes no note, and goes on", async () => {
    const { memory, excel } = open();
    excel.processor.script({ on: "CustomXmlPartCollection.add", access: "call", code: "AccessDenied" });
    expect(await memory.add(runNamed(1))).toBe(false);
    expect(await memory.add({ ...runNamed(1), startedAtUtcMs: 0.5 })).toBe(false);
    expect(await memory.add(runNamed(2))).toBe(true);
    expect((await memory.all(CALM)).map(({ id }) => id)).toEqual([runNamed(2).id]);
  });

  it("takes up no more than it keeps, whatever a workbook from elsewhere holds", async () => {
    const { memory, store } = open();
    const add = Array.from({ length: 300 }, (_, number) => writeHandOverPart(runNamed(number)));
    await store.changeParts({ add, replace: [], remove: [] }, CALM);
    expect((await memory.all()).map(({ startedAtUtcMs }) => startedAtUtcMs)).toEqual(
      Array.from({ length: 50 }, (_, place) => 299 - place),
    );
  });

  it("keeps the last fifty", async () => {
    const { memory } = open();
    for (let number = 1; number <= 51; number++) await memory.add(runNamed(number));
    const kept = await memory.all();
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)?.startedAtUtcMs).toBe(2);
  });
});
