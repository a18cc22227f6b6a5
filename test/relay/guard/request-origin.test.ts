import type { RelayConfig } from "../../../src/relay/config/relay-config";
import { originRefusal } from "../../../src/relay/guard/request-origin";

const LOCAL: RelayConfig = { mode: "local", upstreams: [] };
const SERVER: RelayConfig = { mode: "server", upstreams: [], publicOrigin: "https://scoresheet.example.com" };

describe("where a request comes from", () => {
  it.each([
    ["this machine, from a program", LOCAL, { host: "127.0.0.1:3000" }],
    ["this machine, from the pane", LOCAL, { host: "localhost:3000", origin: "http://localhost:3000" }],
    ["this machine, over https", LOCAL, { host: "localhost:3000", origin: "https://localhost:3000" }],
    ["this machine, by IPv6", LOCAL, { host: "[::1]:3000", "sec-fetch-site": "same-origin" }],
    ["the server's own page", SERVER, { host: "scoresheet.example.com", origin: "https://scoresheet.example.com" }],
    ["the address bar", SERVER, { host: "scoresheet.example.com", "sec-fetch-site": "none" }],
  ])("may be %s", (_, config, headers) => {
    expect(originRefusal(new Headers(headers), config)).toBeUndefined();
  });

  it.each([
    ["a name that another site points here", LOCAL, { host: "evil.example.com:3000" }],
    ["a name that begins like this machine's", LOCAL, { host: "localhost.example.com" }],
    ["no host", LOCAL, {}],
    ["a host that is no host", LOCAL, { host: "local host" }],
    ["another site's page", LOCAL, { host: "localhost:3000", origin: "https://evil.example.com" }],
    ["another port's page", LOCAL, { host: "localhost:3000", origin: "http://localhost:8888" }],
    ["a page without an origin", LOCAL, { host: "localhost:3000", origin: "null" }],
    ["another site's image", LOCAL, { host: "localhost:3000", "sec-fetch-site": "cross-site" }],
    ["a neighbouring site", SERVER, { host: "scoresheet.example.com", "sec-fetch-site": "same-site" }],
    ["a rebound name", SERVER, { host: "evil.example.com", origin: "https://evil.example.com" }],
    [
      "the server's name over http",
      SERVER,
      { host: "scoresheet.example.com", origin: "http://scoresheet.example.com" },
    ],
    ["this machine, when it is a server", SERVER, { host: "localhost:3000" }],
  ])("may not be %s", (_, config, headers) => {
    expect(originRefusal(new Headers(headers as Record<string, string>), config)).toMatch(/^The relay /);
  });
});
