import { lazy, Suspense } from "react";
import { useFormats } from "../hooks/use-formats";
import { outcomeWords } from "../run-words";
import type { CheckState } from "../session/check-session";
import type { PaneSettings } from "../session/pane-settings";
import type { Proposal } from "../session/proposal";
import type { Review } from "../session/review";
import { isUnderWay, type RunState } from "../session/run-session";
import type { ReadingActions } from "./ColumnReadings";
import type { ResultActions } from "./ResultView";
import { Section } from "./Section";
import type { SettingsActions } from "./SettingsForm";
import type { StepState } from "./StatusIcon";

const CheckView = lazy(async () => ({ default: (await import("./CheckView")).CheckView }));
const ColumnReadings = lazy(async () => ({ default: (await import("./ColumnReadings")).ColumnReadings }));
const ResultView = lazy(async () => ({ default: (await import("./ResultView")).ResultView }));
const SettingsForm = lazy(async () => ({ default: (await import("./SettingsForm")).SettingsForm }));

export interface ScoreSectionProps extends ResultActions, ReadingActions, SettingsActions {
  readonly run: RunState;
  readonly settings: PaneSettings;
  readonly proposal: Proposal;
  readonly check: CheckState;
  /** What the latest run found at fault, while it awaits the analyst's word. */
  readonly review: Review | undefined;
}

/** What the next run adds to the sheet, what stopped the latest one, or how it ended; settings behind it. */
export function ScoreSection(props: ScoreSectionProps) {
  const formats = useFormats();
  const { run, settings, proposal, check, review } = props;
  const phase = phaseOf(run, review);
  const isOver = phase === "review" || phase === "ended";
  return (
    <Section
      title={TITLES[phase]}
      summary={isOver ? outcomeWords(run.status, formats) : phase === "under-way" ? "Under way …" : nextWords(props)}
      state={phase === "idle" ? "open" : stepState(run)}
      isNeeded={isOver}
    >
      <Suspense fallback={null}>
        {review !== undefined && (
          <CheckView review={review} onChooseReading={props.onChooseReading} onGoToCell={props.onGoToCell} />
        )}
        {phase === "ended" && <ResultView run={run} actions={props} />}
      </Suspense>
      <ColumnReadings proposal={proposal} check={check} review={review} actions={props} />
      <SettingsForm settings={settings} proposal={proposal} isFolded={isOver} actions={props} />
    </Section>
  );
}

type Phase = "idle" | "under-way" | "review" | "ended";

const TITLES: Readonly<Record<Phase, string>> = {
  idle: "Score",
  "under-way": "Score",
  review: "Check",
  ended: "Result",
};

/** A check of what is not proposed any more is over: the next run makes another. */
function phaseOf({ status }: RunState, review: Review | undefined): Phase {
  if (isUnderWay(status)) return "under-way";
  if (review !== undefined) return "review";
  return status.state === "idle" || status.state === "review" ? "idle" : "ended";
}

/** Names what the next run adds, and says when cells are not sent as they stand. */
function nextWords({ settings, proposal: { collision, columnChoices } }: ScoreSectionProps): string {
  const name = collision?.choice === "next-free" ? collision.nextFree : settings.columnName;
  const adds = collision?.choice === "replace" ? `Replaces column “${collision.existing[0]}”` : `Adds column “${name}”`;
  return Object.keys(columnChoices).length === 0 ? adds : `${adds}, with your choices for cells`;
}

function stepState({ status }: RunState): StepState {
  switch (status.state) {
    case "idle":
      return "open";
    case "reading":
    case "scoring":
      return "busy";
    case "done":
      return status.summary.failed === 0 ? "good" : "warning";
    case "review":
    case "cancelled":
      return "warning";
    case "failed":
      return "bad";
  }
}
