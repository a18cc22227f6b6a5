import { Suspense, useEffect } from "react";
import type { RunStatus, RunSummary } from "../../../scoring/run-status";
import type { MemorySession } from "../../state/memory/memory-session";
import type { PaneView } from "../../state/pane-view";
import { resultPlace } from "../../state/proposal/result-place";
import { isUnderWay } from "../../state/run/run-session";
import { loadPart } from "../parts/load-part";
import { Section } from "../attention/Section";
import type { StepState } from "../parts/StatusIcon";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import type { Formats } from "../words/formats";
import { previewWords } from "../words/preview-words";
import { outcomeWords } from "../words/run-words";
import { nextRunWords, resultApartWords, SCORE_TITLES, SCORE_WORDS } from "../words/score-words";

const CheckView = loadPart(async () => (await import("../check/CheckView")).CheckView);
const ColumnReadings = loadPart(async () => (await import("../check/ColumnReadings")).ColumnReadings);
const OfferSummary = loadPart(
  async () => (await import(/* webpackChunkName: "memory" */ "../memory/OfferSummary")).OfferSummary,
);
const PreviewView = loadPart(async () => (await import("./PreviewView")).PreviewView);
const ResultView = loadPart(async () => {
  const { ResultView, preloadResult } = await import("../result/ResultView");
  preloadResult();
  return ResultView;
});
const RowsChoice = loadPart(async () => (await import("./RowsChoice")).RowsChoice);
const SettingsForm = loadPart(async () => (await import("../settings/SettingsForm")).SettingsForm);

/** What the next run adds to the sheet, what stopped the latest one, or how it ended; settings behind it. */
export function ScoreSection() {
  const formats = useFormats();
  const phase = usePane(phaseOf);
  const summary = usePane((view) => summaryWords(view, formats));
  const state = usePane(stepState);
  const { memory, isOffering } = useSubscribable(useActions().memory);
  const isRefresh = phase === "idle" && isOffering;
  const isOver = phase !== "idle" && phase !== "under-way";
  // So that the result stands there whole when it comes.
  useEffect(() => {
    if (phase === "under-way") void ResultView.preload();
  }, [phase]);
  return (
    <Section
      name="score"
      title={SCORE_TITLES[phase]}
      summary={isRefresh && memory !== undefined ? <RefreshSummary memory={memory} otherwise={summary} /> : summary}
      state={state}
      isNeeded={isOver}
    >
      <Suspense fallback={null}>
        {phase === "preview" && <PreviewView />}
        {phase === "review" && <CheckView />}
        {phase === "ended" && <ResultView />}
      </Suspense>
      <RowsChoice />
      <ColumnReadings />
      <SettingsForm isFolded={isOver} />
    </Section>
  );
}

/** What the footer's button does with the column that stands there. @param otherwise shown until the code for it has come */
function RefreshSummary({ memory, otherwise }: { readonly memory: MemorySession; readonly otherwise: string }) {
  return (
    <Suspense fallback={otherwise}>
      <OfferSummary memory={memory} />
    </Suspense>
  );
}

/** How the latest run ended, while another table is selected: one line that unfolds. */
export function ResultApart() {
  const formats = useFormats();
  const summary = usePane(({ state, proposal }) =>
    resultPlace(state, proposal) === "apart" ? resultApartWords(state.run, formats) : undefined,
  );
  const state = usePane((view) => endState(view.state.run.status));
  if (summary === undefined) return null;
  return (
    <Section title={SCORE_TITLES.apart} summary={summary} state={state} isNeeded={false}>
      <Suspense fallback={null}>
        <ResultView />
      </Suspense>
    </Section>
  );
}

type Phase = Exclude<keyof typeof SCORE_TITLES, "apart">;

/** A check of what is not proposed any more is over: the next run makes another. */
function phaseOf({ state, review, preview, proposal }: PaneView): Phase {
  const { status } = state.run;
  if (isUnderWay(status)) return "under-way";
  if (preview !== undefined) return "preview";
  if (review !== undefined) return "review";
  return resultPlace(state, proposal) === "here" ? "ended" : "idle";
}

function summaryWords(view: PaneView, formats: Formats): string {
  const phase = phaseOf(view);
  if (phase === "preview" && view.preview !== undefined) return previewWords(view.preview, formats);
  if (phase === "under-way") return SCORE_WORDS.underWay;
  if (phase !== "idle") return outcomeWords(view.state.run.status, formats);
  const { recipe } = view.proposal;
  const hasReadings = Object.keys(recipe.readings).length > 0;
  return nextRunWords({ ...view.proposal, columnName: view.state.settings.columnName, hasReadings }, formats);
}

function stepState(view: PaneView): StepState {
  const phase = phaseOf(view);
  const { preview, state } = view;
  if (phase === "idle") return "open";
  if (phase === "preview") return preview?.kind === "failed" ? "bad" : preview?.kind === "asking" ? "busy" : "open";
  return endState(state.run.status);
}

function endState(status: RunStatus): StepState {
  switch (status.state) {
    case "idle":
      return "open";
    case "reading":
    case "scoring":
      return "busy";
    case "done":
      return isWithoutLoss(status.summary) ? "good" : "warning";
    case "review":
    case "cancelled":
      return "warning";
    case "failed":
      return "bad";
  }
}

/** Whether the sheet holds all that was asked for: there is nothing that the analyst has to look at. */
function isWithoutLoss({ failed, missing, cut }: RunSummary): boolean {
  return failed === 0 && missing.length === 0 && cut === undefined;
}
