import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { readFaults, type Fault } from "./faults/fault";
import { FaultSwitch } from "./faults/fault-switch";
import { createInvocation } from "./invocation/invocation";
import { servedModelName, type SampleModel } from "./models/sample-model";
import { createSampleModels } from "./models/sample-models";
import { openapiSchema } from "./openapi-schema";
import { writeJson } from "./python/python-json";
import { endpointDetails, endpointSummary } from "./serving-catalogue";
import { addSqlRoutes, FILES_PATH, type SqlOptions } from "./sql/sql-routes";

/** The release whose behaviour was recorded and is followed here; the body of `GET /version`. */
const MLFLOW_VERSION = "3.11.2";

/** Source: Databricks documentation, "Model Serving limits and regions", payload size per request. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface SampleEndpointOptions {
  /** Default: `createSampleModels()`. */
  readonly models?: readonly SampleModel[];
  /** The model behind MLflow's plain `/invocations`. Default: the first. */
  readonly defaultModel?: string;
  /** Faults that are on from the start. */
  readonly faults?: readonly Fault[];
  /** Whether `PUT /faults` may switch faults. Default: true, the sample endpoint being a demo and test server. */
  readonly canSwitchFaults?: boolean;
  /** Milliseconds; only differences matter. Default: `performance.now`. */
  readonly nowMs?: () => number;
  /** Waits; ends early when the signal aborts, the caller having gone. Default: a timer. */
  readonly sleep?: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly sql?: SqlOptions;
}

/**
 * A scoring server that answers as a Databricks workspace (catalogue, schema, the three invocation addresses; warehouses, statements and
 * files for SQL) and as MLflow (`/invocations`, `/ping`, `/health`, `/version`). No CORS and no sign-in: browsers reach it through the relay.
 */
export function createSampleEndpointApp(options: SampleEndpointOptions = {}): Hono<{ Bindings: HttpBindings }> {
  const models = options.models ?? createSampleModels();
  const nowMs = options.nowMs ?? (() => performance.now());
  const faults = new FaultSwitch(nowMs, options.faults);
  const app = new Hono<{ Bindings: HttpBindings }>();
  const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
  app.use((c, next) => (c.req.path.startsWith(`${FILES_PATH}/`) ? next() : limitBody(c, next)));
  addSqlRoutes(app, { models, faults, nowMs, options: options.sql ?? {} });
  addServingRoutes(app, models, options, faults);
  addCatalogueRoutes(app, models);
  for (const path of ["/ping", "/health"]) app.get(path, () => jsonAnswer("\n"));
  app.get("/version", () => jsonAnswer(MLFLOW_VERSION));
  if (options.canSwitchFaults ?? true) addFaultRoutes(app, faults);
  app.notFound(() => jsonAnswer(writeJson({ detail: "Not Found" }), 404));
  app.onError((error, c) => {
    const callerHasGone = c.req.raw.signal.aborted;
    if (!callerHasGone) console.error(`The sample endpoint failed: ${error.message}`);
    return new Response("Internal Server Error", { status: 500, headers: { "content-type": "text/plain" } });
  });
  return app;
}

function addServingRoutes(
  app: Hono<{ Bindings: HttpBindings }>,
  models: readonly SampleModel[],
  options: SampleEndpointOptions,
  faults: FaultSwitch,
): void {
  const invoke = createInvocation({ faults, sleep: options.sleep ?? sleepOnTimer });
  const named = (name: string | undefined) => models.find((model) => model.name === name);
  const served = (name: string | undefined, servedName: string | undefined) =>
    models.find((model) => model.name === name && servedModelName(model) === servedName);
  const versioned = (name: string | undefined, version: string | undefined) =>
    models.find((model) => model.name === name && model.version === version);

  app.post("/invocations", (c) =>
    invoke(c, options.defaultModel === undefined ? models[0] : named(options.defaultModel)),
  );
  app.post("/serving-endpoints/:name/invocations", (c) => invoke(c, named(c.req.param("name"))));
  app.post("/serving-endpoints/:name/served-models/:served/invocations", (c) =>
    invoke(c, served(c.req.param("name"), c.req.param("served"))),
  );
  app.post("/model/:name/:version/invocations", (c) =>
    invoke(c, versioned(c.req.param("name"), c.req.param("version"))),
  );
  app.all("/invocations", () => jsonAnswer(writeJson({ detail: "Method Not Allowed" }), 405));
}

function addCatalogueRoutes(app: Hono<{ Bindings: HttpBindings }>, models: readonly SampleModel[]): void {
  const path = "/api/2.0/serving-endpoints";
  app.get(path, () => jsonAnswer(writeJson({ endpoints: models.map(endpointSummary) })));
  app.get(`${path}/:name`, (c) => {
    const model = models.find(({ name }) => name === c.req.param("name"));
    return model ? jsonAnswer(writeJson(endpointDetails(model))) : unknownEndpoint();
  });
  app.get(`${path}/:name/openapi`, (c) => {
    const model = models.find(({ name }) => name === c.req.param("name"));
    if (!model) return unknownEndpoint();
    const text = writeJson(openapiSchema(model, new URL(c.req.url).origin));
    return new Response(text, { headers: { "content-type": "text/plain" } });
  });
}

function addFaultRoutes(app: Hono<{ Bindings: HttpBindings }>, faults: FaultSwitch): void {
  app.get("/faults", () => jsonAnswer(writeJson({ faults: faults.list() })));
  app.put("/faults", async (c) => {
    const wanted = readFaults(await c.req.json<unknown>().catch(() => undefined));
    if (typeof wanted === "string") return jsonAnswer(writeJson({ error_code: "BAD_REQUEST", message: wanted }), 400);
    faults.set(wanted);
    return jsonAnswer(writeJson({ faults: faults.list() }));
  });
  app.delete("/faults", () => {
    faults.set([]);
    return jsonAnswer(writeJson({ faults: [] }));
  });
}

/** What is larger is not read to its end. */
function tooLarge(): Response {
  return jsonAnswer(writeJson({ error_code: "BAD_REQUEST", message: "The request is larger than 16 MB." }), 413);
}

function unknownEndpoint(): Response {
  return jsonAnswer(writeJson({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "There is no such endpoint." }), 404);
}

function jsonAnswer(body: string, status = 200): Response {
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}

function sleepOnTimer(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, delayMs);
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
    if (signal.aborted) finish();
    else signal.addEventListener("abort", finish, { once: true });
  });
}
