import type { EndpointDetails, EndpointSummary, ServedEntity } from "../../../endpoint/catalogue/endpoint-details";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { ENDPOINT_STATE_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { MODEL_OBSTACLE_WORDS } from "./obstacle-words";
import { SUMMARY_WORDS, versionWords } from "./summary-words";

/** Words of the section Model. */
export const MODEL_WORDS = {
  ofThisServer: SUMMARY_WORDS.modelOfThisServer,
  typeName: "Or type an endpoint's name",
  fewerInputs: "Show fewer inputs",
  search: "Search models",
  searchByName: "Search by name",
  list: "Models",
  notFound: "No model of that name in the list.",
  byTraffic: "By traffic",
  byTrafficHint: "The endpoint decides for each request",
  whichAnswers: "Which of its models answers",
  noSchema: "This server does not tell what its model expects: choose the columns under Data, or give its signature.",
  toldWhenAsked: "The server told this when it was asked without any row of yours.",
  schemaFailed: "What it expects could not be looked up: choose the columns under Data, or give its signature.",
  expects: "It expects",
  unnamedTensor: "One row of numbers",
  signature: "The model's signature",
  signatureHint:
    "Paste the MLmodel file or its signature. It tells columns, types and parameters, and is not sent anywhere.",
  signatureInUse: "A signature you gave describes this model until the pane is closed.",
  signatureText: "Signature, as YAML or JSON",
  signatureUse: "Use it",
  signatureFile: "MLmodel file",
  openFile: "Open a file …",
  forgetSignature: "Forget this signature",
} as const;

/** The box that hides models which take text. */
export function tabularOnlyWords(tabular: number, all: number, formats: Formats): string {
  return `Only models that take tables (${formats.count(tabular)} of ${formats.count(all)})`;
}

export function modelsBehindWords(endpoint: string): string {
  return `Models behind ${endpoint}`;
}

/** Under the name of an endpoint in the list. */
export function optionFacts(endpoint: EndpointSummary, obstacle: ModelObstacle | undefined): string {
  const version = versionWords(endpoint);
  return [
    ...(version === undefined ? [] : [version]),
    ...(endpoint.task === undefined ? [] : [endpoint.task]),
    obstacle === undefined ? ENDPOINT_STATE_WORDS[endpoint.state] : MODEL_OBSTACLE_WORDS[obstacle],
  ].join(" · ");
}

/** What answers there. */
export function serverWords(version: string): string {
  return `MLflow ${version}`;
}

/** The values of one row of a tensor; -1 stands for any number. */
export function tensorShapeWords(shape: readonly number[]): string {
  const sizes = shape.slice(1).map((size) => (size < 0 ? "any" : size));
  return sizes.length === 0 ? "1 value" : `${sizes.join(" × ")} values`;
}

export function parametersWords(names: readonly string[]): string {
  return `It has parameters, to be set under Score: ${names.join(", ")}`;
}

/** Of a model that takes many. */
export function allInputsWords(inputs: number, formats: Formats): string {
  return `Show all ${formats.count(inputs)} inputs`;
}

/** A served model's registered name, version and share of the traffic. */
export function servedModelWords(entity: ServedEntity, formats: Formats): string {
  const { entityName, entityVersion, trafficPercent } = entity;
  return [
    ...(entityName === undefined ? [] : [entityName]),
    ...(entityVersion === undefined ? [] : [`version ${entityVersion}`]),
    ...(trafficPercent === undefined ? [] : [`${formats.percent(trafficPercent / 100)} of the traffic`]),
  ].join(" · ");
}

/** What to know of a chosen endpoint before rows are sent to it. */
export function endpointNotes(endpoint: EndpointSummary, details: EndpointDetails | undefined): string[] {
  const isSleepy = (details ?? endpoint).servedEntities.some((entity) => entity.scalesToZero);
  const permission = PERMISSION_WORDS[details?.permission ?? ""];
  return [
    ...(isSleepy ? ["It sleeps when idle: waking it may take minutes."] : []),
    ...(permission === undefined ? [] : [permission]),
  ];
}

/** Source: Databricks, "Serving endpoint ACLs". */
const PERMISSION_WORDS: Readonly<Record<string, string>> = {
  CAN_MANAGE: "You may query and manage it.",
  CAN_QUERY: "You may query it.",
  CAN_VIEW: "You may see it, but not query it.",
};
