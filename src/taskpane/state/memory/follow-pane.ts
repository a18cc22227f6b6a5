import type { SourceShape } from "../../../scoring/ports";
import { isUnderWay, type RunState } from "../run/run-session";
import { isOtherSource } from "./columns-at";
import type { MemoryParts } from "./memory-parts";

/** What is to be known of the pane by what shows remembered columns. */
export interface PaneNews {
  /** @param isOther whether it is another source, and not the same one after it was edited */
  readonly onSelection: (isOther: boolean) => void;
  /** A run has ended, or what one had written over is back: other cells stand in the columns. */
  readonly onWritten: () => void;
}

/** Follows selection and runs. @returns functions that end it */
export function followPane({ data, run }: MemoryParts, { onSelection, onWritten }: PaneNews): readonly (() => void)[] {
  let selected = selectedShape({ data });
  let wasWriting = isWriting(run.getState());
  return [
    data.subscribe(() => {
      const before = selected;
      selected = selectedShape({ data });
      if (selected !== before) onSelection(isOtherSource(selected, before));
    }),
    run.subscribe(() => {
      const before = wasWriting;
      wasWriting = isWriting(run.getState());
      if (before && !wasWriting) onWritten();
    }),
  ];
}

function isWriting({ status, undo }: RunState): boolean {
  return isUnderWay(status) || undo?.phase === "undoing";
}

/** Undefined while nothing is selected that could be scored. */
export function selectedShape({ data }: Pick<MemoryParts, "data">): SourceShape | undefined {
  const { selection } = data.getState();
  return selection?.kind === "source" ? selection.shape : undefined;
}
