import { DatabricksWorkspace } from "../../../src/bulk/sql/databricks-workspace";
import { staticToken } from "../../../src/endpoint/sign-in/token-provider";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";

const signal = new AbortController().signal;
const TOKEN = "dapi0123456789abcdef";

function apiThatAnswers(answers: readonly (Response | Error)[], token = staticToken(TOKEN)) {
  const waits: number[] = [];
  const sent: RequestInit[] = [];
  const api = new DatabricksWorkspace({
    baseUrl: "https://w",
    token,
    fetch: (_url, init) => {
      const answer = answers[Math.min(sent.push(init), answers.length) - 1]!;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    sleep: (delayMs) => {
      if (delayMs >= 60_000) return new Promise(() => undefined);
      waits.push(delayMs);
      return Promise.resolve();
    },
  });
  return { api, waits, sent };
}

const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const look = { method: "GET", route: "/x", maySendAgain: true } as const;
const start = { method: "POST", route: "/x", body: "{}", maySendAgain: false } as const;

describe("the APIs of a workspace", () => {
  it("are asked again, ever later, where a failure passes", async () => {
    const busy = json({}, 429, { "retry-after": "7" });
    const { api, waits } = apiThatAnswers([busy, new TypeError("fetch failed"), json({}, 503), json({ a: 1 })]);
    expect(await api.ask(look, signal)).toEqual({ a: 1 });
    expect(waits).toEqual([7_000, 2_000, 4_000]);
  });

  it("are asked once for what would be done twice", async () => {
    const { api, sent } = apiThatAnswers([new TypeError("fetch failed")]);
    await expect(api.ask(start, signal)).rejects.toMatchObject({ code: "unreachable" });
    expect(sent).toHaveLength(1);
  });

  it("say what to do, and neither the token nor what the other side said", async () => {
    const told = { error_code: "PERMISSION_DENIED", message: `no ${TOKEN} for cell 4711` };
    for (const [answer, code, detail] of [
      [json(told, 403), "not-allowed", "PERMISSION_DENIED"],
      [json(told, 401), "signed-out", "PERMISSION_DENIED"],
      [json({ error_code: "4711 is no code" }, 400), "request-refused", undefined],
      [new Response(null, { status: 302, headers: { location: "/login" } }), "request-refused", undefined],
      [new Response("<html>4711</html>"), "malformed-answer", undefined],
      [
        json({ error_code: "route-not-allowed" }, 403, { [RELAY_ERROR_HEADER]: "route-not-allowed" }),
        "not-forwarded",
        "bad-request-route",
      ],
      [json({}, 413, { [RELAY_ERROR_HEADER]: "body-too-large" }), "file-too-large", "payload-too-large"],
      [json({}, 401, { [RELAY_ERROR_HEADER]: "sign-in-needed" }), "signed-out", "sign-in-needed"],
    ] as const) {
      const error: unknown = await apiThatAnswers([answer])
        .api.ask(look, signal)
        .catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code, detail });
      expect(String(error) + JSON.stringify(error)).not.toMatch(/4711|dapi/);
    }
  });

  it("take a newer token where the first is refused", async () => {
    const token = { token: () => Promise.resolve("old"), refresh: () => Promise.resolve("new") };
    const { api, sent } = apiThatAnswers([json({}, 401), json({ a: 1 })], token);
    expect(await api.ask(start, signal)).toEqual({ a: 1 });
    expect(sent.map(({ headers }) => (headers as Record<string, string>)["Authorization"])).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
  });

  it.each([
    ["https://w.example.com", "https://storage.example.net/part?sig=a", "https://storage.example.net/part?sig=a"],
    [
      "http://relay.example.com/relay/demo",
      "/relay/demo/result-links/x",
      "http://relay.example.com/relay/demo/result-links/x",
    ],
    ["/relay/demo", "/relay/demo/result-links/x", "/relay/demo/result-links/x"],
    ["https://w.example.com", "//storage.example.net/part", "//storage.example.net/part"],
  ])("fetch a link as it stands, or from the relay's own origin: at %s", async (baseUrl, link, asked) => {
    const sent: [string, RequestInit][] = [];
    const fetch = (url: string, init: RequestInit) => (sent.push([url, init]), Promise.resolve(json([])));
    const api = new DatabricksWorkspace({ baseUrl, token: staticToken(TOKEN), fetch });
    await api.fetchLink(link, signal);
    expect(sent).toEqual([[asked, expect.objectContaining({ method: "GET", headers: {}, redirect: "manual" })]]);
  });
});
