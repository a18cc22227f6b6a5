import { CancelledError, RunStoppedError } from "../../src/core/errors";
import { addressOfName } from "../../src/endpoint/addresses/address-of";
import { EndpointCatalog } from "../../src/endpoint/endpoint-catalog";
import { staticToken } from "../../src/endpoint/sign-in/token-provider";
import { RELAY_ERROR_HEADER } from "../../src/protocol/relay-error-codes";
import { hanging, playing, type Script } from "./scripted-fetch";
import { VirtualClock } from "./virtual-clock";

const ORIGIN = "https://adb-1.azuredatabricks.net";
const BASE = "/relay/demo";
const LIST = `GET ${BASE}/api/2.0/serving-endpoints`;
const { signal } = new AbortController();

async function withCatalog(script: Script, test: (catalog: EndpointCatalog) => Promise<void>): Promise<void> {
  await playing(script, async ({ fetch }) => {
    const { sleep, now } = new VirtualClock();
    await test(new EndpointCatalog({ baseUrl: BASE, fetch, sleep, now, random: () => 0 }));
  });
}

const IRIS = {
  name: "iris",
  state: { ready: "READY", config_update: "NOT_UPDATING" },
  permission_level: "CAN_QUERY",
  config: {
    served_entities: [
      { name: "iris-1", entity_name: "main.models.iris", entity_version: "1", scale_to_zero_enabled: true },
      { name: "iris-2", entity_name: "main.models.iris", entity_version: 2 },
    ],
    traffic_config: {
      routes: [
        { served_entity_name: "iris-1", traffic_percentage: 90 },
        { served_model_name: "iris-2", traffic_percentage: 10 },
      ],
    },
  },
};

