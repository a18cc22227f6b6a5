import { isJsonObject, type JsonObject } from "../../../core/json/json-object";
import { DATABRICKS } from "../../../protocol/kinds/databricks";
import { fillRoute } from "../../addresses/fill-route";
import type { EndpointDetails, EndpointState, ServedEntity } from "../../catalogue/endpoint-details";

/**
 * Reads one endpoint of a workspace's catalogue; what is missing or strange is left out. Source: Databricks SDK for Python, `serving.py`.
 * @returns undefined when it has no name that could stand in a route
 */
export function readEndpoint(value: unknown): EndpointDetails | undefined {
  if (!isJsonObject(value) || typeof value["name"] !== "string") return undefined;
  const route = routeOrNone(value["name"]);
  if (route === undefined) return undefined;
  const config = objectAt(value, "config");
  const entities = listAt(config, "served_entities") ?? listAt(config, "served_models") ?? [];
  const task = textAt(value, "task");
  const permission = textAt(value, "permission_level");
  return {
    kind: "databricks",
    name: value["name"],
    route,
    state: stateOf(objectAt(value, "state"), entities),
    ...(task === undefined ? {} : { task }),
    isTabular: task === undefined && !entities.some(isLanguageModel),
    servedEntities: entities.flatMap((entity) =>
      readEntity(entity, listAt(objectAt(config, "traffic_config"), "routes")),
    ),
    ...(permission === undefined ? {} : { permission, mayQuery: permission !== "CAN_VIEW" }),
    isRouteOptimised: value["route_optimized"] === true,
  };
}

function routeOrNone(name: string): string | undefined {
  try {
    return fillRoute(DATABRICKS.scoring, { name });
  } catch {
    return undefined; // the only failure: a name that no route can hold, hence no endpoint of ours
  }
}

/** `ready` decides: an endpoint that is being updated still answers with its old version. */
function stateOf(state: JsonObject, entities: readonly unknown[]): EndpointState {
  const ready = textAt(state, "ready");
  if (ready === "READY") return "ready";
  const deployments = entities.map(
    (entity) => textAt(objectAt(isJsonObject(entity) ? entity : {}, "state"), "deployment") ?? "",
  );
  const update = textAt(state, "config_update") ?? "";
  if (update === "UPDATE_FAILED" || deployments.some((one) => /FAILED|ABORTED/.test(one))) return "failed";
  if (update === "IN_PROGRESS" || deployments.some((one) => /CREATING|RECOVERING/.test(one))) return "waking-up";
  return ready === undefined ? "unknown" : "not-ready";
}

function readEntity(value: unknown, routes: readonly unknown[] = []): ServedEntity[] {
  if (!isJsonObject(value) || typeof value["name"] !== "string" || value["name"] === "") return [];
  const name = value["name"];
  const entityName = textAt(value, "entity_name") ?? textAt(value, "model_name");
  const entityVersion = textAt(value, "entity_version") ?? textAt(value, "model_version");
  const route = routes.find(
    (one) => isJsonObject(one) && (one["served_entity_name"] === name || one["served_model_name"] === name),
  );
  const trafficPercent = isJsonObject(route) ? route["traffic_percentage"] : undefined;
  return [
    {
      name,
      ...(entityName === undefined ? {} : { entityName }),
      ...(entityVersion === undefined ? {} : { entityVersion }),
      scalesToZero: value["scale_to_zero_enabled"] === true,
      ...(typeof trafficPercent === "number" ? { trafficPercent } : {}),
    },
  ];
}

function isLanguageModel(entity: unknown): boolean {
  return isJsonObject(entity) && (isJsonObject(entity["external_model"]) || isJsonObject(entity["foundation_model"]));
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const inner = value[key];
  return isJsonObject(inner) ? inner : {};
}

function listAt(value: JsonObject, key: string): readonly unknown[] | undefined {
  const inner = value[key];
  return Array.isArray(inner) ? inner : undefined;
}

/** A text that says something; versions sometimes come as numbers. */
function textAt(value: JsonObject, key: string): string | undefined {
  const inner = value[key];
  const text = typeof inner === "number" ? String(inner) : inner;
  return typeof text === "string" && text !== "" ? text : undefined;
}
