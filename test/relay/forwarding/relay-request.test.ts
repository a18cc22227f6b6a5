import { ENDPOINT_KINDS } from "../../../src/protocol/kinds/endpoint-kinds";
import type { KindFacts } from "../../../src/protocol/kinds/kind-facts";
import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { createRelayApp } from "../../../src/relay/relay-app";

const KINDS: readonly KindFacts[] = Object.values(ENDPOINT_KINDS);
const QUERIES = KINDS.flatMap(({ scoring, scoringServedModel = [] }) => [scoring, scoringServedModel].flat());
const DESCRIPTIONS = KINDS.flatMap(({ catalogue }) =>
  catalogue === undefined ? [] : [catalogue.describe, catalogue.schema],
);
const PAGES = KINDS.flatMap(({ pages = {} }) => Object.values(pages));

/** Every route of every kind that names an endpoint, or goes to the one that has no name. */
const BOUND = [
  ...QUERIES.map((pattern) => ["POST", pattern] as const),
  ...DESCRIPTIONS.map((pattern) => ["GET", pattern] as const),
];

describe("an upstream with a list of endpoints", () => {
  it.each(BOUND.filter(([, pattern]) => pattern.includes("{name}")))(
    "lets %s %s through to those alone",
    async (method, pattern) => {
      expect(await ask(method, routeOf(pattern, "iris"), ["iris"])).toEqual([200, null, 1]);
      for (const name of ["salaries", "Iris", "iris%20", "iris%2C", "iri"]) {
        expect(await ask(method, routeOf(pattern, name), ["iris"])).toEqual([404, "route-not-allowed", 0]);
      }
      expect(await ask(method, routeOf(pattern, "iris"), [])).toEqual([404, "route-not-allowed", 0]);
    },
  );

  it.each(BOUND.filter(([, pattern]) => !pattern.includes("{name}")))(
    "lets %s %s through to nobody: a model without a name is none of them",
    async (method, pattern) => {
      expect(await ask(method, pattern, ["iris"])).toEqual([404, "route-not-allowed", 0]);
      expect(await ask(method, pattern, [])).toEqual([404, "route-not-allowed", 0]);
      expect(await ask(method, pattern)).toEqual([200, null, 1]);
    },
  );

  it("takes no name from elsewhere in a route for the endpoint's", async () => {
    for (const route of [
      "/serving-endpoints/salaries/served-models/iris/invocations",
      "/model/salaries/iris/invocations",
    ]) {
      expect(await ask("POST", route, ["iris", "1"])).toEqual([404, "route-not-allowed", 0]);
    }
  });

  it.each(PAGES)("says what its server says of itself: GET %s", async (page) => {
    expect(await ask("GET", page, ["iris"])).toEqual([200, null, 1]);
  });

  it.each(KINDS.flatMap(({ catalogue }) => catalogue?.list ?? []))(
    "is listed as far as it is open: GET %s",
    async (list) => {
      expect(await ask("GET", list, ["iris"])).toEqual([200, null, 1]);
    },
  );
});

function routeOf(pattern: string, name: string): string {
  return pattern.replace("{name}", name).replace(/\{(workspace|served|version)\}/g, "1");
}

/** @returns status, the relay's error code, and how many requests reached the upstream */
async function ask(method: string, route: string, endpoints?: readonly string[]) {
  let reached = 0;
  const upstream = { id: "demo", label: "Demo", origin: "http://127.0.0.1:9", auth: "none" } as const;
  const app = createRelayApp({
    config: { mode: "local", upstreams: [{ ...upstream, ...(endpoints && { endpoints }) }] },
    fetch: async () => {
      reached += 1;
      return Response.json({});
    },
  });
  const body = method === "POST" ? { body: "{}" } : {};
  const answer = await app.request(relayPath("demo", route), { method, headers: { host: "localhost" }, ...body });
  return [answer.status, answer.headers.get(RELAY_ERROR_HEADER), reached];
}
