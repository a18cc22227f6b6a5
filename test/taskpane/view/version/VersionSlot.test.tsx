import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import packageFile from "../../../../package.json";
import { VersionSlot } from "../../../../src/taskpane/view/version/VersionSlot";
import { speak } from "../../../../src/taskpane/view/words/language/language";
import { FakePane } from "../../fakes/fake-pane";
import { progressOf } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

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

  it("speaks German", async () => {
    await speak("de");
    await showAt("99.0.0");
    expect(await screen.findByRole("status")).toHaveTextContent(`Scoresheet 99.0.0 ist da; dieser Bereich ist ${OWN}.`);
    expect(screen.getByRole("button", { name: "Neu laden" })).toBeEnabled();
    expect(screen.getByRole("button", { name: "Ausblenden" })).toBeEnabled();
  });
});
