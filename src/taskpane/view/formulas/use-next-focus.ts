import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from "react";

/** Buttons that answer a question are described by it, unlike those of what is told beside it. */
const ANSWER = "button[aria-describedby]";

export interface NextFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent<HTMLDivElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLDivElement>) => void;
}

/**
 * For a list of questions: when the one that has the focus is answered and goes, the keyboard goes on with what stands in its place, else with the
 * last one, else outside.
 * @param outside takes the focus when none is left
 */
export function useNextFocus(outside: RefObject<HTMLElement | null>): NextFocus {
  const ref = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly element: Element; readonly place: number }>(undefined);

  useLayoutEffect(() => {
    if (held.current === undefined || held.current.element.isConnected) return;
    const questions = [...(ref.current?.children ?? [])];
    const next = questions[held.current.place] ?? questions.at(-1);
    held.current = undefined;
    if (document.activeElement !== document.body) return;
    (next?.querySelector<HTMLElement>(ANSWER) ?? outside.current)?.focus();
  });

  return {
    ref,
    onFocus: ({ target, currentTarget }) => {
      const place = [...currentTarget.children].findIndex((question) => question.contains(target));
      held.current = { element: target, place };
    },
    // One that is taken out of the page loses the focus without having been left.
    onBlur: ({ target, relatedTarget }) => {
      if (target.isConnected && relatedTarget !== null) held.current = undefined;
    },
  };
}
