import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { endpointRoute } from "../addresses/fill-route";

/** Whether rows can be sent now. `waking-up`: being deployed or started, try again soon. */
export type EndpointState = "ready" | "waking-up" | "not-ready" | "failed" | "unknown";

/** One model behind an endpoint. */
export interface ServedEntity {
  /** As in the route of a served model. */
  readonly name: string;
  /** Registered model, such as `catalog.schema.model`. */
  readonly entityName?: string;
  readonly entityVersion?: string;
  /** An idle endpoint sleeps: its first answer is late. */
  readonly scalesToZero: boolean;
  /** Share of the endpoint's requests, 0 to 100. */
  readonly trafficPercent?: number;
}

/** An endpoint as the catalogue lists it. */
export interface EndpointSummary {
  readonly name: string;
  /** Where rows are sent, on the upstream. */
  readonly route: string;
  readonly state: EndpointState;
  /** `llm/v1/chat` and the like; absent for a custom model. */
  readonly task?: string;
  /** Whether the endpoint may take rows of a table: language models and agents do not. */
  readonly isTabular: boolean;
  readonly servedEntities: readonly ServedEntity[];
}

/** An endpoint as the catalogue describes it. */
export interface EndpointDetails extends EndpointSummary {
  /** `CAN_MANAGE`, `CAN_QUERY`, `CAN_VIEW`. */
  readonly permission?: string;
  /** Whether this account may query it; undefined when the catalogue does not say. */
  readonly mayQuery?: boolean;
  /** It answers on a host of its own, at another address. */
  readonly isRouteOptimised: boolean;
}

/**
 * Reads one endpoint of the catalogue; what is missing or strange is left out. Source: Databricks SDK for Python, `serving.py`.
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
    return endpointRoute(name);
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
