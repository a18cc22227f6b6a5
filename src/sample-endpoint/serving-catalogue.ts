import { servedModelName, type SampleModel } from "./models/sample-model";

/** When the sample models were "deployed": 2026-01-05 09:00 UTC, in epoch milliseconds, as the real API gives it. */
const DEPLOYED_AT_MS = Date.UTC(2026, 0, 5, 9);

/**
 * One endpoint as `GET /api/2.0/serving-endpoints` lists it.
 * Source: Databricks SDK for Python, `ServingEndpoint` and `EndpointCoreConfigSummary`.
 */
export function endpointSummary(model: SampleModel): Readonly<Record<string, unknown>> {
  return {
    id: `sample-${model.name}`,
    name: model.name,
    description: model.description,
    creator: "sample@example.com",
    creation_timestamp: DEPLOYED_AT_MS,
    last_updated_timestamp: DEPLOYED_AT_MS,
    state: { ready: "READY", config_update: "NOT_UPDATING" },
    config: { served_entities: [servedEntity(model)] },
  };
}

/**
 * One endpoint as `GET /api/2.0/serving-endpoints/{name}` describes it.
 * Source: Databricks SDK for Python, `ServingEndpointDetailed` and `EndpointCoreConfigOutput`.
 */
export function endpointDetails(model: SampleModel): Readonly<Record<string, unknown>> {
  const served = servedModelName(model);
  const entity = {
    ...servedEntity(model),
    workload_size: "Small",
    scale_to_zero_enabled: false,
    state: { deployment: "DEPLOYMENT_READY", deployment_state_message: "" },
  };
  return {
    ...endpointSummary(model),
    config: {
      served_entities: [entity],
      traffic_config: {
        routes: [{ served_model_name: served, served_entity_name: served, traffic_percentage: 100 }],
      },
      config_version: 1,
    },
    permission_level: "CAN_QUERY",
    route_optimized: false,
  };
}

function servedEntity(model: SampleModel): Readonly<Record<string, unknown>> {
  return {
    name: servedModelName(model),
    entity_name: `samples.${model.name}`,
    entity_version: model.version,
  };
}
