import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { ReadableStream } from "node:stream/web";
import { allowBodyTime } from "../../web/body-time";
import type { FaultSwitch } from "../faults/fault-switch";
import type { SampleModel } from "../models/sample-model";
import type { ParameterValue } from "./duckdb-text";
import { REAL_LIMITS, type ResultLimits } from "./result-parts";
import { SampleStatements, type StatementRequest } from "./sample-statements";
import { SampleVolume } from "./sample-volume";
import { SampleWarehouses } from "./warehouses";

export interface SqlParts {
  readonly models: readonly SampleModel[];
  readonly faults: FaultSwitch;
  readonly nowMs: () => number;
  readonly options: SqlOptions;
}

/** What tests change of the SQL side. */
export interface SqlOptions {
  /** Milliseconds since 1970, by which links die. Default: the clock. */
  readonly nowUtcMs?: () => number;
  /** Default: as Databricks has them. */
  readonly limits?: ResultLimits;
}

type App = Hono<{ Bindings: HttpBindings }>;
type C = Context<{ Bindings: HttpBindings }>;

/** Files may be larger than what an endpoint takes. */
export const FILES_PATH = "/api/2.0/fs/files";
const STORAGE_PATH = "/sample-storage";
const WAREHOUSES_PATH = "/api/2.0/sql/warehouses";
const STATEMENTS_PATH = "/api/2.0/sql/statements";

/** Source: Statement Execution API, "statement": 16 MiB. */
const MAX_STATEMENT_BYTES = 16 * 1024 * 1024;

/** Warehouses, statements and files of a workspace, over tables that really are there: DuckDB works out what a statement asks for. */
export function addSqlRoutes(app: App, { models, faults, nowMs, options }: SqlParts): void {
  const warehouses = new SampleWarehouses(nowMs);
  const volume = new SampleVolume();
  const statements = new SampleStatements({
    models,
    warehouses,
    volume,
    faultOf: (endpoint) => {
      const fault = faults.take(endpoint);
      return fault?.kind === "refuse-rows" ? fault : undefined;
    },
    limits: options.limits ?? REAL_LIMITS,
    nowUtcMs: options.nowUtcMs ?? Date.now,
  });
  addWarehouseRoutes(app, warehouses);
  addStatementRoutes(app, statements, warehouses);
  addFileRoutes(app, volume);
  app.get(`${STORAGE_PATH}/:token`, (c) => {
    // As object stores do: two ways of signing in at once are one too many.
    if (c.req.header("authorization") !== undefined) return c.text("Only one auth mechanism allowed", 400);
    const text = statements.stored(c.req.param("token"));
    return text === undefined ? c.text("Request has expired", 403) : c.body(text, 200);
  });
}

function addWarehouseRoutes(app: App, warehouses: SampleWarehouses): void {
  app.get(WAREHOUSES_PATH, (c) => c.json({ warehouses: warehouses.list() }));
  app.post(`${WAREHOUSES_PATH}/:id/start`, (c) => {
    const mayUse = warehouses.wake(c.req.param("id"));
    return mayUse === true ? c.json({}) : refuseUse(c, mayUse);
  });
}

function refuseUse(c: C, mayUse: false | undefined): Response {
  if (mayUse === undefined) return refusal(c, 404, "RESOURCE_DOES_NOT_EXIST", "SQL warehouse does not exist.");
  return refusal(c, 403, "PERMISSION_DENIED", "You do not have permission to use the SQL warehouse.");
}

function addStatementRoutes(app: App, statements: SampleStatements, warehouses: SampleWarehouses): void {
  app.post(STATEMENTS_PATH, async (c) => {
    const request = readRequest(await c.req.json<unknown>().catch(() => undefined));
    if (typeof request === "string") return refusal(c, 400, "INVALID_PARAMETER_VALUE", request);
    const mayUse = warehouses.wake(request.warehouseId);
    if (mayUse !== true) return refuseUse(c, mayUse);
    return c.json(statements.look(statements.submit(request), linkFrom(c)) ?? {});
  });
  app.get(`${STATEMENTS_PATH}/:id`, (c) => orGone(c, statements.look(c.req.param("id"), linkFrom(c))));
  app.post(`${STATEMENTS_PATH}/:id/cancel`, (c) =>
    statements.cancel(c.req.param("id")) ? c.body(null, 200) : orGone(c, undefined),
  );
  app.get(`${STATEMENTS_PATH}/:id/result/chunks/:index`, (c) =>
    orGone(c, statements.chunk(c.req.param("id"), Number(c.req.param("index")), linkFrom(c))),
  );
}

