/** As much of the browser's `navigator.locks` as is used. A lock is let go when its page is closed, however that comes about. */
export interface PaneLocks {
  request(name: string, hold: () => Promise<unknown>): Promise<unknown>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

/** Which panes of this device are open. */
export interface LivePanes {
  readonly ownId: string;
  /** Lets others know that this pane is open. */
  show(): void;
  /** Undefined where nobody can tell. */
  isOpen(paneId: string): Promise<boolean | undefined>;
}

/** @param locks undefined where the browser has none, or on the command line */
export function livePanes(ownId: string, locks: PaneLocks | undefined): LivePanes {
  let isShown = false;
  return {
    ownId,
    show() {
      if (isShown || locks === undefined) return;
      isShown = true;
      // Held for as long as the page is there.
      locks.request(lockOf(ownId), () => new Promise(() => undefined)).catch(() => (isShown = false));
    },
    async isOpen(paneId) {
      if (paneId === ownId) return true;
      try {
        const { held } = (await locks?.query()) ?? {};
        return held?.some(({ name }) => name === lockOf(paneId));
      } catch {
        return undefined;
      }
    },
  };
}

function lockOf(paneId: string): string {
  return `scoresheet/pane/${paneId}`;
}
