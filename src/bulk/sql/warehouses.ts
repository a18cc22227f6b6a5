import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { BulkError } from "../bulk-error";
import type { DatabricksWorkspace } from "./databricks-workspace";

/** A SQL warehouse, as the workspace lists it. */
export interface Warehouse {
  readonly id: string;
  readonly name: string;
  /** `RUNNING`, `STARTING`, `STOPPED`, `STOPPING`, `DELETING`, `DELETED`. */
  readonly state: string;
  /** ai_query is not there on classic ones. Source: Databricks SQL reference, "ai_query function", requirements. */
  readonly kind: "serverless" | "pro" | "classic";
}

/** Source: Warehouses API, "List warehouses" and "Start a warehouse". */
const ROUTE = "/api/2.0/sql/warehouses";

/** Warehouses that this account can see. @throws BulkError, CancelledError */
export async function listWarehouses(api: DatabricksWorkspace, signal: AbortSignal): Promise<Warehouse[]> {
  const { warehouses = [] } = await api.ask({ method: "GET", route: ROUTE, maySendAgain: true }, signal);
  if (!Array.isArray(warehouses)) throw new BulkError("malformed-answer", "The list of warehouses cannot be read.");
  return warehouses.filter(isJsonObject).flatMap(readWarehouse);
}

function readWarehouse(entry: JsonObject): Warehouse[] {
  const { id, name, state, warehouse_type: type, enable_serverless_compute: isServerless } = entry;
  if (typeof id !== "string" || typeof state !== "string") return [];
  const kind = isServerless === true ? "serverless" : type === "PRO" ? "pro" : "classic";
  return [{ id, name: typeof name === "string" ? name : id, state, kind }];
}

/** Wakes a warehouse up; it is ready when the list says so. @throws BulkError `warehouse-refused` without CAN USE */
export async function startWarehouse(api: DatabricksWorkspace, id: string, signal: AbortSignal): Promise<void> {
  const route = `${ROUTE}/${encodeURIComponent(id)}/start`;
  const refusals = { 403: "warehouse-refused", 404: "warehouse-unknown" } as const;
  await api.ask({ method: "POST", route, body: "{}", maySendAgain: true, refusals }, signal);
}

const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 10_000;

/** Serverless warehouses wake up in seconds, others in minutes; what takes longer is not coming. */
const LONGEST_START_MS = 20 * 60_000;

/**
 * Waits for a warehouse that runs, and starts it where it does not.
 * @param onState told each state that differs from the one before
 * @throws BulkError `warehouse-unknown` `warehouse-unfit` `warehouse-away` `warehouse-refused`; CancelledError
 */
export async function readyWarehouse(
  api: DatabricksWorkspace,
  id: string,
  onState: (warehouse: Warehouse) => void,
  signal: AbortSignal,
): Promise<Warehouse> {
  let state = "";
  let waitMs = FIRST_LOOK_MS;
  for (
    let waitedMs = 0;
    waitedMs < LONGEST_START_MS;
    waitedMs += waitMs, waitMs = Math.min(waitMs * 1.5, LAST_LOOK_MS)
  ) {
    const warehouse = fitting(await listWarehouses(api, signal), id);
    if (warehouse.state !== state) onState(warehouse);
    if (warehouse.state === "RUNNING") return warehouse;
    if (warehouse.state === "STOPPED" && state !== "STOPPED") await startWarehouse(api, id, signal);
    ({ state } = warehouse);
    await api.sleep(waitMs, signal);
  }
  throw new BulkError("warehouse-away", "The warehouse did not start within 20 minutes.", state);
}

function fitting(warehouses: readonly Warehouse[], id: string): Warehouse {
  const warehouse = warehouses.find((one) => one.id === id);
  if (warehouse === undefined) {
    const known = warehouses.map(({ id: other, name }) => `${other} (${name})`).join(", ");
    const sentence = `There is no warehouse of this ID that this account can see. ${known === "" ? "It sees none." : `It sees: ${known}.`}`;
    throw new BulkError("warehouse-unknown", sentence);
  }
  if (warehouse.kind === "classic") {
    throw new BulkError(
      "warehouse-unfit",
      "ai_query is not there on classic warehouses: choose a serverless or pro one.",
    );
  }
  if (warehouse.state.startsWith("DELET")) throw new BulkError("warehouse-away", "The warehouse is being deleted.");
  return warehouse;
}
