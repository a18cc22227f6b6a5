import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import { useTextStyles } from "../parts/text-styles";
import { serverWords } from "../words/language/source-words";
import { RECENT_WORDS, removeRecentWords } from "../words/connection/recent-words";

export interface RecentListProps {
  readonly recents: readonly UpstreamInfo[];
  readonly onChoose: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  /** As high as the smallest target. Source: WCAG 2.2, 2.5.8. */
  one: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "32px" },
});

/** Places that the analyst typed and was connected to, each of which this device can forget. */
export function RecentList({ recents, onChoose, onRemove }: RecentListProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const id = useId();
  return (
    <div>
      <div id={id} className={texts.label}>
        {RECENT_WORDS.title}
      </div>
      <ul className={styles.list} aria-labelledby={id}>
        {recents.map((one) => (
          <li key={one.id} className={styles.one}>
            <span className={texts.growing}>
              <button type="button" className={texts.link} onClick={() => onChoose(one.id)}>
                {serverWords(one.label)}
              </button>
            </span>
            <Button
              size="small"
              aria-label={removeRecentWords(serverWords(one.label))}
              onClick={() => onRemove(one.id)}
            >
              {RECENT_WORDS.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className={texts.hint}>{RECENT_WORDS.hint}</div>
    </div>
  );
}