describe("The catalogue of a workspace", () => {
  it("lists endpoints with their route, state and models", async () => {
    const chat = { name: "chat", task: "llm/v1/chat", state: { ready: "READY" } };
    await withCatalog({ [LIST]: [{ body: JSON.stringify({ endpoints: [IRIS, chat] }) }] }, async (catalog) => {
      const listing = await catalog.list(signal);
      expect(listing.endpoints).toMatchObject([
        {
          kind: "databricks",
          name: "iris",
          route: "/serving-endpoints/iris/invocations",
          state: "ready",
          isTabular: true,
        },
        { name: "chat", task: "llm/v1/chat", isTabular: false, servedEntities: [] },
      ]);
      expect(listing.endpoints[0]?.servedEntities).toEqual([
        {
          name: "iris-1",
          entityName: "main.models.iris",
          entityVersion: "1",
          scalesToZero: true,
          trafficPercent: 90,
        },
        {
          name: "iris-2",
          entityName: "main.models.iris",
          entityVersion: "2",
          scalesToZero: false,
          trafficPercent: 10,
        },
      ]);
    });
  });

  it("is empty when the answer has no list, and leaves out what is no endpoint", async () => {
    const odd = JSON.stringify({ endpoints: [null, 7, {}, { name: 7 }, { name: ".." }, { name: "fine" }] });
    await withCatalog({ [LIST]: [{ body: "{}" }, { body: odd }] }, async (catalog) => {
      await expect(catalog.list(signal)).resolves.toEqual({ endpoints: [] });
      expect((await catalog.list(signal)).endpoints.map((endpoint) => endpoint.name)).toEqual(["fine"]);
    });
  });

  it.each([
    [{ ready: "READY", config_update: "IN_PROGRESS" }, {}, "ready"],
    [{ ready: "READY", config_update: "UPDATE_FAILED" }, { deployment: "DEPLOYMENT_FAILED" }, "ready"],
    [{ ready: "NOT_READY", config_update: "IN_PROGRESS" }, {}, "waking-up"],
    [{ ready: "NOT_READY" }, { deployment: "DEPLOYMENT_CREATING" }, "waking-up"],
    [{ ready: "NOT_READY" }, { deployment: "DEPLOYMENT_RECOVERING" }, "waking-up"],
    [{ ready: "NOT_READY" }, { deployment: "DEPLOYMENT_FAILED" }, "failed"],
    [{ ready: "NOT_READY", config_update: "UPDATE_FAILED" }, {}, "failed"],
    [{ ready: "NOT_READY", config_update: "NOT_UPDATING" }, { deployment: "DEPLOYMENT_READY" }, "not-ready"],
    [{}, {}, "unknown"],
    ["?", {}, "unknown"],
  ])("reads the state %j with a deployment %j as %s", async (state, deployment, expected) => {
    const endpoint = { name: "iris", state, config: { served_entities: [{ name: "iris-1", state: deployment }] } };
    await withCatalog({ [LIST]: [{ body: JSON.stringify({ endpoints: [endpoint] }) }] }, async (catalog) => {
      expect((await catalog.list(signal)).endpoints[0]?.state).toBe(expected);
    });
  });

  it("describes an endpoint, whose name may need encoding", async () => {
    const optimised = { ...IRIS, name: "my iris", route_optimized: true };
    const script = { [`${LIST}/my%20iris`]: [{ body: JSON.stringify(optimised) }] };
    await withCatalog(script, async (catalog) => {
      await expect(catalog.describe(addressOfName(ORIGIN, "my iris"), signal)).resolves.toMatchObject({
        name: "my iris",
        permission: "CAN_QUERY",
        mayQuery: true,
        isRouteOptimised: true,
      });
    });
  });

  it("knows that who can only view an endpoint cannot query it", async () => {
    const script = { [`${LIST}/iris`]: [{ body: JSON.stringify({ ...IRIS, permission_level: "CAN_VIEW" }) }] };
    await withCatalog(script, async (catalog) => {
      expect((await catalog.describe(addressOfName(ORIGIN, "iris"), signal))?.mayQuery).toBe(false);
    });
  });

  it("counts external and foundation models as not tabular", async () => {
    const endpoint = { name: "gpt", config: { served_entities: [{ name: "gpt", external_model: { provider: "x" } }] } };
    await withCatalog({ [LIST]: [{ body: JSON.stringify({ endpoints: [endpoint] }) }] }, async (catalog) => {
      expect((await catalog.list(signal)).endpoints[0]?.isTabular).toBe(false);
    });
  });

  it("gives the schema of an endpoint, or none when it has none", async () => {
    const schema = {
      paths: {
        "/x": { post: { properties: { dataframe_records: { items: { properties: { a: { type: "number" } } } } } } },
      },
    };
    const script = {
      [`${LIST}/iris/openapi`]: [
        { body: JSON.stringify(schema), headers: { "content-type": "text/plain" } },
        { status: 404 },
        { status: 400, body: '{"message":"not supported for this endpoint"}' },
        { body: "openapi: 3.1.0" },
      ],
    };
    await withCatalog(script, async (catalog) => {
      await expect(catalog.schema(addressOfName(ORIGIN, "iris"), signal)).resolves.toMatchObject({
        columns: [{ name: "a" }],
      });
      for (let answer = 0; answer < 3; answer++)
        await expect(catalog.schema(addressOfName(ORIGIN, "iris"), signal)).resolves.toBeUndefined();
    });
  });

  it.each([
    ["401", { status: 401 }, "unauthorized"],
    ["403", { status: 403 }, "forbidden"],
    ["500", { status: 500 }, "server-failed"],
    ["a login page", { body: "<html>", headers: { "content-type": "text/html" } }, "login-page"],
    ["no JSON", { body: "endpoints" }, "malformed-response"],
    ["a list that is none", { body: '{"endpoints": 7}' }, "malformed-response"],
    ["no answer in time", hanging, "gateway-timeout"],
  ] as const)("stops with the code of what went wrong: %s", async (_what, step, code) => {
    await withCatalog({ [LIST]: [step] }, async (catalog) => {
      const error = await catalog.list(signal).catch((caught: unknown) => caught);
      expect(error).toRefuse(RunStoppedError, { code });
    });
  });

  it("tries again when the connection breaks, but not for as long as for a batch", async () => {
    const script = { [LIST]: [new TypeError("fetch failed"), { status: 503 }, { body: "{}" }] };
    await withCatalog(script, async (catalog) => {
      await expect(catalog.list(signal)).resolves.toMatchObject({ endpoints: [] });
    });
    const busy = { status: 429, headers: { "retry-after": "30" } };
    await withCatalog({ [LIST]: [busy] }, async (catalog) => {
      await expect(catalog.list(signal)).rejects.toHaveProperty("code", "rate-limited");
    });
  });

  it.each(["nothing-listening", "host-unknown", "speaks-http"] as const)(
    "tells at once what a person has to mend: %s",
    async (code) => {
      await withCatalog({ [LIST]: [{ status: 502, headers: { [RELAY_ERROR_HEADER]: code } }] }, async (catalog) => {
        await expect(catalog.list(signal)).rejects.toRefuse(RunStoppedError, { code });
      });
    },
  );

  it("tells a server's own failure from a model's, which was asked nothing", async () => {
    const page = { status: 500, body: "<html>oh</html>", headers: { "content-type": "text/html" } };
    await withCatalog({ [LIST]: [page] }, async (catalog) => {
      await expect(catalog.list(signal)).rejects.toRefuse(RunStoppedError, { code: "server-failed" });
    });
  });

  it("can be cancelled", async () => {
    await withCatalog({ [LIST]: [hanging] }, async (catalog) => {
      const abort = new AbortController();
      const listing = catalog.list(abort.signal);
      setImmediate(() => abort.abort());
      await expect(listing).rejects.toRefuse(CancelledError, { code: "cancelled" });
    });
  });

  it("signs its requests", async () => {
    await playing({ [LIST]: [{ body: "{}" }] }, async ({ fetch, requests }) => {
      await new EndpointCatalog({ baseUrl: BASE, fetch, token: staticToken("dapi1") }).list(signal);
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi1");
      expect(requests[0]!.headers.has("content-type")).toBe(false);
    });
  });
});

