import { WorkbookError } from "../../../../src/core/errors";
import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { columnLook } from "../../fakes/fake-memory";
import { FakePane } from "../../fakes/fake-pane";
import { summaryOf } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

const COLUMN = columnLook();
const COLUMN_ID = COLUMN.column.id;

/** A pane whose run has made the remembered column. */
async function scored(): Promise<{ pane: FakePane; session: PaneSession }> {
  const pane = new FakePane();
  const session = new PaneSession(pane.services);
  session.open();
  await settle();
  await session.memory.open();
  await settle();
  void session.score();
  await settle();
  pane.columnMemory.remembered = { columns: [COLUMN], unreadable: [] };
  const { resultColumns } = COLUMN.place!;
  const remembered = { kind: "kept", columnId: COLUMN_ID } as const;
  pane.runs.latest.become({ state: "done", summary: summaryOf({ resultColumns, remembered }) });
  await settle();
  return { pane, session };
}

describe("the memory of a column that its result's own button takes out", () => {
  test("is forgotten with it", async () => {
    const { pane, session } = await scored();
    expect(session.memory.getState().memory?.getState().column?.column.id).toBe(COLUMN_ID);
    await session.removeResultColumns();
    await settle();
    expect(pane.columnMemory.forgotten).toEqual([COLUMN_ID]);
    expect(session.memory.getState().memory?.getState().column).toBeUndefined();
  });

  test("comes back with it, where the column stands then", async () => {
    const { pane, session } = await scored();
    await session.removeResultColumns();
    pane.sheet.undoState = "removed";
    pane.sheet.newIds = ["c9"];
    await session.undoRun();
    await settle();
    expect(session.memory.getState().memory?.getState().column).toMatchObject({
      column: { id: COLUMN_ID },
      place: { resultColumns: { columnIds: ["c9"] } },
    });
  });

  test("stays where the column could not be taken out", async () => {
    const { pane, session } = await scored();
    pane.sheet.removeError = new WorkbookError("sheet-protected", "Protected.");
    await session.removeResultColumns();
    await settle();
    expect(pane.columnMemory.forgotten).toEqual([]);
  });
});
