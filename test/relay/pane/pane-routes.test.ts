import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import type { RelayLogEntry } from "../../../src/relay/answers/relay-log";
import { DEFAULT_LIMITS } from "../../../src/relay/config/limits";
import { OFFICE_SCRIPT_URL } from "../../../src/relay/pane/pane-policy";
import { createRelayApp } from "../../../src/relay/relay-app";

const PAGE = `<!doctype html><script src="${OFFICE_SCRIPT_URL}"></script>`.padEnd(500);

describe("the pane behind the relay", () => {
  let paneDir: string;

  beforeEach(() => {
    paneDir = mkdtempSync(path.join(tmpdir(), "pane-"));
    writeFileSync(path.join(paneDir, "taskpane.html"), PAGE);
  });

  afterEach(() => rmSync(paneDir, { recursive: true }));

  it("is served with its security headers, which let Excel frame it", async () => {
    const response = await relay().request("/taskpane.html?_host_Info=Excel$Web");
    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'self' https://");
    for (const name of ["x-frame-options", "cross-origin-opener-policy", "cross-origin-embedder-policy"]) {
      expect(response.headers.has(name)).toBe(false);
    }
  });

  it("lets Excel's own page read what functions there are, and nothing else", async () => {
    writeFileSync(path.join(paneDir, "functions.json"), "{}");
    const headers = { origin: "https://excel.officeapps.live.com" };
    const response = await relay().request("/functions.json", { headers });
    expect([response.status, await response.text()]).toEqual([200, "{}"]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect((await relay().request("/taskpane.html", { headers })).headers.has("access-control-allow-origin")).toBe(
      false,
    );
  });

  it("is compressed for those who take it", async () => {
    const response = await relay().request("/taskpane.html", { headers: { "accept-encoding": "br, gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(PAGE);
  });

  it("is not sent again to those who have it", async () => {
    const etag = (await relay().request("/taskpane.html")).headers.get("etag") ?? "";
    const response = await relay().request("/taskpane.html", { headers: { "if-none-match": etag } });
    expect([response.status, await response.text()]).toEqual([304, ""]);
  });

  it.each(["evil.example.com", "localhost.evil.example.com", "localhost@evil.example.com", "127.0.0.1.nip.io", ""])(
    "is not given to a page that calls this machine %s",
    async (host) => {
      const response = await relay().request("/taskpane.html", { headers: { host } });
      expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([403, "origin-refused"]);
    },
  );

  it.each(["localhost", "localhost:3000", "127.0.0.1:3000", "[::1]:3000"])("is reached as %s", async (host) => {
    expect((await relay().request("/taskpane.html", { headers: { host } })).status).toBe(200);
  });

  it("is reached under the name that people use, and no other, where the relay serves others", async () => {
    const config = { mode: "server", publicOrigin: "https://scoresheet.example.com", upstreams: [] } as const;
    const app = createRelayApp({ config, paneDir });
    const statusUnder = async (host: string) => (await app.request("/taskpane.html", { headers: { host } })).status;
    expect(await statusUnder("scoresheet.example.com")).toBe(200);
    for (const host of ["localhost", "10.0.0.1:3000", "scoresheet.example.com:8443"]) {
      expect(await statusUnder(host)).toBe(403);
    }
  });

  it("counts like other requests of a client, and refusals are logged", async () => {
    const limits = { ...DEFAULT_LIMITS, perClientPerSecond: 1, clientBurst: 2 };
    const log: RelayLogEntry[] = [];
    const config = { mode: "local", upstreams: [], limits } as const;
    const app = createRelayApp({ config, paneDir, log: (entry) => log.push(entry), nowMs: () => 0 });
    const ask = async (path: string) => (await app.request(path, { headers: { host: "localhost" } })).status;
    const paths = ["/taskpane.html", "/relay/upstreams", "/taskpane.html", "/healthz"];
    const statuses = [];
    for (const path of paths) statuses.push(await ask(path));
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect(log.map(({ event, status }) => [event, status])).toEqual([
      ["answered", 200],
      ["refused", 429],
    ]);
  });

  it("loads Office.js from where the relay is told", async () => {
    const response = await relay("/office/office.js").request("/taskpane.html");
    expect(await response.text()).toContain('src="/office/office.js"');
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
  });

  it("is framed by whom the operator adds", async () => {
    const config = { mode: "local", upstreams: [] } as const;
    const app = createRelayApp({ config, paneDir, frameAncestors: ["https://*.example.com"] });
    const { headers } = await app.request("/taskpane.html");
    expect(headers.get("content-security-policy")).toMatch(
      /frame-ancestors 'self' https:.* https:\/\/\*\.example\.com$/,
    );
  });

  it("leaves other paths to others", async () => {
    const app = relay();
    app.get("/office/office.js", (c) => c.text("Office"));
    expect(await (await app.request("/office/office.js")).text()).toBe("Office");
    for (const outside of ["/..%2f..%2fetc/passwd", "/assets/../../package.json", "/"]) {
      expect((await app.request(outside)).status).toBe(404);
    }
  });

  function relay(officeScriptUrl?: string) {
    const config = { mode: "local", upstreams: [] } as const;
    return createRelayApp({ config, paneDir, ...(officeScriptUrl === undefined ? {} : { officeScriptUrl }) });
  }
});
