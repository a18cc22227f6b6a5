import type { RunState } from "./run-session";

/** The columns of a run are gone, or hold what they held before: it says nothing of the sheet any more. */
export function isUndone({ removal, undo }: Pick<RunState, "removal" | "undo">): boolean {
  return removal === "removed" || (undo?.phase === "undone" && undo.was !== "removed");
}
