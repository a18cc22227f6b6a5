import { act, configure, render, screen, waitFor, within } from "@testing-library/react";
import { createElement } from "react";
import type { RunStatus } from "../../../src/scoring/run-status";
import { App } from "../../../src/taskpane/App";
import { FakePane } from "./fake-pane";

/** To be called before all tests of a file that shows the whole pane: lazy parts of it are loaded from disk, which takes a busy machine its time. */
export async function loadWholePane(): Promise<void> {
  configure({ asyncUtilTimeout: 20_000 });
  await import("../../../src/taskpane/Pane"); // which takes longer from disk than tests wait
  Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout, hence nothing to scroll
}

/** Shows the whole pane on fakes and waits until it can score. */
export async function showReadyPane(pane = new FakePane()): Promise<FakePane> {
  render(createElement(App, { services: pane.services }));
  await waitFor(() => expect(scoreButton()).toHaveAccessibleName("Score 150 rows"));
  return pane;
}

/** The button that scores, whatever it says. */
export function scoreButton(): HTMLElement {
  return within(screen.getByRole("contentinfo")).getByRole("button", { name: /^(Score|Check)/ });
}

/** Lets the latest run come to a status, and the pane hear of it. */
export function becomeIn(pane: FakePane, status: RunStatus): Promise<void> {
  return act(async () => {
    pane.runs.latest.become(status);
    await Promise.resolve(); // the session reads the table again
  });
}
