import { Suspense } from "react";
import { loadPart } from "../parts/load-part";
import { useActions } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";

const NewerVersion = loadPart(
  async () => (await import(/* webpackChunkName: "newer-version" */ "./NewerVersion")).NewerVersion,
);

/** Where it stands that a newer pane can be had, below the steps: it comes late and must not move what somebody is about to press. */
export function VersionSlot() {
  const { newer } = useSubscribable(useActions().version);
  return (
    newer !== undefined && (
      <Suspense fallback={null}>
        <NewerVersion newer={newer} />
      </Suspense>
    )
  );
}
