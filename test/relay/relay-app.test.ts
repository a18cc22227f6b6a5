import packageFile from "../../package.json";
import { relayPath, SESSION_PATH, signInPath, UPSTREAMS_PATH } from "../../src/protocol/paths";
import { createConnectionError } from "../../src/network/create-connection-error";
import { RELAY_ERROR_HEADER } from "../../src/protocol/relay-error-codes";
import { typedUpstreamId } from "../../src/protocol/upstream-info";
import type { RelayLogEntry } from "../../src/relay/answers/relay-log";
import type { RelayConfig } from "../../src/relay/config/relay-config";
import type { Reach } from "../../src/network/dispatchers";
import type { UpstreamFetch } from "../../src/network/upstream-fetch";
import { createRelayApp, type RelayOptions } from "../../src/relay/relay-app";
import { cookieName } from "../../src/relay/sign-in/person-session";

const CONFIG: RelayConfig = {
  mode: "local",
  upstreams: [
    {
      id: "demo",
      label: "Demo models",
      origin: "http://127.0.0.1:5001",
      auth: "none",
      warehouses: { volume: "/Volumes/a/b/c" },
    },
    {
      id: "work",
      label: "adb-1",
      origin: "https://adb-1.azuredatabricks.net",
      auth: "user-token",
      endpoints: ["iris"],
    },
  ],
};
const HOST = { host: "localhost:3000" };
const UUID = /^[0-9a-f-]{36}$/;
const IRIS = "/serving-endpoints/iris/invocations";

