import fc from "fast-check";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { fillRoute } from "../../../src/endpoint/addresses/fill-route";
import { DATABRICKS } from "../../../src/protocol/kinds/databricks";
import { typedUpstreamId, type UpstreamList } from "../../../src/protocol/upstream-info";
import { findAllowedRoute } from "../../../src/protocol/upstream-routes";
import { findUpstream } from "../../../src/relay/forwarding/find-upstream";
import { isForwarded, upstreamAt } from "../../../src/taskpane/state/connection/upstream-choice";

/** The relay of an analyst's own machine, which is configured for nothing. */
const LOCAL: UpstreamList = { mode: "local", upstreams: [] };

const WORKSPACES = [
  "https://adb-123.4.azuredatabricks.net",
  "https://dbc-1.cloud.databricks.com",
  "https://dbc-1.cloud.databricks.us",
  "https://7.7.gcp.databricks.com",
  "https://adb-1.databricks.azure.us",
  "https://adb-1.databricks.azure.cn",
];
const OWN_SERVERS = ["http://localhost:5001", "http://127.0.0.1:8080", "https://[::1]:8443", "http://127.9.9.9"];
const OTHER_HOSTS = [
  "http://a.localhost:5000",
  "http://localhost.example.com",
  "http://192.168.1.7:5000",
  "https://workspace.databricks.com",
  "https://workspace.databricks.us",
  "https://workspace.databricks.mil",
  "https://adb-1.azuredatabricks.us",
  "https://adb-1.azuredatabricks.cn",
  "https://azuredatabricks.net",
  "https://evilazuredatabricks.net",
  "http://adb-123.4.azuredatabricks.net",
  "https://models.example.com",
];

/** Whole addresses in the spelling that is sent, and whether rows may be sent there. */
const ADDRESSES: readonly (readonly [address: string, isReached: boolean])[] = [
  ...[...WORKSPACES, ...OWN_SERVERS].map((origin) => [`${origin}/serving-endpoints/iris/invocations`, true] as const),
  ...OTHER_HOSTS.map((origin) => [`${origin}/serving-endpoints/iris/invocations`, false] as const),
  ["https://dbc-1.cloud.databricks.com/serving-endpoints/iris/served-models/iris-2/invocations", true],
  ["https://dbc-1.cloud.databricks.com/model/my%20iris/Production/invocations", true],
  ["https://0a1b.serving.cloud.databricks.com/123/serving-endpoints/iris/invocations", true],
  ["https://0a1b.7.serving.azuredatabricks.net/123/serving-endpoints/iris/invocations", true],
  ["http://localhost:5001/invocations", true],
  // Paths with something before them: behind a gateway, or a relay behind the relay.
  ["http://localhost:5001/churn/invocations", false],
  ["http://localhost:3000/relay/demo/serving-endpoints/iris/invocations", false],
  ["https://dbc-1.cloud.databricks.com/a/b/serving-endpoints/iris/invocations", false],
  ["https://dbc-1.cloud.databricks.com/prefix/serving-endpoints/iris/served-models/iris-2/invocations", false],
  // Names that not every server on the way reads alike.
  ...["a%25b", "a%3Fb", "a%23b", "..%3Bx", "%20", "a".repeat(256)].map(
    (name) => [`http://localhost:5001/serving-endpoints/${name}/invocations`, false] as const,
  ),
];

describe("an address in local mode", () => {
  it("of a route that is built from a name reaches the endpoint of this name, or the name is refused", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, served) => {
        for (const build of [
          () => fillRoute(DATABRICKS.scoring, { name }),
          () => fillRoute(DATABRICKS.scoringServedModel, { name, served }),
        ]) {
          const route = routeOrNone(build);
          if (route !== undefined) {
            expect(findAllowedRoute("POST", route)).toMatchObject({ path: route, endpointName: name });
          }
        }
      }),
    );
  });

  it.each(ADDRESSES)("is told the same by the pane and by the relay: %s (%s)", (address, isReached) => {
    expect([isTakenByPane(address), isLetThroughByRelay(address)]).toEqual([isReached, isReached]);
  });
});

function isTakenByPane(text: string): boolean {
  try {
    const address = parseEndpointAddress(text);
    return upstreamAt(address.origin, LOCAL) !== undefined && isForwarded(address);
  } catch {
    return false;
  }
}

function routeOrNone(build: () => string): string | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}

function isLetThroughByRelay(text: string): boolean {
  const { origin, pathname } = new URL(text);
  return findUpstream(LOCAL, typedUpstreamId(origin)) !== undefined && findAllowedRoute("POST", pathname) !== undefined;
}
