import { createContext, useContext, useSyncExternalStore } from "react";
import type { PaneServices } from "../../services/pane-services";
import type { PaneSession } from "../../state/pane-session";
import type { PaneView } from "../../state/pane-view";

/** What a pane is made of. Neither part is ever replaced, so that nobody is drawn again for the context's sake. */
export interface PaneParts {
  readonly session: PaneSession;
  readonly services: PaneServices;
}

export const PaneContext = createContext<PaneParts | undefined>(undefined);

/**
 * What a section, a form or a view of the pane shows; it is drawn again only when that is another value. Controls further down take
 * data and callbacks.
 * @param select picks something out of the view, or makes a text, a number or a boolean of it: an object made anew would never be the
 * same as the one before
 */
export function usePane<Selected>(select: (view: PaneView) => Selected): Selected {
  const { view } = useActions();
  return useSyncExternalStore(view.subscribe, () => select(view.getState()));
}

/** What the analyst can do: the parts of the pane, each with its own actions, and those that concern several of them. */
export function useActions(): PaneSession {
  return usePaneParts().session;
}

/** The browser and the ports, for what is no matter of the pane's state: the time, a column to draw. */
export function useServices(): PaneServices {
  return usePaneParts().services;
}

function usePaneParts(): PaneParts {
  const parts = useContext(PaneContext);
  if (parts === undefined) throw new Error("There is no pane around this component.");
  return parts;
}
