import { Suspense } from "react";
import type { PaneView } from "../../state/pane-view";
import { isUnderWay } from "../../state/run/run-session";
import { loadPart } from "../parts/load-part";
import { Section } from "../parts/Section";
import type { StepState } from "../parts/StatusIcon";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import type { Formats } from "../words/formats";
import { previewWords } from "../words/preview-words";
import { outcomeWords } from "../words/run-words";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";

const CheckView = loadPart(async () => (await import("../check/CheckView")).CheckView);
const ColumnReadings = loadPart(async () => (await import("../check/ColumnReadings")).ColumnReadings);
const PreviewView = loadPart(async () => (await import("./PreviewView")).PreviewView);
const ResultView = loadPart(async () => (await import("../result/ResultView")).ResultView);
const SettingsForm = loadPart(async () => (await import("../settings/SettingsForm")).SettingsForm);

/** What the next run adds to the sheet, what stopped the latest one, or how it ended; settings behind it. */
export function ScoreSection() {
  const formats = useFormats();
  const phase = usePane(phaseOf);
  const summary = usePane((view) => summaryWords(view, formats));
  const state = usePane(stepState);
  const isOver = phase !== "idle" && phase !== "under-way";
  return (
    <Section title={TITLES[phase]} summary={summary} state={state} isNeeded={isOver}>
      <Suspense fallback={null}>
        {phase === "preview" && <PreviewView />}
        {phase === "review" && <CheckView />}
        {phase === "ended" && <ResultView />}
      </Suspense>
      <ColumnReadings />
      <SettingsForm isFolded={isOver} />
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
function phaseOf({ state, review, preview }: PaneView): Phase {
  const { status } = state.run;
  if (isUnderWay(status)) return "under-way";
  if (preview !== undefined) return "preview";
  if (review !== undefined) return "review";
  return status.state === "idle" || status.state === "review" ? "idle" : "ended";
}

function summaryWords(view: PaneView, formats: Formats): string {
  const phase = phaseOf(view);
  if (phase === "preview" && view.preview !== undefined) return previewWords(view.preview, formats);
  if (phase === "under-way") return "Under way …";
  return phase === "idle" ? nextWords(view) : outcomeWords(view.state.run.status, formats);
}

/** Names what the next run adds, and says when cells are not sent as they stand. */
function nextWords({ state, proposal: { collision, recipe } }: PaneView): string {
  const name = collision?.choice === "next-free" ? collision.nextFree : state.settings.columnName;
  const adds =
    collision?.choice === "replace" ? `Replaces column “${collision.existing[0]}”` : FIRST_SUMMARIES.score(name);
  return Object.keys(recipe.readings).length === 0 ? adds : `${adds}, with your choices for cells`;
}

function stepState(view: PaneView): StepState {
  const phase = phaseOf(view);
  const { preview, state } = view;
  const { status } = state.run;
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
