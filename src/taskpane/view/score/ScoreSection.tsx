import { Suspense } from "react";
import type { PaneClock } from "../../services/pane-services";
import type { Proposal } from "../../state/proposal/proposal";
import type { Review } from "../../state/proposal/review";
import type { PaneSettings } from "../../state/run/pane-settings";
import type { CurrentPreview } from "../../state/run/preview-session";
import { isUnderWay, type RunState } from "../../state/run/run-session";
import type { ReadingActions } from "../check/ColumnReadings";
import { loadPart } from "../parts/load-part";
import { Section } from "../parts/Section";
import type { StepState } from "../parts/StatusIcon";
import { useFormats } from "../parts/use-formats";
import type { ResultActions } from "../result/ResultView";
import type { SettingsActions } from "../settings/SettingsForm";
import type { Formats } from "../words/formats";
import { previewWords } from "../words/preview-words";
import { outcomeWords } from "../words/run-words";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";
import type { PreviewActions } from "./PreviewView";

const CheckView = loadPart(async () => (await import("../check/CheckView")).CheckView);
const ColumnReadings = loadPart(async () => (await import("../check/ColumnReadings")).ColumnReadings);
const PreviewView = loadPart(async () => (await import("./PreviewView")).PreviewView);
const ResultView = loadPart(async () => (await import("../result/ResultView")).ResultView);
const SettingsForm = loadPart(async () => (await import("../settings/SettingsForm")).SettingsForm);

export interface ScoreSectionProps extends ResultActions, ReadingActions, SettingsActions, PreviewActions {
  readonly run: RunState;
  readonly settings: PaneSettings;
  readonly proposal: Proposal;
  /** What the latest run found at fault, while it awaits the analyst's word. */
  readonly review: Review | undefined;
  readonly preview: CurrentPreview | undefined;
  readonly clock: PaneClock;
}

/** What the next run adds to the sheet, what stopped the latest one, or how it ended; settings behind it. */
export function ScoreSection(props: ScoreSectionProps) {
  const formats = useFormats();
  const { run, settings, proposal, review, preview, clock } = props;
  const phase = phaseOf(run, review, preview);
  const isOver = phase !== "idle" && phase !== "under-way";
  return (
    <Section
      title={TITLES[phase]}
      summary={summaryWords(phase, props, formats)}
      state={stepState(phase, props)}
      isNeeded={isOver}
    >
      <Suspense fallback={null}>
        {phase === "preview" && preview !== undefined && (
          <PreviewView preview={preview} clock={clock} actions={props} />
        )}
        {phase === "review" && review !== undefined && (
          <CheckView review={review} onChangeRecipe={props.onChangeRecipe} onGoToCell={props.onGoToCell} />
        )}
        {phase === "ended" && <ResultView run={run} actions={props} />}
      </Suspense>
      <ColumnReadings proposal={proposal} review={review} actions={props} />
      <SettingsForm settings={settings} proposal={proposal} isFolded={isOver} actions={props} />
    </Section>
  );
}

type Phase = "idle" | "preview" | "under-way" | "review" | "ended";

const TITLES: Readonly<Record<Phase, string>> = {
  idle: SECTION_TITLES.score,
  preview: "Preview",
  "under-way": SECTION_TITLES.score,
  review: "Check",
  ended: "Result",
};

/** A check of what is not proposed any more is over: the next run makes another. */
function phaseOf({ status }: RunState, review: Review | undefined, preview: CurrentPreview | undefined): Phase {
  if (isUnderWay(status)) return "under-way";
  if (preview !== undefined) return "preview";
  if (review !== undefined) return "review";
  return status.state === "idle" || status.state === "review" ? "idle" : "ended";
}

function summaryWords(phase: Phase, props: ScoreSectionProps, formats: Formats): string {
  if (phase === "preview" && props.preview !== undefined) return previewWords(props.preview, formats);
  if (phase === "under-way") return "Under way …";
  return phase === "idle" ? nextWords(props) : outcomeWords(props.run.status, formats);
}

/** Names what the next run adds, and says when cells are not sent as they stand. */
function nextWords({ settings, proposal: { collision, recipe } }: ScoreSectionProps): string {
  const name = collision?.choice === "next-free" ? collision.nextFree : settings.columnName;
  const adds =
    collision?.choice === "replace" ? `Replaces column “${collision.existing[0]}”` : FIRST_SUMMARIES.score(name);
  return Object.keys(recipe.readings).length === 0 ? adds : `${adds}, with your choices for cells`;
}

function stepState(phase: Phase, { run: { status }, preview }: ScoreSectionProps): StepState {
  if (phase === "idle") return "open";
  if (phase === "preview") return preview?.kind === "failed" ? "bad" : preview?.kind === "asking" ? "busy" : "open";
  switch (status.state) {
    case "idle":
      return "open";
    case "reading":
    case "scoring":
      return "busy";
    case "done":
      return status.summary.failed === 0 && status.summary.missing.length === 0 ? "good" : "warning";
    case "review":
    case "cancelled":
      return "warning";
    case "failed":
      return "bad";
  }
}