describe("the relay", () => {
  it("lists its upstreams without what only it must know", async () => {
    const { app } = relayWith(async () => Response.json({}));
    const response = await app.request(UPSTREAMS_PATH, { headers: HOST });
    expect(await response.json()).toEqual({
      mode: "local",
      upstreams: [
        {
          id: "demo",
          label: "Demo models",
          origin: "http://127.0.0.1:5001",
          auth: "none",
          warehouses: { volume: "/Volumes/a/b/c", maxFileBytes: 536_870_912 },
        },
        { id: "work", label: "adb-1", origin: "https://adb-1.azuredatabricks.net", auth: "user-token" },
      ],
      version: packageFile.version,
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("passes a request on and its answer back", async () => {
    const { app, sent } = relayWith(async () =>
      Response.json(
        { predictions: [1] },
        { status: 200, headers: { "served-model-name": "iris-1", "set-cookie": "a=1" } },
      ),
    );
    const response = await post(app, relayPath("work", IRIS), { authorization: "Bearer secret" });
    expect([response.status, await response.json()]).toEqual([200, { predictions: [1] }]);
    expect(response.headers.get("served-model-name")).toBe("iris-1");
    expect(response.headers.has("set-cookie")).toBe(false);
    expect(response.headers.has(RELAY_ERROR_HEADER)).toBe(false);
    expect(sent).toEqual([
      {
        url: "https://adb-1.azuredatabricks.net/serving-endpoints/iris/invocations",
        method: "POST",
        authorization: "Bearer secret",
        body: '{"inputs":[]}',
        reach: { network: "public" },
      },
    ]);
  });

  it("passes errors of the upstream on as they are", async () => {
    const { app } = relayWith(async () => new Response("slow down", { status: 429, headers: { "retry-after": "3" } }));
    const response = await post(app, relayPath("demo", IRIS));
    expect([response.status, response.headers.get("retry-after"), await response.text()]).toEqual([
      429,
      "3",
      "slow down",
    ]);
  });

  it("leaves queries behind: a token in one would end in logs", async () => {
    const { app, sent } = relayWith(async () => Response.json({}));
    await app.request(`${relayPath("demo", "/api/2.0/serving-endpoints")}?token=secret`, { headers: HOST });
    expect(sent.map(({ url }) => url)).toEqual(["http://127.0.0.1:5001/api/2.0/serving-endpoints"]);
  });

  it("reaches a typed workspace in local mode", async () => {
    const { app, sent } = relayWith(async () => Response.json({}));
    await post(app, relayPath(typedUpstreamId("http://localhost:8080"), "/invocations"), { authorization: "Bearer t" });
    expect(sent).toMatchObject([{ url: "http://localhost:8080/invocations", authorization: "Bearer t" }]);
  });

  it.each([
    ["an unknown upstream", relayPath("nope", IRIS), HOST, 404, "upstream-unknown"],
    ["a typed host elsewhere", relayPath("typed:https:example.com", IRIS), HOST, 404, "upstream-unknown"],
    ["an id that cannot be decoded", `/relay/%zz${IRIS}`, HOST, 404, "upstream-unknown"],
    ["another route", relayPath("demo", "/api/2.0/clusters/list"), HOST, 404, "route-not-allowed"],
    [
      "an endpoint that is not listed",
      relayPath("work", "/serving-endpoints/x/invocations"),
      HOST,
      404,
      "route-not-allowed",
    ],
    ["no route", "/relay/demo", HOST, 404, "upstream-unknown"],
    [
      "another site's page",
      relayPath("demo", IRIS),
      { ...HOST, origin: "https://evil.example.com" },
      403,
      "origin-refused",
    ],
    ["a rebound name", relayPath("demo", IRIS), { host: "evil.example.com" }, 403, "origin-refused"],
    [
      "a body that says it is too large",
      relayPath("demo", IRIS),
      { ...HOST, "content-length": "16777217" },
      413,
      "body-too-large",
    ],
  ])("refuses %s and forwards nothing", async (_, path, headers, status, code) => {
    const { app, sent } = relayWith(async () => Response.json({}));
    const response = await app.request(path, { method: "POST", headers, body: "{}" });
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([status, code]);
    expect(await response.json()).toEqual({ error_code: code, message: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(sent).toEqual([]);
  });

  it("hides the list of upstreams from other sites", async () => {
    const { app } = relayWith(async () => Response.json({}));
    const response = await app.request(UPSTREAMS_PATH, { headers: { ...HOST, "sec-fetch-site": "cross-site" } });
    expect(response.status).toBe(403);
  });

  it("does not follow a redirect", async () => {
    const { app, sent } = relayWith(async () => Response.redirect("https://login.example.com/"));
    const response = await post(app, relayPath("demo", IRIS));
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([502, "redirect-refused"]);
    expect(response.headers.has("location")).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["ECONNREFUSED", "nothing-listening"],
    ["ENOTFOUND", "host-unknown"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "speaks-http"],
    ["ECONNRESET", "upstream-unreachable"],
  ])(
    "says that an upstream cannot be reached, with the reason's code and nothing else of it: %s",
    async (code, told) => {
      const refused = Object.assign(new Error(`connect ${code} 10.1.2.3:443`), { code });
      const { app } = relayWith(async () => Promise.reject(refused));
      const response = await post(app, relayPath("demo", IRIS));
      expect(response.status).toBe(502);
      expect(await response.json()).toEqual({
        error_code: told,
        message: `Demo models cannot be reached (${code}).`,
      });
    },
  );

  it("adds nothing to paths that are not its own", async () => {
    const { app } = relayWith(async () => Response.json({}));
    app.get("/other", (c) => c.text("other"));
    const response = await app.request("/other");
    expect([response.status, response.headers.has("content-security-policy")]).toEqual([200, false]);
  });

  it("logs what happened and no name, body, query, token or typed host", async () => {
    const { app, log } = relayWith(async () => Response.json({ predictions: [4711] }));
    const headers = { authorization: "Bearer secret" };
    await post(app, `${relayPath("work", IRIS)}?q=secret`, { ...headers, "x-request-id": "pane-1" });
    await post(app, relayPath(typedUpstreamId("http://localhost:8080"), "/invocations"), headers);
    await post(app, relayPath("work", "/api/2.0/secrets/list"), headers);
    expect(log).toEqual([
      {
        event: "relayed",
        requestId: "pane-1",
        upstream: "work",
        method: "POST",
        route: "/serving-endpoints/{name}/invocations",
        status: 200,
        durationMs: 0,
      },
      {
        event: "relayed",
        requestId: expect.stringMatching(UUID),
        upstream: "typed",
        method: "POST",
        route: "/invocations",
        status: 200,
        durationMs: 0,
      },
      {
        event: "refused",
        requestId: expect.stringMatching(UUID),
        upstream: "work",
        method: "POST",
        status: 404,
        durationMs: 0,
        errorCode: "route-not-allowed",
      },
    ]);
  });
});

describe("the relay behind a server that signs people in", () => {
  const workspace = {
    id: "ws",
    label: "Our workspace",
    origin: "https://adb-1.azuredatabricks.net",
    auth: "oauth-u2m",
  } as const;
  const config = { ...CONFIG, upstreams: [workspace], userTokenHeader: "x-forwarded-access-token" };

  it("goes on as the person that it names, and says that nobody has to sign in", async () => {
    const { app, sent } = relayWith(async () => Response.json({}), { config });
    const headers = { "x-forwarded-access-token": "theirs", authorization: "Bearer other" };
    await post(app, relayPath("ws", IRIS), headers);
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer theirs"]);
    const list = await app.request(SESSION_PATH, { headers: { ...HOST, ...headers } });
    expect(await list.json()).toEqual({ sessions: [{ upstream: "ws", isSignedIn: true, isInFront: true }] });
  });

  it("forwards nothing for those whom it does not name", async () => {
    const { app, sent } = relayWith(async () => Response.json({}), { config });
    const response = await post(app, relayPath("ws", IRIS), { authorization: "Bearer other" });
    expect([response.status, sent]).toEqual([401, []]);
    const list = await app.request(SESSION_PATH, { headers: HOST });
    expect(await list.json()).toEqual({ sessions: [{ upstream: "ws", isSignedIn: false, isInFront: true }] });
  });

  it("takes the header from nobody where no such server is configured", async () => {
    const { app, sent } = relayWith(async () => Response.json({}), { config: { ...CONFIG, upstreams: [workspace] } });
    const response = await post(app, relayPath("ws", IRIS), { "x-forwarded-access-token": "theirs" });
    expect([response.status, sent]).toEqual([401, []]);
  });
});

describe("the sign-in dialog", () => {
  const origin = "https://adb-1.azuredatabricks.net";
  const oauth = { clientId: "pane", scopes: [], authorizeUrl: `${origin}/authorize`, tokenUrl: `${origin}/token` };
  const upstream = { id: "dialog", label: "Dialogs", origin, auth: "oauth-u2m", oauth } as const;
  const config: RelayConfig = { ...CONFIG, upstreams: [upstream] };

  it("keeps its cookie apart from every session, whatever the upstream is called", async () => {
    const { app } = relayWith(async () => Response.json({}), { config });
    const page = await app.request(signInPath("dialog", "a".repeat(43)), { headers: HOST });
    const names = page.headers.getSetCookie().map((line) => line.split("=", 1)[0]);
    expect(names).not.toContain(`${cookieName("dialog")}.0`);
    expect(names).toHaveLength(4);
  });

  it.each([
    ["the company's proxy", createConnectionError("proxy-refused"), "ask whoever runs it to allow the host"],
    ["a certificate", createConnectionError("certificate-untrusted"), "set NODE_EXTRA_CA_CERTS"],
    ["a provider that is away", new Error("connect ECONNREFUSED 10.1.2.3:443"), "Please try again later."],
  ])("says what keeps it from the provider: %s", async (_what, error, sentence) => {
    const { app } = relayWith(async () => Promise.reject(error), { config });
    const begun = await app.request(signInPath("dialog", "a".repeat(43)), { headers: HOST });
    const [, state = ""] = /state=([\w-]+)/.exec(await begun.text()) ?? [];
    const cookie = begun.headers.getSetCookie().map((line) => line.split(";", 1)[0]);
    const back = `/relay/sign-in/callback?code=c&state=${state}`;
    const page = await app.request(back, { headers: { ...HOST, cookie: cookie.join("; ") } });
    expect(page.status).toBe(400);
    const text = await page.text();
    expect(text).toContain("The identity provider cannot be reached.");
    expect(text).toContain(sentence);
    expect(text).not.toContain("10.1.2.3");
  });
});

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly authorization: string | null;
  readonly body: string | undefined;
  readonly reach: Reach;
}

function relayWith(answer: UpstreamFetch, options: Partial<RelayOptions> = {}) {
  const sent: Sent[] = [];
  const log: RelayLogEntry[] = [];
  const fetch: UpstreamFetch = async (url, request, reach) => {
    const body = request.body ? await new Response(request.body as BodyInit).text() : undefined;
    sent.push({ url, method: request.method, authorization: request.headers.get("authorization"), body, reach });
    return answer(url, request, reach);
  };
  const app = createRelayApp({ config: CONFIG, fetch, log: (entry) => log.push(entry), nowMs: () => 0, ...options });
  return { app, sent, log };
}

async function post(
  app: ReturnType<typeof createRelayApp>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return app.request(path, {
    method: "POST",
    headers: { ...HOST, "content-type": "application/json", ...headers },
    body: '{"inputs":[]}',
  });
}
