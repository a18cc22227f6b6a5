import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { endpointUrl } from "../../../endpoint/addresses/endpoint-address";
import type { RunProgress, RunStatus } from "../../../scoring/run-status";
import type { Heard } from "../../state/run/heard-session";
import { isSameTable } from "../../state/data/data-session";
import type { PaneView } from "../../state/pane-view";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useNow } from "../parts/use-now";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { progressWords } from "../words/run-words";
import { silenceWords, type Silence } from "../words/run/silence-words";
import { tableUnderWayWords } from "../words/run/table-words";
import { SCORE_WORDS } from "../words/score-words";

const useStyles = makeStyles({
  line: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  track: {
    height: "6px",
    borderRadius: "3px",
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground6,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  bar: {
    height: "100%",
    borderRadius: "3px",
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: "width",
    transitionDuration: tokens.durationNormal,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  /** Lines kept free for the longest facts, so that the button below stays where it is while they come and go. */
  facts: { display: "flex", flexDirection: "column", minHeight: `calc(5 * ${tokens.lineHeightBase200})` },
});

type UnderWay = Extract<RunStatus, { readonly progress: RunProgress }>;

/** What is known of a run that is about to begin. */
const BEGINNING = {
  state: "reading",
  progress: { rowsInAll: 0, rowsRead: 0, rowsScored: 0, rowsFailed: 0, rowsToRetry: 0, batchesInFlight: 0 },
} as const satisfies UnderWay;

/** How far a run is, how fast, and why it waits; of one that has just ended, how far it came. The only part that is drawn at each step of a run. */
export function RunProgressView() {
  const current = usePane((view) => view.state.run.status);
  const isPreparing = usePane((view) => view.state.run.isPreparing === true);
  const [status, setStatus] = useState<UnderWay>(BEGINNING);
  const next = isPreparing ? BEGINNING : "progress" in current ? current : status;
  if (next !== status) setStatus(next);
  const table = usePane(otherTable);
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const nowMs = useNow(useServices().clock);
  const heard = useSubscribable(useActions().heard);
  const address = usePane((view) => view.state.run.order?.address);
  const words = progressWords(status.state, status.progress, nowMs, formats);
  const silence = silenceOf(status.progress, address && heard.get(endpointUrl(address)));
  const waiting = words.wait ?? (silence && silenceWords(silence, nowMs, formats));
  const percent = Math.floor(words.share * 100); // 100 means that none is left
  return (
    <div className={texts.stack}>
      <div className={styles.line}>
        <span className={texts.strong}>{words.done}</span>
        <span>{formats.percent(percent / 100)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={SCORE_WORDS.rowsScored}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words.done}
        className={styles.track}
      >
        <div className={styles.bar} style={{ width: `${words.share * 100}%` }} />
      </div>
      <div className={mergeClasses(texts.hint, texts.wrapping, styles.facts)}>
        <div>{waiting ?? words.facts}</div>
        <div>{table === undefined ? SCORE_WORDS.keepOpen : tableUnderWayWords(table)}</div>
      </div>
    </div>
  );
}

/** What is waited for while requests are under way. */
function silenceOf({ batchesInFlight, sendingSinceMs }: RunProgress, heard: Heard | undefined): Silence | undefined {
  if (batchesInFlight === 0 || sendingSinceMs === undefined) return undefined;
  return { sinceMs: sendingSinceMs, answeredAtMs: heard?.answeredAtMs };
}

/** The name of the table that is being scored, when it is not the one that is selected. */
function otherTable({ state: { run }, proposal: { shape } }: PaneView): string | undefined {
  const { order } = run;
  const isSelected = shape !== undefined && order !== undefined && isSameTable(order.plan.source, shape.source);
  return isSelected ? undefined : order?.sourceLabel;
}
