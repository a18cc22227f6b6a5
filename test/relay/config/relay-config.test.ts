import { rootCertificates } from "node:tls";
import { readRelayConfig } from "../../../src/relay/config/relay-config";

const WORKSPACE = { id: "work", origin: "https://adb-1.azuredatabricks.net", auth: "user-token" };
const OAUTH = { clientId: "relay", clientSecretEnv: "SECRET" };
const FILES: Readonly<Record<string, string>> = {
  "ca.pem": `A company's own:\n${rootCertificates[0]}\n${rootCertificates[1]}\n`,
  "broken-ca.pem": `${rootCertificates[0]}\n-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n`,
  "secret.txt": "from a file\n",
  "blank.txt": " \n",
};
const SOURCES = { env: { SECRET: "hunter2" }, readFile };
const PUBLIC = { publicOrigin: "https://scoresheet.example.com" };

describe("the relay's config file", () => {
  it("is read, with the host as label where none is given", () => {
    const file = { mode: "server", ...PUBLIC, upstreams: [{ ...WORKSPACE, endpoints: ["iris"] }] };
    expect(readRelayConfig(JSON.stringify(file), SOURCES)).toEqual({
      mode: "server",
      ...PUBLIC,
      upstreams: [{ ...WORKSPACE, label: "adb-1.azuredatabricks.net", endpoints: ["iris"] }],
    });
  });

  it("may name an MLflow server without sign-in over http", () => {
    const file = { mode: "local", upstreams: [{ id: "mlflow", origin: "http://ml.example.com:5000", auth: "none" }] };
    expect(readRelayConfig(JSON.stringify(file), SOURCES)).toHaveProperty("upstreams.0.label", "ml.example.com:5000");
  });

  it("finds the secrets and certificates that it names", () => {
    const { origin } = WORKSPACE;
    const machine = { id: "m", origin, auth: "oauth-m2m", oauth: OAUTH, caFile: "ca.pem", network: "private" };
    const person = { id: "p", origin, auth: "oauth-u2m", oauth: { clientId: "pane", clientSecretFile: "secret.txt" } };
    expect(readRelayConfig(JSON.stringify(local(machine, person)), SOURCES)).toMatchObject({
      upstreams: [
        {
          network: "private",
          ca: FILES["ca.pem"],
          oauth: {
            clientId: "relay",
            clientSecret: "hunter2",
            scopes: ["all-apis"],
            tokenUrl: `${origin}/oidc/v1/token`,
          },
        },
        { oauth: { clientSecret: "from a file", scopes: ["all-apis", "offline_access"] } },
      ],
    });
  });

  it("sets limits, the others keeping their defaults: many for one analyst, fewer for each of many", () => {
    const file = { ...local(), limits: { clientBurst: 7 } };
    expect(readRelayConfig(JSON.stringify(file), SOURCES)).toHaveProperty("limits.clientBurst", 7);
    expect(readRelayConfig(JSON.stringify(file), SOURCES)).toHaveProperty("limits.queueLength", 1024);
    expect(readRelayConfig(JSON.stringify(file), SOURCES)).toHaveProperty("limits.perClientPerSecond", 10_000);
    const server = { ...file, mode: "server", ...PUBLIC, upstreams: [WORKSPACE] };
    expect(readRelayConfig(JSON.stringify(server), SOURCES)).toHaveProperty("limits.perClientPerSecond", 200);
  });

  it.each([
    ["no JSON", "{", "is not valid JSON; it must hold a JSON object"],
    ["a list", [], "must hold a JSON object"],
    ["no mode", { upstreams: [] }, 'mode must be "local" or "server"'],
    ["no upstreams", { mode: "local" }, "upstreams must be a list"],
    ["a server without upstreams", { mode: "server", ...PUBLIC, upstreams: [] }, "must name at least one"],
    ["a server that does not know its own name", { mode: "server", upstreams: [WORKSPACE] }, "publicOrigin must be"],
    ["a misspelled field", { mode: "local", upstreams: [], upstream: 1 }, 'has no field "upstream"'],
    ["a text for an upstream", local("work"), "upstreams[0] must be an object"],
    ["an id that cannot stand in a path", local({ ...WORKSPACE, id: "a/b" }), "upstreams[0].id must be"],
    ["the id of the list", local({ ...WORKSPACE, id: "upstreams" }), 'not "upstreams"'],
    ["the same id twice", local(WORKSPACE, WORKSPACE), 'Two upstreams have the id "work"'],
    [
      "an origin with a path",
      local({ ...WORKSPACE, origin: "https://a.example.com/x" }),
      "upstreams[0].origin must be",
    ],
    ["an origin with a slash", local({ ...WORKSPACE, origin: "https://a.example.com/" }), "nothing after it"],
    ["an origin with a password", local({ ...WORKSPACE, origin: "https://u:p@a.example.com" }), "origin must be"],
    ["another scheme", local({ ...WORKSPACE, origin: "file:///etc" }), "origin must be"],
    [
      "tokens in the clear",
      local({ ...WORKSPACE, origin: "http://a.example.com" }),
      "would cross the network unencrypted",
    ],
    ["a sign-in without a client", local({ ...WORKSPACE, auth: "oauth-m2m" }), "oauth must be an object with clientId"],
    ["a secret in the file", oauth({ clientId: "a", clientSecret: "x" }, "oauth-u2m"), 'has no field "clientSecret"'],
    ["no secret for the relay's own sign-in", oauth({ clientId: "a" }), "must name clientSecretEnv"],
    ["two secrets", oauth({ ...OAUTH, clientSecretFile: "secret.txt" }), "not both"],
    ["a secret that is not there", oauth({ ...OAUTH, clientSecretEnv: "NONE" }), "variable NONE is not set"],
    ["a secret file that is not there", oauth({ clientId: "a", clientSecretFile: "x" }), "file x cannot be read"],
    [
      "tokens asked for in the clear",
      oauth({ ...OAUTH, tokenUrl: "http://a.example.com/t" }),
      "tokenUrl must be an https",
    ],
    [
      "tokens asked for over another scheme",
      oauth({ ...OAUTH, tokenUrl: "ftp://localhost/t" }),
      "tokenUrl must be an https",
    ],
    [
      "a password in a URL",
      oauth({ ...OAUTH, tokenUrl: "https://u:p@a.example.com/t" }),
      "without a query and a user name",
    ],
    [
      "a provider's name that is none",
      oauth({ ...OAUTH, issuer: "login.example.com" }),
      "issuer must be the https URL",
    ],
    ["an empty secret file", oauth({ clientId: "a", clientSecretFile: "blank.txt" }), "file blank.txt is empty"],
    [
      "a pane that people open without encryption",
      { mode: "server", publicOrigin: "http://scoresheet.example.com", upstreams: [WORKSPACE] },
      "publicOrigin must be https",
    ],
    ["a certificate that is broken", local({ ...WORKSPACE, caFile: "broken-ca.pem" }), "must be a PEM file"],
    ["scopes that are no list", oauth({ ...OAUTH, scopes: "all" }), "scopes must be a list"],
    ["a client where none is needed", local({ ...WORKSPACE, oauth: OAUTH }), "oauth is only for auth"],
    ["a network that is none", local({ ...WORKSPACE, network: "lan" }), "network must be one of"],
    ["the metadata address", local({ ...WORKSPACE, origin: "https://169.254.169.254" }), "no relay may reach"],
    ["certificates that are none", local({ ...WORKSPACE, caFile: "secret.txt" }), "must be a PEM file"],
    ["certificates that are not there", local({ ...WORKSPACE, caFile: "x" }), "file x cannot be read"],
    ["a limit of nothing", { ...local(), limits: { queueLength: 0 } }, "limits.queueLength must be a whole number"],
    ["a misspelled limit", { ...local(), limits: { queue: 1 } }, 'limits has no field "queue"'],
    [
      "a header that is none",
      { ...local(), userTokenHeader: "X Token" },
      "userTokenHeader must be the name of a header",
    ],
    ["an unknown sign-in", local({ ...WORKSPACE, auth: "basic" }), 'auth must be one of "none", "user-token"'],
    ["endpoints that are no list", local({ ...WORKSPACE, endpoints: "iris" }), "endpoints must be a list"],
    ["a label that is no text", local({ ...WORKSPACE, label: 5 }), "label must be a text"],
  ])("with %s is refused in a sentence", (_, file, sentence) => {
    const mistakes = readRelayConfig(typeof file === "string" ? file : JSON.stringify(file), SOURCES);
    expect(mistakes).toEqual([expect.stringContaining(sentence)]);
  });

  it("is told all its mistakes at once, without the values", () => {
    const file = local({ id: "A", origin: "https://u:hunter2@a.example.com", auth: "none" }, { ...WORKSPACE, auth: 1 });
    const mistakes = readRelayConfig(JSON.stringify(file), SOURCES);
    expect(mistakes).toHaveLength(3);
    expect(JSON.stringify(mistakes)).not.toContain("hunter2");
  });
});

function oauth(client: unknown, auth = "oauth-m2m") {
  return local({ ...WORKSPACE, auth, oauth: client });
}

function readFile(file: string): string {
  const text = FILES[file];
  if (text === undefined) throw new Error("ENOENT");
  return text;
}

function local(...upstreams: readonly unknown[]) {
  return { mode: "local", upstreams };
}
