import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Profiler, type ReactNode } from "react";
import type { PaneSession } from "../../src/taskpane/state/pane-session";
import { ConnectionSection } from "../../src/taskpane/view/connection/ConnectionSection";
import { ConsoleSection } from "../../src/taskpane/view/console/ConsoleSection";
import { DataSection } from "../../src/taskpane/view/data/DataSection";
import { ModelSection } from "../../src/taskpane/view/model/ModelSection";
import { Announcer } from "../../src/taskpane/view/score/Announcer";
import { ScoreFooter } from "../../src/taskpane/view/score/ScoreFooter";
import { ScoreSection } from "../../src/taskpane/view/score/ScoreSection";
import type { FakePane } from "./fakes/fake-pane";
import { progressOf } from "./fakes/pane-data";
import { settle } from "./fakes/settle";
import { renderPane } from "./render-pane";

/** Lazy parts of the pane are loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);

describe("what is drawn again", () => {
  const user = userEvent.setup();
  let pane: FakePane;
  let session: PaneSession;
  /** How often something below each name was drawn. */
  let drawn: Record<string, number>;

  const counted = (name: string, part: ReactNode) => (
    <Profiler key={name} id={name} onRender={() => (drawn[name] = (drawn[name] ?? 0) + 1)}>
      {part}
    </Profiler>
  );

  beforeEach(async () => {
    Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout, hence nothing to scroll
    drawn = {};
    ({ pane, session } = renderPane([
      counted("connection", <ConnectionSection />),
      counted("model", <ModelSection />),
      counted("data", <DataSection />),
      counted("score", <ScoreSection />),
      counted("console", <ConsoleSection />),
      counted("footer", <ScoreFooter />),
      counted("announcer", <Announcer />),
    ]));
    await act(async () => {
      session.open();
      await settle();
    });
    // Every section open, with all that it holds.
    for (const region of screen.getAllByRole("region")) {
      const header = within(region).getAllByRole("button")[0]!;
      if (header.getAttribute("aria-expanded") === "false") await user.click(header);
    }
    await screen.findByLabelText("Column name");
    await screen.findByLabelText("Body");
  });

  test("at each step of a run is its progress, and nothing else of the pane", async () => {
    await user.click(screen.getByRole("button", { name: /^Score \d/ }));
    const become = (rowsScored: number) =>
      act(() => pane.runs.latest.become({ state: "scoring", progress: progressOf({ rowsScored }) }));
    await screen.findByRole("progressbar");
    become(10);
    drawn = {};
    for (const rowsScored of [11, 12, 13, 14]) become(rowsScored);
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", expect.stringContaining("14"));
    expect(drawn).toEqual({ footer: 4 });
  });

  test("when a setting changes is not what no setting concerns", () => {
    drawn = {};
    act(() => session.settings.change({ roundsFloat32: true }));
    expect(screen.getByRole("checkbox", { name: /^Round 32-bit noise/ })).toBeChecked();
    expect(drawn).toHaveProperty("score");
    expect(["connection", "announcer"].filter((name) => name in drawn)).toEqual([]);
  });
});
