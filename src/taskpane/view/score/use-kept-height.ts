import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Lets an element be no lower than it was before, for as long as that is said, so that what stands above it stays in its place.
 * @returns the ref to give it
 */
export function useKeptHeight(isKept: boolean): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const heightPx = useRef(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    if (!isKept) current.style.minHeight = "";
    else if (current.style.minHeight === "") current.style.minHeight = `${heightPx.current}px`;
    heightPx.current = current.offsetHeight;
  });
  return element;
}