describe("The catalogue of an MLflow server", () => {
  const PING = `GET ${BASE}/ping`;
  const VERSION = `GET ${BASE}/version`;
  const NOT_FOUND = { status: 404, body: '{"detail":"Not Found"}' };

  it("is its one model at /invocations, with the server's version", async () => {
    const script = { [LIST]: [NOT_FOUND], [PING]: [{ body: "\n" }], [VERSION]: [{ body: "3.11.2.dev0" }] };
    await withCatalog(script, async (catalog) => {
      const listing = await catalog.list(signal);
      expect(listing).toMatchObject({ version: "3.11.2.dev0" });
      expect(listing.endpoints).toEqual([
        { kind: "mlflow", name: "", route: "/invocations", state: "ready", isTabular: true, servedEntities: [] },
      ]);
    });
  });

  it("does without a version when the server or the relay has no such page", async () => {
    const closed = { status: 404, headers: { [RELAY_ERROR_HEADER]: "route-not-allowed" } };
    await withCatalog({ [LIST]: [NOT_FOUND], [PING]: [{ body: "\n" }], [VERSION]: [closed] }, async (catalog) => {
      await expect(catalog.list(signal)).resolves.not.toHaveProperty("version");
    });
  });

  it("is no catalogue at all when the server does not answer a ping either", async () => {
    await withCatalog({ [LIST]: [NOT_FOUND], [PING]: [NOT_FOUND] }, async (catalog) => {
      await expect(catalog.list(signal)).rejects.toHaveProperty("code", "endpoint-not-found");
    });
  });

  const ASKED = `POST ${BASE}/invocations`;
  const MODEL = { origin: ORIGIN, route: "/invocations", kind: "mlflow" } as const;
  const TOLD = `{"error_code":"BAD_REQUEST","message":"Failed to enforce schema of data '' with schema '['a': double (required)]'. Error: Model is missing inputs ['a']."}`;

  it("tells what the model takes when it refuses one request without columns and rows, signed like any other", async () => {
    await playing({ [ASKED]: [{ status: 400, body: TOLD }] }, async ({ fetch, requests }) => {
      const catalog = new EndpointCatalog({ baseUrl: BASE, fetch, token: staticToken("dapi1") });
      await expect(catalog.schema(MODEL, signal)).resolves.toEqual({
        columns: [{ name: "a", type: "double", isRequired: true }],
        tensors: [],
      });
      expect(requests[0]!.body).toBe('{"dataframe_split":{"columns":[],"data":[]}}');
      expect(requests[0]!.headers.get("content-type")).toBe("application/json");
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi1");
    });
  });

  it.each([
    ["predictions", { body: '{"predictions":[]}' }],
    ["a web page", { body: "<html>", headers: { "content-type": "text/html" } }],
    ["another refusal", { status: 400, body: '{"message":"X has 0 features, but Model is expecting 4."}' }],
    ["FastAPI's refusal", { status: 422, body: '{"detail":[{"loc":["body"],"msg":"Field required"}]}' }],
    ["a crash", { status: 500, body: TOLD }],
    ["a type that it does not read", { status: 415, body: "" }],
  ] as const)("tells nothing by %s", async (_what, step) => {
    await withCatalog({ [ASKED]: [step] }, async (catalog) => {
      await expect(catalog.schema(MODEL, signal)).resolves.toBeUndefined();
    });
  });

  it.each([
    ["is busy", { status: 429, headers: { "retry-after": "1" } }, "rate-limited"],
    ["is starting", { status: 503 }, "unavailable"],
    ["is down", new TypeError("fetch failed"), "network"],
    ["does not answer in time", hanging, "gateway-timeout"],
    ["wants a token", { status: 401 }, "unauthorized"],
    ["sends to a login page", { status: 302 }, "login-page"],
    ["has no model there", { status: 404 }, "endpoint-not-found"],
    ["takes no POST there", { status: 405 }, "endpoint-not-found"],
    [
      "is out of the relay's reach",
      { status: 502, headers: { [RELAY_ERROR_HEADER]: "upstream-unreachable" } },
      "network",
    ],
  ] as const)("is asked once and not again where the server %s", async (_what, step, code) => {
    await playing({ [ASKED]: [step] }, async ({ fetch }) => {
      const clock = new VirtualClock();
      const { sleep, now } = clock;
      const catalog = new EndpointCatalog({ baseUrl: BASE, fetch, sleep, now });
      const error = await catalog.schema(MODEL, signal).catch((caught: unknown) => caught);
      expect(error).toRefuse(RunStoppedError, { code });
      expect(clock.delaysMs).toEqual([10_000]);
    });
  });

  it("is not asked what an endpoint of a workspace takes that nobody describes", async () => {
    const addresses = [
      { origin: ORIGIN, route: "/model/iris/1/invocations", kind: "legacy", endpointName: "iris" },
      { origin: ORIGIN, route: "/1/serving-endpoints/iris/invocations", kind: "route-optimised", endpointName: "iris" },
    ] as const;
    await withCatalog({}, async (catalog) => {
      for (const address of addresses) await expect(catalog.schema(address, signal)).resolves.toBeUndefined();
    });
  });

  it("can be left waiting for what a model takes", async () => {
    await withCatalog({ [ASKED]: [hanging] }, async (catalog) => {
      const abort = new AbortController();
      const asked = catalog.schema(MODEL, abort.signal);
      setImmediate(() => abort.abort());
      await expect(asked).rejects.toRefuse(CancelledError, { code: "cancelled" });
    });
  });
});
