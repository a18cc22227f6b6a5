import type { ColumnCheck, ColumnLook } from "../../../../src/scoring/memory/memory-look";
import { ColumnChecks } from "../../../../src/taskpane/state/memory/column-checks";
import type { CheckState } from "../../../../src/taskpane/state/memory/memory-state";
import { FakeDevice } from "../../fakes/fake-device";
import { checkOf, columnLook, FakeMemory } from "../../fakes/fake-memory";
import { here } from "../../fakes/here";
import { tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

const ID = "00000000000000c1";

/** The checks of a column that is shown, on a clock that a test moves. */
async function checked({ rowCount = 150, found = checkOf({}), tellsOfEdits = true } = {}) {
  const memory = new FakeMemory();
  const device = new FakeDevice();
  memory.tellsOfEdits = tellsOfEdits;
  memory.checks.set(ID, found);
  const shown: { check: CheckState; column?: ColumnLook; isRunning: boolean } = {
    check: { kind: "none" },
    column: columnLook(),
    isRunning: false,
  };
  const checks = new ColumnChecks(
    { columnMemory: here(memory), clock: device.clock },
    {
      getState: () => shown,
      tell: (check) => (shown.check = check),
      shape: () => tableShape({ rowCount }),
      isRunning: () => shown.isRunning,
      lookAnew: () => checks.checkUnasked(),
    },
  );
  checks.follow();
  checks.checkUnasked();
  await settle();
  return { memory, device, shown, checks };
}

describe("what Excel tells of edits", () => {
  test("has the column checked anew once the edits rest, many of them once", async () => {
    const { memory, device, shown } = await checked();
    memory.checks.set(ID, checkOf({ changed: 3 }));
    device.nowMs = 5_000;
    for (let edit = 0; edit < 1_000; edit++) memory.edit();
    expect(memory.checked).toHaveLength(1);
    device.endWaits();
    await settle();
    expect(memory.checked).toHaveLength(2);
    expect(shown.check).toMatchObject({ kind: "known", isOld: false, check: { counts: { changed: 3 } } });
    device.endWaits();
    await settle();
    expect(memory.checked).toHaveLength(2);
  });

  test("is said of a large table at once, which nobody reads while somebody types", async () => {
    const { memory, device, shown, checks } = await checked({ rowCount: 100_000 });
    await checks.check();
    expect(shown.check).toMatchObject({ kind: "known", isOld: false });
    memory.edit();
    expect(shown.check).toMatchObject({ kind: "known", isOld: true, isEdited: true });
    device.endWaits();
    await settle();
    expect(memory.checked).toHaveLength(1);
  });

  test("makes a check old that was under way: the edit may have come after its cell was read", async () => {
    const { memory, shown, checks } = await checked({ rowCount: 100_000 });
    let answer: (check: ColumnCheck) => void = () => undefined;
    memory.check = () => new Promise((resolve) => (answer = resolve));
    const check = checks.check();
    await settle();
    memory.edit();
    answer(checkOf({}));
    await check;
    expect(shown.check).toMatchObject({ kind: "known", isOld: true, isEdited: true });
  });

  test("starts nothing during a run, which is followed by a check of its own", async () => {
    const { memory, device, shown } = await checked();
    shown.isRunning = true;
    memory.edit();
    device.endWaits();
    await settle();
    expect(memory.checked).toHaveLength(1);
    expect(shown.check).toMatchObject({ isOld: false });
  });

  test("is asked for while a column is shown, and not before or after", async () => {
    const { memory, shown, checks } = await checked();
    expect(memory.editListeners.size).toBe(1);
    delete shown.column;
    checks.follow();
    await settle();
    expect(memory.editListeners.size).toBe(0);
    shown.column = columnLook();
    checks.follow();
    await settle();
    expect(memory.editListeners.size).toBe(1);
    checks.end();
    await settle();
    expect(memory.editListeners.size).toBe(0);
  });

  test("is missed by nobody where Excel is too old to tell: the selection and the pane still are followed", async () => {
    const { memory, device, checks } = await checked({ tellsOfEdits: false });
    device.nowMs = 5_000;
    checks.askAtRest();
    device.endWaits();
    await settle();
    expect(memory.checked).toHaveLength(2);
  });
});

describe("a run", () => {
  test("leaves of a large table no counts from before it: its changed rows are scored by now", async () => {
    const { shown, checks, memory } = await checked({ rowCount: 100_000, found: checkOf({ changed: 20 }) });
    await checks.check();
    checks.noteWritten();
    expect(shown.check).toEqual({ kind: "none" });
    expect(memory.checked).toHaveLength(1);
  });

  test("leaves those of a small one, which is read again", async () => {
    const { shown, checks } = await checked({ found: checkOf({ changed: 3 }) });
    checks.noteWritten();
    expect(shown.check).toMatchObject({ check: { counts: { changed: 3 } } });
  });
});
