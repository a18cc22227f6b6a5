import type { PaneSession } from "../../state/pane-session";
import type { PaneState } from "../../state/proposal/proposal";
import { useSubscribable } from "./use-subscribable";

/** The states of all parts of the pane. */
export function usePaneState(session: PaneSession): PaneState {
  return {
    connection: useSubscribable(session.connection),
    model: useSubscribable(session.model),
    data: useSubscribable(session.data),
    settings: useSubscribable(session.settings),
    run: useSubscribable(session.run),
    recipes: useSubscribable(session.recipes),
  };
}
