import { lazy, Suspense } from "react";
import { useFormats } from "../hooks/use-formats";
import { outcomeWords } from "../run-words";
import type { PaneSettings } from "../session/pane-settings";
import type { Proposal } from "../session/proposal";
import { isUnderWay, type RunState } from "../session/run-session";
import { Section } from "./Section";
import type { StepState } from "./StatusIcon";
import type { ResultActions } from "./ResultView";

const ResultView = lazy(async () => ({ default: (await import("./ResultView")).ResultView }));
const SettingsForm = lazy(async () => ({ default: (await import("./SettingsForm")).SettingsForm }));

export interface ScoreSectionProps extends ResultActions {
  readonly run: RunState;
  readonly settings: PaneSettings;
  readonly collision: Proposal["collision"];
  readonly onChangeSettings: (change: Partial<PaneSettings>) => void;
}

/** What the next run adds to the sheet, or how the latest one ended; settings behind it. */
export function ScoreSection(props: ScoreSectionProps) {
  const formats = useFormats();
  const { run, settings, collision } = props;
  const hasEnded = run.status.state !== "idle" && !isUnderWay(run.status);
  const newName = collision?.choice === "next-free" ? collision.nextFree : settings.columnName;
  const idleWords =
    collision?.choice === "replace" ? `Replaces column “${collision.existing[0]}”` : `Adds column “${newName}”`;
  return (
    <Section
      title={hasEnded ? "Result" : "Score"}
      summary={hasEnded ? outcomeWords(run.status, formats) : isUnderWay(run.status) ? "Under way …" : idleWords}
      state={stepState(run)}
      isNeeded={hasEnded}
    >
      {hasEnded && (
        <Suspense fallback={null}>
          <ResultView run={run} actions={props} />
        </Suspense>
      )}
      <SettingsForm settings={settings} isFolded={hasEnded} onChange={props.onChangeSettings} />
    </Section>
  );
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
