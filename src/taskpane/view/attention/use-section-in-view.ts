import { useEffect, useRef, type RefObject } from "react";

/** Occasions on which a section was brought into view: shown anew, it stays where it is. */
const seen = new WeakSet();

/**
 * Brings the section around an element into view, its header at the top: it says in one line what the section shows.
 * @param occasion it is done once for each; for an object also when the section is drawn anew; the pane stays where it is while there is no element
 * @returns to be set on the element
 */
export function useSectionInView<Shown extends HTMLElement>(occasion: unknown): RefObject<Shown | null> {
  const ref = useRef<Shown>(null);
  useEffect(() => {
    if (ref.current === null || (isObject(occasion) && seen.has(occasion))) return;
    if (isObject(occasion)) seen.add(occasion);
    ref.current.closest("section")?.scrollIntoView({ block: "start" });
  }, [occasion]);
  return ref;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
