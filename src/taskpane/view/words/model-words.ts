import { msg, t } from "@lingui/core/macro";
import type { EndpointDetails, EndpointSummary, ServedEntity } from "../../../endpoint/catalogue/endpoint-details";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { ENDPOINT_STATE_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { MODEL_OBSTACLE_WORDS } from "./obstacle-words";
import { versionWords } from "./summary-words";
import { told } from "./language/told";

/** Words of the section Model. */
export const MODEL_WORDS = told({
  ofThisServer: msg`The model of this server`,
  typeName: msg`Or type an endpoint's name`,
  fewerInputs: msg`Show fewer inputs`,
  search: msg`Search models`,
  searchByName: msg`Search by name`,
  list: msg`Models`,
  notFound: msg`No model of that name in the list.`,
  byTraffic: msg`By traffic`,
  byTrafficHint: msg`The endpoint decides for each request`,
  whichAnswers: msg`Which of its models answers`,
  noSchema: msg`This server does not tell what its model expects: choose the columns under Data, or give its signature.`,
  toldWhenAsked: msg`The server told this when it was asked without any row of yours.`,
  schemaFailed: msg`What it expects could not be looked up: choose the columns under Data, or give its signature.`,
  expects: msg`It expects`,
  unnamedTensor: msg`One row of numbers`,
  signature: msg`The model's signature`,
  signatureHint: msg`Paste the MLmodel file or its signature. It tells columns, types and parameters, and is not sent anywhere.`,
  signatureInUse: msg`A signature you gave describes this model until the pane is closed.`,
  signatureText: msg`Signature, as YAML or JSON`,
  signatureUse: msg`Use it`,
  signatureFile: msg`MLmodel file`,
  openFile: msg`Open a file …`,
  forgetSignature: msg`Forget this signature`,
});

/** The box that hides models which take text. */
export function tabularOnlyWords(tabular: number, all: number, formats: Formats): string {
  const [count, total] = [formats.count(tabular), formats.count(all)];
  return t`Only models that take tables (${count} of ${total})`;
}

export function modelsBehindWords(endpoint: string): string {
  return t`Models behind ${endpoint}`;
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
  const sizes = shape.slice(1).map((size) => (size < 0 ? t`any` : size));
  if (sizes.every((size) => size === 1)) return t`1 value`;
  const product = sizes.join(" × ");
  return t`${product} values`;
}

export function parametersWords(names: readonly string[]): string {
  const parameters = names.join(", ");
  return t`It has parameters, to be set under Score: ${parameters}`;
}

/** Of a model that takes many. */
export function allInputsWords(inputs: number, formats: Formats): string {
  const count = formats.count(inputs);
  return t`Show all ${count} inputs`;
}

/** A served model's registered name, version and share of the traffic. */
export function servedModelWords(entity: ServedEntity, formats: Formats): string {
  const { entityName, entityVersion, trafficPercent } = entity;
  return [
    ...(entityName === undefined ? [] : [entityName]),
    ...(entityVersion === undefined ? [] : [t`version ${entityVersion}`]),
    ...(trafficPercent === undefined ? [] : [trafficWords(formats.percent(trafficPercent / 100))]),
  ].join(" · ");
}

function trafficWords(share: string): string {
  return t`${share} of the traffic`;
}

/** What to know of a chosen endpoint before rows are sent to it. */
export function endpointNotes(endpoint: EndpointSummary, details: EndpointDetails | undefined): string[] {
  const isSleepy = (details ?? endpoint).servedEntities.some((entity) => entity.scalesToZero);
  const permission = PERMISSION_WORDS[details?.permission ?? ""];
  return [
    ...(isSleepy ? [t`It sleeps when idle: waking it may take minutes.`] : []),
    ...(permission === undefined ? [] : [permission]),
  ];
}

/** Source: Databricks, "Serving endpoint ACLs". */
const PERMISSION_WORDS: Readonly<Record<string, string>> = told({
  CAN_MANAGE: msg`You may query and manage it.`,
  CAN_QUERY: msg`You may query it.`,
  CAN_VIEW: msg`You may see it, but not query it.`,
});
