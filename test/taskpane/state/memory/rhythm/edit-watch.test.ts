import { WorkbookError } from "../../../../../src/core/errors";
import { EditWatch } from "../../../../../src/taskpane/state/memory/rhythm/edit-watch";
import { FakeMemory } from "../../../fakes/fake-memory";
import { here } from "../../../fakes/here";
import { settle } from "../../../fakes/settle";

describe("the watch on edits", () => {
  test("follows them once, however often that is wanted, and what was wanted last counts", async () => {
    const memory = new FakeMemory();
    let edits = 0;
    const watch = new EditWatch(here(memory), () => edits++);
    for (const isWanted of [true, true, false, true]) watch.want(isWanted);
    await settle();
    expect(memory.editListeners.size).toBe(1);
    memory.edit();
    watch.want(false);
    memory.edit();
    await settle();
    expect([edits, memory.editListeners.size]).toEqual([1, 0]);
  });

  test("bears with an Excel that refuses to tell, and asks it again when it is wanted again", async () => {
    const memory = new FakeMemory();
    const { followEdits } = memory;
    memory.followEdits = () => Promise.reject(new WorkbookError("excel-busy", "Busy."));
    const watch = new EditWatch(here(memory), () => undefined);
    watch.want(true);
    await settle();
    memory.followEdits = followEdits;
    watch.want(false);
    watch.want(true);
    await settle();
    expect(memory.editListeners.size).toBe(1);
  });
});
