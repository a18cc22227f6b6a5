import { useEffect, useRef, type RefObject } from "react";

/**
 * Brings the section around an element into view, its header at the top: it says in one line what the section shows.
 * @param occasion it is done once for each value; the pane stays where it is while there is no element
 * @returns to be set on the element
 */
export function useSectionInView<Shown extends HTMLElement>(occasion: unknown): RefObject<Shown | null> {
  const ref = useRef<Shown>(null);
  useEffect(() => {
    ref.current?.closest("section")?.scrollIntoView({ block: "start" });
  }, [occasion]);
  return ref;
}
