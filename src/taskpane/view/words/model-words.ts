import type { EndpointDetails, EndpointSummary, ServedEntity } from "../../../endpoint/catalogue/endpoint-details";
import type { Formats } from "./formats";

/** A served model's registered name, version and share of the traffic. */
export function servedModelWords(entity: ServedEntity, formats: Formats): string {
  const { entityName, entityVersion, trafficPercent } = entity;
  return [
    ...(entityName === undefined ? [] : [entityName]),
    ...(entityVersion === undefined ? [] : [`version ${entityVersion}`]),
    ...(trafficPercent === undefined ? [] : [`${formats.percent(trafficPercent / 100)} of the traffic`]),
  ].join(" · ");
}

/** Which version an endpoint serves, in two words. */
export function versionWords({ servedEntities }: EndpointSummary): string | undefined {
  if (servedEntities.length > 1) return `${servedEntities.length} models`;
  const version = servedEntities[0]?.entityVersion;
  return version === undefined ? undefined : `Version ${version}`;
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
