import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, render } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { Subscribable } from "../../src/taskpane/state/basis/subscribable";
import { PaneSession } from "../../src/taskpane/state/pane-session";
import type { PaneView } from "../../src/taskpane/state/pane-view";
import type { PaneState } from "../../src/taskpane/state/proposal/proposal";
import { PaneContext } from "../../src/taskpane/view/parts/use-pane";
import { FakePane } from "./fakes/fake-pane";

/** What a test says about the view; the rest is that of a pane that was just made. */
export interface GivenView extends Partial<Omit<PaneView, "state">> {
  readonly state?: Partial<PaneState>;
}

class GivenViewSource extends Subscribable<PaneView> {
  show({ state, ...view }: GivenView): void {
    const shown = this.getState();
    this.publish({ ...shown, ...view, state: { ...shown.state, ...state } });
  }
}

export interface RenderedPane {
  readonly pane: FakePane;
  /** Its actions are real; a test that only asks whether one was called spies on it. */
  readonly session: PaneSession;
  /** Shows something else from now on. Only where a view was given: else the view follows from the session. */
  show(given: GivenView): void;
  readonly unmount: () => void;
}

/** Draws parts of the pane as they stand in it, over fakes; with a view given, they show that and nothing else. */
export function renderPane(ui: ReactNode, given?: GivenView, pane = new FakePane()): RenderedPane {
  const session = new PaneSession(pane.services);
  const source = new GivenViewSource(session.view.getState());
  if (given !== undefined) {
    source.show(given);
    Object.assign(session, { view: source });
  }
  const inPane = createElement(PaneContext, { value: { session, services: pane.services } }, ui);
  const { unmount } = render(createElement(FluentProvider, { theme: webLightTheme }, inPane));
  return { pane, session, show: (next) => act(() => source.show(next)), unmount };
}
