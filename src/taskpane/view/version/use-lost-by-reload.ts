import { rememberedToken } from "../../../composition/remembered-token";
import { Subscribable } from "../../state/basis/subscribable";
import type { MemoryState } from "../../state/memory/memory-state";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { useUndoable } from "../result/use-undoable";

type Removed = Pick<MemoryState, "removed">;

/** What the pane holds in memory alone, beside what a run under way has done. */
export interface LostByReload {
  /** A run, or the removal of a column, could be undone. */
  readonly undo: boolean;
  /** The analyst typed an access token that this device does not keep. */
  readonly token: boolean;
}

const NOTHING_REMOVED: Subscribable<Removed> = new Subscribable<Removed>({});

/** What would be gone if the pane began anew now. */
export function useLostByReload(): LostByReload {
  const { memory: device } = useServices();
  const { memory } = useSubscribable(useActions().memory);
  const { removed } = useSubscribable<Removed>(memory ?? NOTHING_REMOVED);
  const undoable = useUndoable();
  const token = usePane(({ state: { connection } }) => {
    if (connection.phase !== "connected") return false;
    const { token: typed, upstream } = connection.connection;
    return typed !== undefined && typed !== rememberedToken(device, upstream);
  });
  return { undo: removed !== undefined || (undoable !== undefined && undoable !== "too-large"), token };
}
