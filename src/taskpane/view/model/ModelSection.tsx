import { summaryAt } from "../../state/model/model-session";
import type { PaneView } from "../../state/pane-view";
import { loadPart } from "../parts/load-part";
import { Section } from "../attention/Section";
import type { StepState } from "../parts/StatusIcon";
import { usePane } from "../parts/use-pane";
import { addressWords } from "../words/endpoint-kind-words";
import { chosenWords, SUMMARY_WORDS } from "../words/summary-words";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";

const ModelForm = loadPart(async () => (await import("./ModelForm")).ModelForm);

/** Which model scores the rows, in one line; the list behind it. */
export function ModelSection() {
  const summary = usePane(summaryOf);
  const state = usePane(stepState);
  const isNeeded = usePane(
    (view) => isConnected(view) && ["no-model", "model-unusable"].includes(ownObstacle(view) ?? ""),
  );
  return (
    <Section name="model" title={SECTION_TITLES.model} summary={summary} state={state} isNeeded={isNeeded}>
      <ModelForm />
    </Section>
  );
}

function isConnected({ state }: PaneView): boolean {
  return state.connection.phase === "connected";
}

/** What is in the way of scoring that can be changed here. */
function ownObstacle({ proposal: { obstacle } }: PaneView): string | undefined {
  return obstacle?.section === "model" ? obstacle.code : undefined;
}

function stepState(view: PaneView): StepState {
  const own = ownObstacle(view);
  if (own === "schema-loading") return "busy";
  // An address that leads nowhere is told at the connection, which is where it can be mended.
  if (!isConnected(view) || view.proposal.target === undefined || isNowhere(view)) return "open";
  return own === undefined ? "good" : "bad";
}

function isNowhere({ proposal: { obstacle } }: PaneView): boolean {
  return obstacle?.code === "no-model-there";
}

function summaryOf(view: PaneView): string {
  const { target } = view.proposal;
  if (isNowhere(view)) return SUMMARY_WORDS.noModelThere;
  if (target === undefined) return isConnected(view) ? SUMMARY_WORDS.chooseModel : FIRST_SUMMARIES.model;
  const endpoint = summaryAt(view.state.model, target);
  if (endpoint === undefined || endpoint.name === "") return addressWords(target);
  return chosenWords(endpoint, target.servedModelName);
}
