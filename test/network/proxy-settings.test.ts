import { isDirectHost, readProxySettings, type ProxySettings } from "../../src/network/proxy-settings";

const P = "http://lower:1";
const Q = "http://upper:2";

describe("the environment's proxy", () => {
  it.each([
    ["none", {}, undefined],
    ["none where the variables are set to nothing", { HTTPS_PROXY: "", https_proxy: " ", HTTP_PROXY: "" }, undefined],
    ["HTTPS_PROXY", { HTTPS_PROXY: Q }, Q],
    ["https_proxy before HTTPS_PROXY", { HTTPS_PROXY: Q, https_proxy: P }, P],
    ["HTTPS_PROXY where https_proxy is set to nothing", { HTTPS_PROXY: Q, https_proxy: "" }, Q],
    ["HTTPS_PROXY before http_proxy", { HTTPS_PROXY: Q, http_proxy: P }, Q],
    ["HTTP_PROXY where nothing is said of https", { HTTP_PROXY: Q }, Q],
    ["http_proxy before HTTP_PROXY", { HTTP_PROXY: Q, http_proxy: P }, P],
    ["none where only ALL_PROXY is set", { ALL_PROXY: "socks5://proxy:1080", all_proxy: P }, undefined],
    ["without a scheme", { HTTPS_PROXY: "proxy.corp:3128" }, "http://proxy.corp:3128"],
    ["over TLS", { HTTPS_PROXY: "https://proxy.corp:8443/" }, "https://proxy.corp:8443"],
    ["an address", { HTTPS_PROXY: "http://[fd12::1]:3128" }, "http://[fd12::1]:3128"],
  ])("is %s", (_what, env, origin) => {
    expect(settings(env)?.origin).toBe(origin);
  });

  it.each([
    ["http://ann:pass@proxy:1", "ann:pass"],
    ["http://corp%5Cann:p%40ss%3A%25@proxy:1", "corp\\ann:p@ss:%"],
    ["http://ann@proxy:1", "ann:"],
    ["ann:pass@proxy:1", "ann:pass"],
    ["http://%C3%A4:%E2%82%AC@proxy:1", "ä:€"],
  ])("signs in as %s says, and keeps it apart", (HTTPS_PROXY, pair) => {
    const authorization = `Basic ${Buffer.from(pair).toString("base64")}`;
    expect(settings({ HTTPS_PROXY })).toEqual({ origin: "http://proxy:1", authorization, direct: [] });
  });

  it.each([
    "socks5://hush:hush@proxy:1080",
    "http://hush:hush@",
    "http://hush:50%@proxy:1",
    "file:///hush",
    "http://hush:99999",
  ])("that cannot be used is refused, and not repeated: %s", (HTTPS_PROXY) => {
    const read = readProxySettings({ HTTPS_PROXY });
    expect(read).toEqual({ mistake: expect.stringMatching(/^HTTPS_PROXY/) });
    expect(JSON.stringify(read)).not.toMatch(/hush|50%@/);
  });

  it.each([
    ["adb-1.azuredatabricks.net", "https://adb-1.azuredatabricks.net", true],
    ["azuredatabricks.net", "https://adb-1.azuredatabricks.net", true],
    [".azuredatabricks.net", "https://adb-1.azuredatabricks.net", true],
    ["*.azuredatabricks.net", "https://adb-1.azuredatabricks.net", true],
    ["AzureDatabricks.NET.", "https://adb-1.azuredatabricks.net", true],
    [".corp", "https://corp", true],
    ["azuredatabricks.net", "https://adb-1.azuredatabricks.net.", true],
    ["models.corp", "https://MODELS.corp.:443", true],
    ["databricks.net", "https://adb-1.azuredatabricks.net", false],
    ["adb", "https://adb-1.azuredatabricks.net", false],
    ["a.corp, b.corp\tc.corp", "https://c.corp", true],
    ["a.corp b.corp", "https://d.corp", false],
    ["models.corp:443", "https://models.corp", true],
    ["models.corp:8443", "https://models.corp", false],
    ["models.corp:8443", "https://models.corp:8443", true],
    ["models.corp", "https://models.corp:8443", true],
    ["*", "https://models.corp", true],
    ["*:8443", "https://models.corp", false],
    ["", "https://models.corp", false],
    [",, ,", "https://models.corp", false],
    [".", "https://models.corp", false],
    ["10.0.0.0/8,127.0.0.1,::1,[::1]:80", "https://models.corp", false],
  ])("stays out of the way for NO_PROXY=%s to %s: %s", (NO_PROXY, url, isDirect) => {
    const read = settings({ HTTPS_PROXY: P, NO_PROXY });
    expect(isDirectHost(new URL(url), read?.direct ?? [])).toBe(isDirect);
  });

  it("reads no_proxy before NO_PROXY, and NO_PROXY where it is set to nothing", () => {
    const domains = (env: Record<string, string>) =>
      settings({ HTTPS_PROXY: P, ...env })?.direct.map((one) => one.domain);
    expect(domains({ no_proxy: "a", NO_PROXY: "b" })).toEqual(["a"]);
    expect(domains({ no_proxy: "", NO_PROXY: "b" })).toEqual(["b"]);
  });
});

function settings(env: Record<string, string>): ProxySettings | undefined {
  const read = readProxySettings(env);
  if (read !== undefined && "mistake" in read) throw new Error(read.mistake);
  return read;
}
