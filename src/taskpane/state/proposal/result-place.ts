import { isSameTable } from "../data/data-session";
import type { PaneState, Proposal } from "./proposal";
import { isUnderWay } from "../run/run-session";

/** Where the latest run's end is shown: with what is selected, apart from it because another table is selected, or nowhere. */
export type ResultPlace = "nowhere" | "here" | "apart";

/** What became of a run is told beside its own table, and in one line beside any other; not at all once its column is gone. */
export function resultPlace(
  { run, data }: Pick<PaneState, "run" | "data">,
  { shape }: Pick<Proposal, "shape">,
): ResultPlace {
  const { status, order, removal, isGone } = run;
  if (status.state === "idle" || status.state === "review" || isUnderWay(status) || isGone === true) return "nowhere";
  const { selection } = data;
  // Where Excel does not say what is selected, nothing is known to be elsewhere.
  const isElsewhere =
    shape === undefined
      ? selection?.kind === "none" && selection.error.code === "selection-invalid"
      : order !== undefined && !isSameTable(order.plan.source, shape.source);
  if (!isElsewhere) return "here";
  return removal === "removed" ? "nowhere" : "apart";
}
