import { useSyncExternalStore } from "react";
import type { Subscribable } from "../../state/basis/subscribable";

/** The current state of one part of the pane; the component is drawn again when it changes. */
export function useSubscribable<State>(source: Subscribable<State>): State {
  return useSyncExternalStore(source.subscribe, source.getState);
}
