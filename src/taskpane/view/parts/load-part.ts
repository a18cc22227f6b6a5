import { createElement, lazy, startTransition, useState, type ComponentType, type ReactNode } from "react";
import { NotLoaded, RetryContext } from "./NotLoaded";

/** A component whose code comes when it is shown, or is fetched before that. */
export interface LatePart<Props extends object> {
  (props: Props): ReactNode;
  /** Fetches the code, so that nothing else stands in its place when it is first shown. Where that fails, it is as if nobody had asked. */
  readonly preload: () => Promise<void>;
}

/**
 * A component whose code is loaded when it is first shown. Where that fails, as without a network, it says so in its place and offers
 * to try again; the rest of the pane goes on. Shown inside `Suspense`.
 */
export function loadPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let loaded: ComponentType<Props> | undefined;
  const loadOnce = async (): Promise<ComponentType<Props>> => (loaded ??= await load());
  const begin = () => lazy(async () => ({ default: await loadOnce().catch((): ComponentType<Props> => NotLoaded) }));
  let latest = begin(); // React keeps what an attempt came to, so that another one needs another component
  function Part(props: Props) {
    // What is loaded is shown at once: React shows nothing in place of a lazy component for 0.3 s, be it there a moment later.
    const [Loaded, setLoaded] = useState<ComponentType<Props>>(() => loaded ?? latest);
    const retry = () => {
      latest = begin();
      startTransition(() => setLoaded(() => latest)); // so that the note stays until the answer is known
    };
    return createElement(RetryContext, { value: retry }, createElement(Loaded, props));
  }
  return Object.assign(Part, { preload: () => loadOnce().then(nothing, nothing) });
}

function nothing(): void {
  // Neither the code nor why it did not come is of interest before it is shown.
}
