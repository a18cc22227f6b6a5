import type { SourceShape } from "../../../scoring/ports";
import { isUnderWay } from "../run/run-session";
import { isOtherSource } from "./columns-at";
import type { MemoryParts } from "./memory-parts";

/** What is to be known of the pane by what shows remembered columns. */
export interface PaneNews {
  /** @param isOther whether it is another source, and not the same one after it was edited */
  readonly onSelection: (isOther: boolean) => void;
  readonly onRunEnded: () => void;
}

/** Follows selection and runs. @returns functions that end it */
export function followPane({ data, run }: MemoryParts, { onSelection, onRunEnded }: PaneNews): readonly (() => void)[] {
  let selected = selectedShape({ data });
  let wasRunning = isUnderWay(run.getState().status);
  return [
    data.subscribe(() => {
      const before = selected;
      selected = selectedShape({ data });
      if (selected !== before) onSelection(isOtherSource(selected, before));
    }),
    run.subscribe(() => {
      const isRunning = isUnderWay(run.getState().status);
      if (wasRunning && !isRunning) onRunEnded();
      wasRunning = isRunning;
    }),
  ];
}

/** Undefined while nothing is selected that could be scored. */
export function selectedShape({ data }: Pick<MemoryParts, "data">): SourceShape | undefined {
  const { selection } = data.getState();
  return selection?.kind === "source" ? selection.shape : undefined;
}