function orGone(c: C, answer: Readonly<Record<string, unknown>> | undefined): Response {
  if (answer !== undefined) return c.json(answer);
  return refusal(c, 404, "RESOURCE_DOES_NOT_EXIST", "The statement was not found, or its result is gone.");
}

/** Results lie on a host of their own, as in a cloud's storage: this machine has two names. */
function linkFrom(c: C): (token: string) => string {
  const { protocol, hostname, port } = new URL(c.req.url);
  const host = hostname === "127.0.0.1" ? "localhost" : "127.0.0.1";
  return (token) => `${protocol}//${host}${port === "" ? "" : `:${port}`}${STORAGE_PATH}/${token}`;
}

function readRequest(json: unknown): StatementRequest | string {
  if (typeof json !== "object" || json === null) return "The request is no JSON object.";
  const {
    statement,
    warehouse_id: warehouseId,
    parameters = [],
    wait_timeout: wait,
    disposition,
  } = json as Record<string, unknown>;
  if (typeof statement !== "string" || statement === "") return "statement is missing.";
  if (Buffer.byteLength(statement) > MAX_STATEMENT_BYTES) return "The statement is longer than 16 MiB.";
  if (typeof warehouseId !== "string") return "warehouse_id is missing.";
  if (wait !== "0s") return "The sample endpoint answers at once: wait_timeout must be 0s.";
  if (!Array.isArray(parameters) || !parameters.every(isParameter))
    return "parameters must be a list of name, value and type.";
  const isLinked = disposition === "EXTERNAL_LINKS";
  return { text: statement, warehouseId, parameters, disposition: isLinked ? "EXTERNAL_LINKS" : "INLINE" };
}

function isParameter(value: unknown): value is ParameterValue {
  const { name, type, value: told } = (value ?? {}) as Record<string, unknown>;
  return typeof name === "string" && typeof type === "string" && (typeof told === "string" || told === null);
}

function addFileRoutes(app: App, volume: SampleVolume): void {
  app.all(`${FILES_PATH}/*`, async (c) => {
    const name = nameOf(new URL(c.req.url).pathname.slice(FILES_PATH.length));
    if (name === undefined || !volume.holds(name)) return refusal(c, 404, "NOT_FOUND", "The volume does not exist.");
    switch (c.req.method) {
      case "PUT":
        giveTime(c.env);
        await volume.put(name, c.req.raw.body as ReadableStream | null);
        return c.body(null, 204);
      case "GET": {
        const bytes = await volume.get(name);
        return bytes === undefined
          ? refusal(c, 404, "NOT_FOUND", "The file does not exist.")
          : c.body(new Uint8Array(bytes), 200);
      }
      case "DELETE":
        return (await volume.remove(name))
          ? c.body(null, 204)
          : refusal(c, 404, "NOT_FOUND", "The file does not exist.");
      default:
        return refusal(c, 405, "BAD_REQUEST", "Method not allowed.");
    }
  });
}

/** A file may be on its way for an hour. There is no connection where the app is called without a server. */
function giveTime(env: Partial<HttpBindings> | undefined): void {
  if (env?.incoming !== undefined) allowBodyTime(env.incoming, 60 * 60_000);
}

function nameOf(pathname: string): string | undefined {
  try {
    const segments = pathname.split("/").map(decodeURIComponent);
    return segments.some((segment) => segment.includes("/")) ? undefined : segments.join("/");
  } catch {
    return undefined;
  }
}

function refusal(c: C, status: 400 | 403 | 404 | 405, errorCode: string, message: string): Response {
  return c.json({ error_code: errorCode, message }, status);
}
