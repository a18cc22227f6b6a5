import { readSettings } from "../../../src/relay/config/relay-settings";

const FILES: Readonly<Record<string, string>> = {
  "local.json": '{"mode": "local", "upstreams": [{"id": "a", "origin": "https://a.example.com", "auth": "none"}]}',
  "server.json":
    '{"mode": "server", "publicOrigin": "https://s.example.com", "upstreams": [{"id": "a", "origin": "https://a.example.com", "auth": "none"}]}',
  "broken.json": '{"mode": "both", "upstreams": {}}',
  "cert.pem": "CERT",
  "key.pem": "KEY",
  "empty.pem": "",
};

describe("the relay's environment", () => {
  it("may be empty: local mode on this machine", () => {
    expect(readSettings({ env: {}, readFile })).toEqual({
      port: 3000,
      host: "127.0.0.1",
      config: { mode: "local", upstreams: [] },
    });
  });

  it("names files, address and certificates", () => {
    const env = { PORT: "0", HOST: "0.0.0.0", RELAY_CONFIG: "server.json", TLS_CERT: "cert.pem", TLS_KEY: "key.pem" };
    expect(readSettings({ env, readFile })).toMatchObject({
      port: 0,
      host: "0.0.0.0",
      config: { mode: "server", upstreams: [{ id: "a", label: "a.example.com" }] },
      tls: { cert: "CERT", key: "KEY" },
    });
  });

  it("names the company's proxy, with its password apart from its address", () => {
    const env = { HTTPS_PROXY: "http://ann:hush@proxy.corp:3128", NO_PROXY: ".corp", PORT: "0" };
    expect(readSettings({ env, readFile })).toMatchObject({
      proxy: {
        origin: "http://proxy.corp:3128",
        authorization: `Basic ${btoa("ann:hush")}`,
        direct: [{ domain: "corp" }],
      },
    });
  });

  it("names further pages that may show the pane", () => {
    const env = { FRAME_ANCESTORS: "https://files.example.com, https://*.example.org" };
    expect(readSettings({ env, readFile })).toMatchObject({
      frameAncestors: ["https://files.example.com", "https://*.example.org"],
    });
  });

  it.each([
    ["a page that is none", { FRAME_ANCESTORS: "https://a.example.com;script-src" }, "FRAME_ANCESTORS must name pages"],
    ["a proxy of another kind", { HTTPS_PROXY: "socks5://proxy:1080" }, "HTTPS_PROXY must be the address of a proxy"],
    ["a proxy that is no address", { http_proxy: "http://" }, "http_proxy must be the address of a proxy"],
    ["a port that is none", { PORT: "http" }, "PORT must be a number"],
    ["an empty port", { PORT: "" }, "PORT must be a number"],
    ["a missing file", { RELAY_CONFIG: "none.json" }, "RELAY_CONFIG: the file none.json cannot be read."],
    ["half a certificate", { TLS_CERT: "cert.pem" }, "TLS_CERT and TLS_KEY must be set together"],
    ["a missing key", { TLS_CERT: "cert.pem", TLS_KEY: "none.pem" }, "TLS_KEY: the file none.pem cannot be read."],
    ["an empty key", { TLS_CERT: "cert.pem", TLS_KEY: "empty.pem" }, "TLS_KEY: the file empty.pem is empty."],
    ["no host at all", { HOST: "", RELAY_CONFIG: "server.json" }, "HOST must be a name or an address"],
    ["local mode open to others", { HOST: "0.0.0.0", RELAY_CONFIG: "local.json" }, "In local mode HOST must be"],
  ])("with %s is refused in a sentence", (_, env, sentence) => {
    expect(readSettings({ env, readFile })).toEqual({ mistakes: [expect.stringContaining(sentence)] });
  });

  it("is told every mistake of the config file, with the file's name", () => {
    const settings = readSettings({ env: { RELAY_CONFIG: "broken.json" }, readFile });
    expect(settings).toEqual({
      mistakes: [
        'RELAY_CONFIG broken.json: mode must be "local" or "server".',
        "RELAY_CONFIG broken.json: upstreams must be a list.",
      ],
    });
  });
});

function readFile(file: string): string {
  const text = FILES[file];
  if (text === undefined) throw new Error("ENOENT");
  return text;
}
