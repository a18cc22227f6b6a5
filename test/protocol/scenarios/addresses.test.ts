import { parseEndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";
import type { UpstreamList } from "../../../src/protocol/upstream-info";
import { typedUpstreamId } from "../../../src/protocol/upstream-info";
import { findAllowedRoute } from "../../../src/protocol/upstream-routes";
import { findUpstream } from "../../../src/relay/forwarding/find-upstream";
import { upstreamAt } from "../../../src/taskpane/state/connection/upstream-choice";

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
];

describe("an address in local mode", () => {
  it.each(ADDRESSES)("is told the same by the pane and by the relay: %s (%s)", (address, isReached) => {
    expect([isTakenByPane(address), isLetThroughByRelay(address)]).toEqual([isReached, isReached]);
  });
});

function isTakenByPane(text: string): boolean {
  try {
    return upstreamAt(parseEndpointAddress(text).origin, LOCAL) !== undefined;
  } catch {
    return false;
  }
}

function isLetThroughByRelay(text: string): boolean {
  const { origin, pathname } = new URL(text);
  return findUpstream(LOCAL, typedUpstreamId(origin)) !== undefined && findAllowedRoute("POST", pathname) !== undefined;
}
