import { useLayoutEffect, useRef, type FocusEvent } from "react";

export interface FocusKept {
  readonly ref: (element: HTMLElement | null) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** With this a control says that the keyboard goes on from it when the one that was pressed gives way. */
export const GOES_ON = { "data-goes-on": "" };

/** Finds one that says so. */
export const GOING_ON = "[data-goes-on]";

/**
 * For controls that give way to others which come only then: the keyboard goes on with the first of these, before it is taken to what had
 * stood behind. Where none has come, nothing is done.
 * @param wanted CSS selectors of what it goes on with; the first one that finds something counts
 */
export function useFocusKept(...wanted: readonly [string, ...string[]]): FocusKept {
  const container = useRef<HTMLElement>(null);
  const held = useRef<Element>(undefined);

  useLayoutEffect(() => {
    if (held.current === undefined || held.current.isConnected) return;
    held.current = undefined;
    if (document.activeElement !== document.body) return;
    const found = wanted.map((selector) => container.current?.querySelector<HTMLElement>(selector));
    found.find((element) => element)?.focus();
  });

  return {
    ref: (element) => void (container.current = element),
    onFocus: ({ target }) => void (held.current = target),
    // One that is taken out of the page loses the focus without having been left.
    onBlur: ({ target, relatedTarget }) => {
      if (target.isConnected && relatedTarget !== null) held.current = undefined;
    },
  };
}
