import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import { summaryAt } from "../../state/model/model-session";
import type { Proposal } from "../../state/proposal/proposal";
import { loadPart } from "../parts/load-part";
import { Section } from "../parts/Section";
import type { StepState } from "../parts/StatusIcon";
import { ENDPOINT_KIND_WORDS } from "../words/endpoint-kind-words";
import { ENDPOINT_STATE_WORDS } from "../words/error-words";
import { versionWords } from "../words/model-words";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";
import type { ModelFormProps } from "./ModelForm";

const ModelForm = loadPart(async () => (await import("./ModelForm")).ModelForm);

export interface ModelSectionProps extends ModelFormProps {
  readonly isConnected: boolean;
  readonly obstacle: Proposal["obstacle"];
}

/** Which model scores the rows, in one line; the list behind it. */
export function ModelSection({ isConnected, obstacle, ...form }: ModelSectionProps) {
  const { target, model } = form;
  const own = obstacle?.section === "model" ? obstacle.code : undefined;
  return (
    <Section
      title={SECTION_TITLES.model}
      summary={summaryOf(form, isConnected, target === undefined ? undefined : summaryAt(model, target))}
      state={stepState(isConnected && target !== undefined, own)}
      isNeeded={isConnected && (own === "no-model" || own === "model-unusable")}
    >
      <ModelForm {...form} />
    </Section>
  );
}

function stepState(isChosen: boolean, own: string | undefined): StepState {
  if (own === "schema-loading") return "busy";
  if (!isChosen) return "open";
  return own === undefined ? "good" : "bad";
}

function summaryOf(form: ModelFormProps, isConnected: boolean, endpoint: EndpointSummary | undefined): string {
  const { target } = form;
  if (target === undefined) return isConnected ? "Choose the model that scores the rows" : FIRST_SUMMARIES.model;
  if (endpoint === undefined || endpoint.name === "") return ENDPOINT_KIND_WORDS[target.kind].model(target);
  const version = target.servedModelName ?? versionWords(endpoint)?.toLowerCase();
  const parts = [
    endpoint.name,
    ...(version === undefined ? [] : [version]),
    ENDPOINT_STATE_WORDS[endpoint.state].toLowerCase(),
  ];
  return parts.join(", ");
}
