import { PaneSession } from "../../../src/taskpane/state/pane-session";
import { FakePane } from "../fakes/fake-pane";
import { NOTHING_SELECTED, previewOf, progressOf, summaryOf } from "../fakes/pane-data";
import { settle } from "../fakes/settle";

describe("the view of a pane", () => {
  let pane: FakePane;
  let session: PaneSession;

  const view = () => session.view.getState();

  beforeEach(async () => {
    pane = new FakePane();
    session = new PaneSession(pane.services);
    session.open();
    await settle();
  });

  test("is the very same object until a part changes, however many ask", () => {
    const before = view();
    expect(view()).toBe(before);
    session.settings.change({ columnName: "Species" });
    expect(view()).not.toBe(before);
    expect(view().state.settings.columnName).toBe("Species");
  });

  test("proposes nothing anew while a run tells how far it is", async () => {
    void session.score();
    await settle();
    pane.runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 50 }) });
    const { proposal, state } = view();
    pane.runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored: 100 }) });
    expect(view().state.run.status).toMatchObject({ progress: { rowsScored: 100 } });
    expect(view().proposal).toBe(proposal);
    expect(view().state.run.knownOrigins).toBe(state.run.knownOrigins);
  });

  test("proposes anew when a run has added a column, which is no input of the next", async () => {
    const { proposal } = view();
    const ended = session.score();
    await settle();
    pane.runs.latest.become({ state: "done", summary: summaryOf() });
    await ended;
    expect(view().proposal).not.toBe(proposal);
  });

  test("shows a preview as long as it is of what is proposed, and tells of one that is out of date", async () => {
    pane.runs.preview = previewOf(["setosa"]);
    await session.previewRows();
    expect(view().preview).toMatchObject({ kind: "shown" });
    session.settings.change({ columnName: "Species" });
    expect(view().preview).toMatchObject({ kind: "shown" });
    session.settings.change({ inputFormat: "dataframe_split" });
    expect(view().preview).toEqual({ kind: "outdated" });
    session.settings.change({ inputFormat: "dataframe_records" });
    expect(view().preview).toMatchObject({ kind: "shown" });
    pane.sheet.select(NOTHING_SELECTED);
    pane.device.endWaits();
    await settle();
    expect(view().preview).toBeUndefined();
  });

  test("tells whoever watches of a change of any part, until they have seen enough", () => {
    const told = jest.fn();
    const end = session.view.subscribe(told);
    session.settings.change({ columnName: "Species" });
    session.preview.close();
    expect(told).toHaveBeenCalledTimes(2);
    end();
    session.settings.change({ columnName: "Prediction" });
    expect(told).toHaveBeenCalledTimes(2);
  });

  test("follows the selection", async () => {
    pane.sheet.select(NOTHING_SELECTED);
    pane.device.endWaits();
    await settle();
    expect(view().proposal.obstacle).toEqual({ section: "data", code: "no-data" });
  });
});
