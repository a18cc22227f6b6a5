import type { HandedOverRuns } from "../../state/warehouse/handed-over-runs";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { latestRunWords } from "../words/warehouse/handed-over-words";

/** How the latest run is, in one line. */
export function LatestRun({ runs }: { readonly runs: HandedOverRuns }) {
  const formats = useFormats();
  const [latest, ...others] = useSubscribable(runs);
  usePane(({ state }) => state.connection); // by which a run is reached
  if (latest === undefined) return null;
  return latestRunWords(latest, runs.reachOf(latest.run), others.length, formats);
}
