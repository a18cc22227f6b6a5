import type { HandedOverRuns } from "../../state/warehouse/handed-over-runs";
import { mergeClasses } from "@fluentui/react-components";
import { useTextStyles } from "../parts/text-styles";
import { usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { HANDED_OVER_WORDS } from "../words/warehouse/handed-over-words";
import { HandedOverRunView } from "./HandedOverRunView";

/** The runs that this workbook remembers, newest first. */
export function HandedOverList({ runs }: { readonly runs: HandedOverRuns }) {
  const texts = useTextStyles();
  const all = useSubscribable(runs);
  usePane(({ state }) => state.connection); // by which runs are reached
  return (
    <ul className={mergeClasses(texts.plainList, texts.stack)} aria-label={HANDED_OVER_WORDS.list}>
      {all.map((entry) => (
        <li key={entry.run.id} className={texts.aside}>
          <HandedOverRunView runs={runs} entry={entry} />
        </li>
      ))}
    </ul>
  );
}
