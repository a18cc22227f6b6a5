import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import type { HandedOverRuns } from "../../state/warehouse/handed-over-runs";
import { goesOn, hasTable, type HandedOver, type RunPhase } from "../../state/warehouse/handed-over-state";
import { CopyButton } from "../parts/CopyButton";
import { StatusIcon, type StepState } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useServices } from "../parts/use-pane";
import {
  HANDED_OVER_WORDS,
  handedOverWords,
  leavesFileWords,
  runStateWords,
} from "../words/warehouse/handed-over-words";
import { ElapsedSinceUtc } from "./ElapsedSinceUtc";
import { RunOutcome } from "./RunOutcome";
import { GOING_ON, useFocusKept } from "./use-focus-kept";
import { WarehouseProblemNote } from "./WarehouseProblemNote";

const useStyles = makeStyles({ wrapped: { flexWrap: "wrap" } });

export interface HandedOverRunViewProps {
  readonly runs: HandedOverRuns;
  readonly entry: HandedOver;
}

/** One run: what it makes, how it is, and what can be done about it. */
export function HandedOverRunView({ runs, entry }: HandedOverRunViewProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const { locale } = useServices();
  const { run, phase, unanswered, cancel, outcome } = entry;
  const reach = runs.reachOf(run);
  const isReached = reach === "reached";
  const isCancelling = cancel === "asked";
  const kept = useFocusKept(GOING_ON, "button");
  const forgetId = useId();
  const leftFile = mayGoOn(phase) || isNeverHandedOver(phase) ? run.stagedPath : undefined;
  return (
    <div {...kept} className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{handedOverWords(run, runs.nowUtcMs(), locale)}</div>
      <div className={texts.row}>
        <StatusIcon state={isReached || !mayGoOn(phase) ? ICONS[phase.kind] : "open"} />
        <span role="status" className={mergeClasses(texts.growing, texts.wrapping)}>
          {runStateWords(entry, reach)}
        </span>
        {isReached && goesOn(entry) && <ElapsedSinceUtc sinceUtcMs={run.startedAtUtcMs} nowUtcMs={runs.nowUtcMs} />}
      </div>
      {entry.isNotKept === true && (
        <div role="alert" className={mergeClasses(texts.hint, texts.wrapping)}>
          {HANDED_OVER_WORDS.notKept}
        </div>
      )}
      {phase.kind === "failed" && <WarehouseProblemNote problem={phase.problem} />}
      {unanswered !== undefined && isReached && (
        <WarehouseProblemNote problem={unanswered} onRetry={() => runs.follow(run.id)} />
      )}
      {hasTable(entry) && <RunOutcome runs={runs} entry={entry} isReached={isReached} />}
      <div className={mergeClasses(texts.row, styles.wrapped)}>
        {isReached && mayGoOn(phase) && phase.kind !== "unknown" && (
          <Button size="small" disabledFocusable={isCancelling} onClick={() => void runs.cancel(run.id)}>
            {isCancelling ? HANDED_OVER_WORDS.cancelling : HANDED_OVER_WORDS.cancel}
          </Button>
        )}
        {isReached && hasTable(entry) && outcome === undefined && (
          <Button size="small" onClick={() => void runs.askOutcome(run.id)}>
            {HANDED_OVER_WORDS.look}
          </Button>
        )}
        {(hasTable(entry) || entry.isNotKept === true) && (
          <CopyButton size="small" text={() => run.target}>
            {HANDED_OVER_WORDS.copyTarget}
          </CopyButton>
        )}
        {!goesOn(entry) && (
          <Button size="small" aria-describedby={forgetId} onClick={() => void runs.forget(run.id)}>
            {HANDED_OVER_WORDS.forget}
          </Button>
        )}
      </div>
      {!goesOn(entry) && (
        <div id={forgetId} className={leftFile === undefined ? texts.hidden : mergeClasses(texts.hint, texts.wrapping)}>
          {leftFile === undefined ? HANDED_OVER_WORDS.forgetHint : leavesFileWords(leftFile)}
        </div>
      )}
    </div>
  );
}

const ICONS: Readonly<Record<RunPhase["kind"], StepState>> = {
  unknown: "open",
  asking: "busy",
  waiting: "busy",
  running: "busy",
  done: "good",
  cancelled: "warning",
  gone: "open",
  failed: "bad",
};

/** Its file is removed only once no other pane can be at it any more. */
function isNeverHandedOver(phase: RunPhase): boolean {
  return phase.kind === "failed" && phase.problem.code === "never-handed-over";
}

function mayGoOn({ kind }: RunPhase): boolean {
  return kind === "unknown" || kind === "asking" || kind === "waiting" || kind === "running";
}
