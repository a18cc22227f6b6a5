import { readRelayConfig } from "../../src/relay/upstream-config";

const WORKSPACE = { id: "work", origin: "https://adb-1.azuredatabricks.net", auth: "user-token" };
const PUBLIC = { publicOrigin: "https://scoresheet.example.com" };

describe("the relay's config file", () => {
  it("is read, with the host as label where none is given", () => {
    const file = { mode: "server", ...PUBLIC, upstreams: [{ ...WORKSPACE, endpoints: ["iris"] }] };
    expect(readRelayConfig(JSON.stringify(file))).toEqual({
      mode: "server",
      ...PUBLIC,
      upstreams: [{ ...WORKSPACE, label: "adb-1.azuredatabricks.net", endpoints: ["iris"] }],
    });
  });

  it("may name an MLflow server without sign-in over http", () => {
    const file = { mode: "local", upstreams: [{ id: "mlflow", origin: "http://ml.example.com:5000", auth: "none" }] };
    expect(readRelayConfig(JSON.stringify(file))).toHaveProperty("upstreams.0.label", "ml.example.com:5000");
  });

  it.each([
    ["no JSON", "{", "must hold a JSON object"],
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
    ["a sign-in of a later version", local({ ...WORKSPACE, auth: "oauth-m2m" }), "not supported by this version"],
    ["an unknown sign-in", local({ ...WORKSPACE, auth: "basic" }), 'auth must be "user-token" or "none"'],
    ["endpoints that are no list", local({ ...WORKSPACE, endpoints: "iris" }), "endpoints must be a list"],
    ["a label that is no text", local({ ...WORKSPACE, label: 5 }), "label must be a text"],
  ])("with %s is refused in a sentence", (_, file, sentence) => {
    const mistakes = readRelayConfig(typeof file === "string" ? file : JSON.stringify(file));
    expect(mistakes).toEqual([expect.stringContaining(sentence)]);
  });

  it("is told all its mistakes at once, without the values", () => {
    const file = local({ id: "A", origin: "https://u:hunter2@a.example.com", auth: "none" }, { ...WORKSPACE, auth: 1 });
    const mistakes = readRelayConfig(JSON.stringify(file));
    expect(mistakes).toHaveLength(3);
    expect(JSON.stringify(mistakes)).not.toContain("hunter2");
  });
});

function local(...upstreams: readonly unknown[]) {
  return { mode: "local", upstreams };
}
