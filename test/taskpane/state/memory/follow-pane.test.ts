import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { checkOf, columnLook } from "../../fakes/fake-memory";
import { FakePane } from "../../fakes/fake-pane";
import { summaryOf } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

const COLUMN = columnLook();

describe("a remembered column that a run has written over", () => {
  test("is checked anew once its former values are back: they are not called current", async () => {
    const pane = new FakePane();
    pane.columnMemory.remembered = { columns: [COLUMN], unreadable: [] };
    pane.columnMemory.checks.set(COLUMN.column.id, checkOf({}));
    const session = new PaneSession(pane.services);
    session.open();
    await settle();
    await session.memory.open();
    await settle();
    const memory = session.memory.getState().memory!;
    void memory.score("all");
    await settle();
    pane.runs.latest.become({ state: "done", summary: summaryOf({ resultColumns: COLUMN.place!.resultColumns }) });
    await settle();
    expect(memory.getState().offer).toMatchObject({ kind: "current" });

    pane.columnMemory.checks.set(COLUMN.column.id, checkOf({ overwritten: 4 }));
    pane.sheet.undoState = "replaced";
    await session.undoRun();
    await settle();
    expect(memory.getState()).toMatchObject({ check: { check: { counts: { overwritten: 4 } } } });
    expect(memory.getState().offer).toMatchObject({ kind: "changed", rowCount: 4 });
  });
});
