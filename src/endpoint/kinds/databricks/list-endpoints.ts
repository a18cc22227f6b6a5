import { RunStoppedError } from "../../../core/errors";
import { isJsonObject, type JsonObject } from "../../../core/json/json-object";
import { DATABRICKS } from "../../../protocol/kinds/databricks";
import { fillRoute } from "../../addresses/fill-route";
import type { EndpointDetails, EndpointListing } from "../../catalogue/endpoint-details";
import type { GetText } from "../kind-behaviour";
import { readEndpoint } from "./read-endpoint";

/**
 * All endpoints of a workspace that this account can see, in the catalogue's order.
 * @throws RunStoppedError `malformed-response`
 */
export async function listEndpoints(get: GetText): Promise<EndpointListing> {
  const answer = parseObject(await get(DATABRICKS.catalogue.list));
  const endpoints = answer[DATABRICKS.catalogue.entries] ?? []; // a workspace without endpoints leaves the key out
  if (!Array.isArray(endpoints)) throw malformed();
  return { endpoints: endpoints.flatMap((value) => readEndpoint(value) ?? []) };
}

/**
 * What a workspace says of one endpoint.
 * @throws RunStoppedError `malformed-response`
 */
export async function describeEndpoint(get: GetText, name: string): Promise<EndpointDetails> {
  const details = readEndpoint(parseObject(await get(fillRoute(DATABRICKS.catalogue.describe, { name }))));
  if (details === undefined) throw malformed();
  return details;
}

function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function malformed(): RunStoppedError {
  return new RunStoppedError("malformed-response", "The list of endpoints could not be read.");
}
