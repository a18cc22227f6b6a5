/** As much of the page as is looked at. */
export interface SeenDocument {
  readonly documentElement: Element;
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(type: string, listener: () => void, capture: boolean): void;
  removeEventListener(type: string, listener: () => void, capture: boolean): void;
}

/** As much of an IntersectionObserver as is used. */
export type WatchView = (told: (entries: readonly { readonly isIntersecting: boolean }[]) => void) => {
  observe(target: Element): void;
  disconnect(): void;
};

/** Who does one of these sees the page, whatever the browser makes of it. */
const DEEDS = ["pointerdown", "keydown", "focusin"];

/**
 * Settles when somebody sees the page for the first time. Excel loads it unseen, too, when nothing but a formula needs it, and no call of
 * Office.js says so: `Office.addin` tells of changes alone. But the page of a window that is not shown is hidden, and one in a frame that
 * is not shown lies in no view. Source: Microsoft Learn, "Show or hide the task pane"; W3C, "Intersection Observer".
 */
export function whenSeen(page: SeenDocument, watchView: WatchView): Promise<void> {
  return new Promise((seen) => {
    let isInView = false;
    const view = watchView((entries) => {
      isInView = entries.at(-1)?.isIntersecting === true;
      look();
    });
    const end = (): void => {
      view.disconnect();
      page.removeEventListener("visibilitychange", look, true);
      for (const deed of DEEDS) page.removeEventListener(deed, end, true);
      seen();
    };
    const look = (): void => {
      if (isInView && page.visibilityState === "visible") end();
    };
    view.observe(page.documentElement);
    page.addEventListener("visibilitychange", look, true);
    for (const deed of DEEDS) page.addEventListener(deed, end, true);
  });
}
