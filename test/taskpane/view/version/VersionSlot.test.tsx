import "@testing-library/jest-dom";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import packageFile from "../../../../package.json";
import type { UndoState } from "../../../../src/excel/undo/undone";
import { VersionSlot } from "../../../../src/taskpane/view/version/VersionSlot";
import { speak } from "../../../../src/taskpane/view/words/language/language";
import { FakePane } from "../../fakes/fake-pane";
import { progressOf, summaryOf, tableShape, WORKSPACE } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

const COLUMNS = { source: tableShape().source, headers: ["Prediction"], columnIds: ["c1"] };

const LOSSES: readonly (readonly [{ readonly undoable?: UndoState; readonly token?: string }, RegExp])[] = [
  [{}, /this pane is [\d.]+\.$/],
  [{ undoable: "replaced" }, /After reloading, nothing from before can be undone\.$/],
  [{ undoable: "too-large" }, /this pane is [\d.]+\.$/],
  [{ token: "typed" }, /After reloading, you are asked for the access token again\.$/],
  [{ token: "kept" }, /this pane is [\d.]+\.$/],
  [{ undoable: "removed", token: "typed" }, /be undone, and you are asked for the access token again\.$/],
];

/** Its code is loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);

describe("the note of a newer version", () => {
  const user = userEvent.setup();
  const OWN = packageFile.version;

  /** Drawn beside a relay of some version, once the pane has connected. */
  async function showAt(version: string | undefined) {
    await import("../../../../src/taskpane/view/version/NewerVersion");
    const pane = new FakePane();
    pane.signIn.version = version;
    const rendered = renderPane(<VersionSlot />, {}, pane);
    const { session } = rendered;
    await act(async () => {
      session.version.open();
      await session.connection.open();
    });
    return rendered;
  }

  afterEach(() => speak("en"));

  it("says both versions, and begins the pane anew", async () => {
    const { pane } = await showAt("99.0.0");
    expect(await screen.findByRole("status")).toHaveTextContent(`Scoresheet 99.0.0 is here; this pane is ${OWN}.`);
    const reload = screen.getByRole("button", { name: "Reload" });
    expect(reload).toHaveAccessibleDescription(`Scoresheet 99.0.0 is here; this pane is ${OWN}.`);
    await user.click(reload);
    expect(pane.device.reloads).toBe(1);
  });

  it("can be hidden", async () => {
    await showAt("99.0.0");
    await user.click(await screen.findByRole("button", { name: "Hide" }));
    expect(screen.queryByRole("status")).toBeNull();
  });

  it.each([OWN, "0.9.0", undefined])("says nothing beside a relay of version %s", async (version) => {
    await showAt(version);
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("ends no run", async () => {
    const { pane, show, session } = await showAt("99.0.0");
    const { run } = session.view.getState().state;
    show({ state: { run: { ...run, status: { state: "scoring", progress: progressOf() } } } });
    expect(await screen.findByRole("status")).toHaveTextContent("Reload it when the run has ended.");
    await user.click(screen.getByRole("button", { name: "Reload" }));
    show({ state: { run: { ...run, isPreparing: true } } });
    await user.click(screen.getByRole("button", { name: "Reload" }));
    expect(pane.device.reloads).toBe(0);
  });

  it.each(LOSSES)("tells what a reload would take away: %j", async ({ undoable, token }, words) => {
    const { pane, show, session } = await showAt("99.0.0");
    pane.sheet.undoState = undoable;
    pane.device.remembered.set(`token/${WORKSPACE.origin}`, "kept");
    const { state } = session.view.getState();
    const status = { state: "done", summary: summaryOf({ resultColumns: COLUMNS }) } as const;
    const connection = { upstream: WORKSPACE, ...(token !== undefined && { token }) };
    const list = { mode: "local", upstreams: [WORKSPACE] } as const;
    show({
      state: {
        run: { ...state.run, status },
        connection: { phase: "connected", connection, upstream: WORKSPACE, list },
      },
    });
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(words));
  });

  it("tells that a column could not be put back that was removed from its card", async () => {
    const { show, session } = await showAt("99.0.0");
    await act(() => session.memory.open());
    const memory = session.memory.getState().memory!;
    const { headers } = COLUMNS;
    const removed = {
      headers,
      sourceLabel: "Table Iris",
      resultColumns: COLUMNS,
      forgotten: { columnId: "a", parts: [] },
    };
    jest.spyOn(memory, "getState").mockReturnValue({ ...memory.getState(), removed });
    const { run } = session.view.getState().state;
    show({ state: { run: { ...run } } });
    expect(screen.getByRole("status")).toHaveTextContent(/After reloading, nothing from before can be undone\.$/);
  });

  it("speaks German", async () => {
    await speak("de");
    await showAt("99.0.0");
    expect(await screen.findByRole("status")).toHaveTextContent(`Scoresheet 99.0.0 ist da; dieser Bereich ist ${OWN}.`);
    expect(screen.getByRole("button", { name: "Neu laden" })).toBeEnabled();
    expect(screen.getByRole("button", { name: "Ausblenden" })).toBeEnabled();
  });
});
