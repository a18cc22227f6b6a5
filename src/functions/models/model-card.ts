import type { Schema } from "../../core/inputs/schema";
import { isByPosition } from "../../core/inputs/match-by-position";
import { SINGLE_OUTPUT } from "../../core/predictions/result-headers";
import type { EndpointState } from "../../endpoint/catalogue/endpoint-details";
import type { ModelFacts } from "./model-facts";

/** How an endpoint is, in a cell. */
const STATES: Record<EndpointState, string> = {
  ready: "ready",
  "waking-up": "waking up",
  "not-ready": "not ready",
  failed: "failed",
  unknown: "unknown",
};

const UNTOLD = "not told";

/** What is known of a model, as two columns: what it is, and what is to be said of it. */
export function modelCard(model: string, { address, schema, details }: ModelFacts): string[][] {
  const mayNot = details?.mayQuery === false ? ", but this account may not query it" : "";
  return [
    ["Model", model],
    ["Host", new URL(address.origin).host],
    ["Version", versions(details?.servedEntities ?? []) || UNTOLD],
    ["State", `${STATES[details?.state ?? "unknown"]}${mayNot}`],
    ["Inputs", schema === undefined ? UNTOLD : inputs(schema) || UNTOLD],
    ["Outputs", outputs(schema?.outputs)],
  ];
}

function versions(entities: NonNullable<ModelFacts["details"]>["servedEntities"]): string {
  return entities
    .map(({ name, entityName = name, entityVersion, trafficPercent }) => {
      const version = entityVersion === undefined ? entityName : `${entityName} ${entityVersion}`;
      return trafficPercent === undefined || entities.length === 1 ? version : `${version} (${trafficPercent} %)`;
    })
    .join(", ");
}

function inputs({ columns, tensors }: Schema): string {
  if (isByPosition(columns)) return columns.map(({ type = "any" }) => type).join(", ");
  const named = columns.map(({ name, type, isRequired }) => {
    return `${name} (${[type ?? "anything", ...(isRequired ? [] : ["optional"])].join(", ")})`;
  });
  const shaped = tensors.map(
    ({ name = "one tensor", dataType, shape }) => `${name} (${dataType}, ${shape.slice(1).join(" x ")})`,
  );
  return [...named, ...shaped].join(", ");
}

function outputs(names: readonly string[] | undefined): string {
  if (names === undefined || names.length === 0) return UNTOLD;
  return names.join("") === SINGLE_OUTPUT ? "one, without a name" : names.join(", ");
}
