import { createElement, lazy, startTransition, useState, type ComponentType } from "react";
import { NotLoaded, RetryContext } from "./NotLoaded";

/**
 * A component whose code is loaded when it is first shown. Where that fails, as without a network, it says so in its place and offers
 * to try again; the rest of the pane goes on. Shown inside `Suspense`.
 */
export function loadPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const begin = () => lazy(async () => ({ default: await load().catch((): ComponentType<Props> => NotLoaded) }));
  let latest = begin(); // React keeps what an attempt came to, so that another one needs another component
  return function Part(props: Props) {
    const [Loaded, setLoaded] = useState(() => latest);
    const retry = () => {
      latest = begin();
      startTransition(() => setLoaded(() => latest)); // so that the note stays until the answer is known
    };
    return createElement(RetryContext, { value: retry }, createElement(Loaded, props));
  };
}
