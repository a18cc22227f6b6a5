import type { ExcelHabits } from "../../processor/habits/excel-habits";

/** As much of the pane's own `window` as is used. */
export interface PaneWindow {
  /** The event that a listener is told of at this moment. */
  readonly event: { readonly type: string } | undefined;
  open(url?: string | URL, target?: string, features?: string): OpenedWindow | null;
}

/** As much of a window that was opened as Office.js and the pane use. */
interface OpenedWindow {
  opener: unknown;
  readonly closed: boolean;
  close(): void;
  postMessage(message: unknown, origin: string): void;
}

/**
 * Has the pane open windows as the habits say. Office.js opens its dialogs itself, by `window.open` of the pane.
 * @param habits asked each time
 */
export function openAsExcelDoes(
  pane: PaneWindow,
  habits: () => Pick<ExcelHabits, "opensWindows" | "losesOpeners">,
): void {
  const open = pane.open.bind(pane);
  pane.open = (url, target, features) => {
    const { opensWindows, losesOpeners } = habits();
    const isBlocked = opensWindows === "never" || (opensWindows === "in-clicks" && pane.event?.type !== "click");
    const opened = isBlocked ? null : open(url, target, features);
    if (opened === null || !losesOpeners) return opened;
    opened.opener = null;
    return OUT_OF_REACH;
  };
}

/** What a browser makes of a window that is cut off: it looks closed, and nothing said to it arrives. */
const OUT_OF_REACH: OpenedWindow = {
  opener: null,
  closed: true,
  close: () => undefined,
  postMessage: () => undefined,
};
