import { typedUpstreamId } from "../../../src/protocol/upstream-info";
import type { RelayConfig } from "../../../src/relay/config/relay-config";
import { findUpstream } from "../../../src/relay/forwarding/find-upstream";

const DEMO = { id: "demo", label: "Demo models", origin: "http://127.0.0.1:5001", auth: "none" } as const;
const LOCAL: RelayConfig = { mode: "local", upstreams: [DEMO] };
const SERVER: RelayConfig = { mode: "server", upstreams: [DEMO], publicOrigin: "https://scoresheet.example.com" };

describe("the upstream of an id", () => {
  it("is the configured one", () => {
    expect(findUpstream(SERVER, "demo")).toBe(DEMO);
    expect(findUpstream(SERVER, "other")).toBeUndefined();
  });

  it.each([
    "https://adb-123.4.azuredatabricks.net",
    "https://dbc-1.cloud.databricks.com",
    "https://7.7.gcp.databricks.com",
    "https://adb-1.databricks.azure.us",
    "http://localhost:5001",
    "http://127.0.0.1:8080",
    "https://[::1]:8443",
  ])("may be typed in local mode: %s", (origin) => {
    expect(findUpstream(LOCAL, typedUpstreamId(origin))).toMatchObject({ origin, auth: "user-token" });
    expect(findUpstream(SERVER, typedUpstreamId(origin))).toBeUndefined();
  });

  it.each([
    ["another host", "typed:https:example.com"],
    ["a workspace over http", "typed:http:adb-1.azuredatabricks.net"],
    ["a host that ends like a workspace", "typed:https:evilazuredatabricks.net"],
    ["a host that begins like a workspace", "typed:https:adb-1.azuredatabricks.net.example.com"],
    ["the domain itself", "typed:https:azuredatabricks.net"],
    ["a user name that looks like a host", "typed:https:adb-1.azuredatabricks.net@example.com"],
    ["a path", "typed:https:adb-1.azuredatabricks.net/x"],
    ["a fragment", "typed:https:example.com#.azuredatabricks.net"],
    ["a backslash", "typed:https:example.com\\.azuredatabricks.net"],
    ["a port that is left out again", "typed:https:adb-1.azuredatabricks.net:443"],
    ["an address of the local network", "typed:http:192.168.0.1"],
    ["the metadata address", "typed:http:169.254.169.254"],
    ["another spelling of this machine", "typed:http:2130706433"],
    ["all addresses of this machine", "typed:http:0.0.0.0:5001"],
    ["a name under localhost", "typed:http:evil.localhost.example.com"],
    ["another scheme", "typed:ftp:localhost"],
    ["nothing", "typed:https:"],
  ])("is none for %s", (_, id) => {
    expect(findUpstream(LOCAL, id)).toBeUndefined();
  });
});
