import { Suspense } from "react";
import { loadPart } from "../parts/load-part";
import { useActions } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";

const ThisColumn = loadPart(async () => (await import(/* webpackChunkName: "memory" */ "./ThisColumn")).ThisColumn);

/** Where the card of a remembered column stands once its code is there. */
export function MemorySlot() {
  const { memory } = useSubscribable(useActions().memory);
  return (
    memory && (
      <Suspense fallback={null}>
        <ThisColumn memory={memory} />
      </Suspense>
    )
  );
}
