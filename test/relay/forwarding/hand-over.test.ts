import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { typedUpstreamId } from "../../../src/protocol/upstream-info";
import type { Reach } from "../../../src/network/dispatchers";
import type { UpstreamFetch } from "../../../src/network/upstream-fetch";
import type { RelayLogEntry } from "../../../src/relay/answers/relay-log";
import type { Upstream } from "../../../src/relay/config/upstream";
import { createRelayApp } from "../../../src/relay/relay-app";

const WORK: Upstream = {
  id: "work",
  label: "Work",
  origin: "https://adb-1.azuredatabricks.net",
  auth: "user-token",
  ca: "PEM",
  warehouses: { volume: "/Volumes/main/default/scoresheet", maxFileBytes: 10 },
};
const STAGED = "/api/2.0/fs/files/Volumes/main/default/scoresheet/scoresheet-1.csv";
const STORAGE = "https://storage.example.net/part?sig=Zm9v&se=1";
const HEADERS = {
  host: "localhost:3000",
  authorization: "Bearer secret",
  cookie: "a=1",
  "sec-fetch-site": "same-origin",
};

describe("a result behind links", () => {
  it("is fetched from where the workspace has said, with nothing that says who asks", async () => {
    const { ask, sent } = relayTo(async (url) => (url === STORAGE ? Response.json([["1"]]) : answerWithLink(STORAGE)));
    const link = await linkOf(ask);
    expect(link).toMatch(/^\/relay\/work\/result-links\/[\w-]+$/);
    const part = await ask("GET", link, { "accept-encoding": "gzip" });
    expect([part.status, await part.json()]).toEqual([200, [["1"]]]);
    expect(sent.at(-1)).toEqual({
      url: STORAGE,
      method: "GET",
      headers: { "accept-encoding": "gzip" },
      reach: { network: "public", ca: "PEM" },
    });
  });

  it("of a workspace that was typed stands under its own id", async () => {
    const { ask } = relayTo(async () => answerWithLink(STORAGE));
    const id = typedUpstreamId("https://adb-2.azuredatabricks.net");
    const answer = await ask("GET", relayPath(id, "/api/2.0/sql/statements/1"));
    expect(JSON.stringify(await answer.json())).toContain(
      "/relay/typed%3Ahttps%3Aadb-2.azuredatabricks.net/result-links/",
    );
  });

  it.each([
    ["POST", "/api/2.0/sql/statements"],
    ["GET", "/api/2.0/sql/statements/1"],
    ["GET", "/api/2.0/sql/statements/1/result/chunks/1"],
  ])("is asked for as it is, so that its links can be found: %s %s", async (method, route) => {
    const { ask, sent } = relayTo(async () => answerWithLink(STORAGE));
    const answer = await ask(method, relayPath("work", route), { "accept-encoding": "gzip, br" });
    expect(await answer.text()).not.toContain("storage.example.net");
    expect(sent[0]?.headers["accept-encoding"]).toBe("identity");
    expect(sent[0]?.headers["authorization"]).toBe("Bearer secret");
  });

  it("is refused where the workspace packs it all the same", async () => {
    const { ask } = relayTo(async () => new Response("x", { headers: { "content-encoding": "gzip" } }));
    const answer = await ask("GET", relayPath("work", "/api/2.0/sql/statements/1"));
    expect([answer.status, answer.headers.get(RELAY_ERROR_HEADER)]).toEqual([502, "upstream-unreachable"]);
  });

  it("passes refusals of the workspace on as they are", async () => {
    const refusal = { error_code: "PERMISSION_DENIED", message: "no" };
    const { ask } = relayTo(async () => Response.json(refusal, { status: 403 }));
    const answer = await ask("GET", relayPath("work", "/api/2.0/sql/statements/1"));
    expect([answer.status, await answer.json()]).toEqual([403, refusal]);
  });

  it("is not fetched by a link that somebody made up, changed, or got from another relay or for another upstream", async () => {
    const { ask, sent } = relayTo(async () => answerWithLink(STORAGE));
    const { ask: askOther } = relayTo(async () => answerWithLink(STORAGE));
    const link = await linkOf(ask);
    const fetched = sent.length;
    for (const forged of [
      `${link.slice(0, -9)}AAAAAAAAA`,
      link.replace(
        "/relay/work/",
        `/relay/${encodeURIComponent(typedUpstreamId("https://adb-1.azuredatabricks.net"))}/`,
      ),
      await linkOf(askOther),
      relayPath("work", `/result-links/${Buffer.from(JSON.stringify({ url: STORAGE })).toString("base64url")}`),
    ]) {
      const answer = await ask("GET", forged);
      expect([answer.status, answer.headers.get(RELAY_ERROR_HEADER)]).toEqual([404, "route-not-allowed"]);
    }
    expect(sent).toHaveLength(fetched);
  });

  it("sends nobody on to elsewhere, and repeats nothing that storage says of a refusal", async () => {
    const answers = [
      Response.redirect("https://elsewhere.example.com/"),
      new Response("<Error>sig=Zm9v</Error>", { status: 403, headers: { "content-type": "application/xml" } }),
    ];
    const { ask } = relayTo(async (url) => (url === STORAGE ? answers.shift()! : answerWithLink(STORAGE)));
    const link = await linkOf(ask);
    const redirected = await ask("GET", link);
    expect([redirected.status, redirected.headers.get(RELAY_ERROR_HEADER)]).toEqual([502, "redirect-refused"]);
    expect(redirected.headers.has("location")).toBe(false);
    const refused = await ask("GET", link);
    expect([refused.status, await refused.text()]).toEqual([403, ""]);
  });

  it("leaves no trace in the log or in an error", async () => {
    const gone = Object.assign(new Error(`connect ENOTFOUND ${STORAGE}`), { code: "ENOTFOUND" });
    const { ask, log } = relayTo(async (url) => (url === STORAGE ? Promise.reject(gone) : answerWithLink(STORAGE)));
    const link = await linkOf(ask);
    const answer = await ask("GET", link);
    const told = await answer.text();
    expect(told).toContain("The storage of Work cannot be reached (ENOTFOUND).");
    expect(log.at(-1)).toMatchObject({ upstream: "work", route: "/result-links/{link}", errorCode: "host-unknown" });
    const sealed = link.split("/").at(-1) ?? "";
    expect(JSON.stringify(log) + told).not.toMatch(new RegExp(`storage\\.example|Zm9v|${sealed}`));
  });
});

describe("a file that is staged", () => {
  it("goes where it is meant to, as whoever asks, and only as large as may be", async () => {
    const { ask, sent } = relayTo(async () => new Response(null, { status: 204 }));
    const put = (body: string) => ask("PUT", `${relayPath("work", STAGED)}?overwrite=true`, lengthOf(body), body);
    expect((await put("a,b\n1,2\n")).status).toBe(204);
    expect(sent[0]).toMatchObject({
      url: `https://adb-1.azuredatabricks.net${STAGED}?overwrite=true`,
      method: "PUT",
      headers: { authorization: "Bearer secret", "content-length": "8" },
      body: "a,b\n1,2\n",
    });
    const large = await put("a,b\n1,2\n3,4\n");
    expect([large.status, large.headers.get(RELAY_ERROR_HEADER)]).toEqual([413, "body-too-large"]);
    expect(sent).toHaveLength(1);
  });

  it("is stopped where it is longer than it says", async () => {
    const { ask, sent } = relayTo(async () => new Response(null, { status: 204 }));
    const answer = await ask("PUT", relayPath("work", STAGED), { "content-length": "3" }, "a,b\n1,2\n3,4\n");
    expect([answer.status, answer.headers.get(RELAY_ERROR_HEADER), sent]).toEqual([413, "body-too-large", []]);
  });

  it("is not begun with where it does not say its length, or is packed", async () => {
    const { ask, sent } = relayTo(async () => new Response(null, { status: 204 }));
    for (const headers of [{}, { "content-length": "8", "content-encoding": "gzip" }]) {
      const answer = await ask("PUT", relayPath("work", STAGED), headers, "a,b\n1,2\n");
      expect([answer.status, answer.headers.get(RELAY_ERROR_HEADER)]).toEqual([400, "request-refused"]);
    }
    expect(sent).toEqual([]);
  });

  it("is taken away again", async () => {
    const { ask, sent } = relayTo(async () => new Response(null, { status: 204 }));
    expect((await ask("DELETE", relayPath("work", STAGED))).status).toBe(204);
    expect(sent[0]).toMatchObject({ method: "DELETE", url: `https://adb-1.azuredatabricks.net${STAGED}` });
  });
});

type Ask = (method: string, path: string, headers?: object, body?: string) => Promise<Response>;

async function linkOf(ask: Ask): Promise<string> {
  const answer = await ask("GET", relayPath("work", "/api/2.0/sql/statements/1"));
  const { result } = (await answer.json()) as { result: { external_links: { external_link: string }[] } };
  return result.external_links[0]?.external_link ?? "";
}

function answerWithLink(url: string): Response {
  return Response.json({ statement_id: "1", result: { external_links: [{ chunk_index: 0, external_link: url }] } });
}

function lengthOf(body: string) {
  return { "content-length": String(body.length) };
}

/** A relay, and what it has sent. */
function relayTo(answer: (url: string) => Promise<Response>) {
  const sent: { url: string; method: string; headers: Record<string, string>; reach: Reach; body?: string }[] = [];
  const log: RelayLogEntry[] = [];
  const fetch: UpstreamFetch = async (url, { method, headers, body }, reach) => {
    const text = body === undefined ? undefined : await new Response(body as BodyInit).text();
    sent.push({ url, method, headers: Object.fromEntries(headers), reach, ...(text !== undefined && { body: text }) });
    return answer(url);
  };
  const app = createRelayApp({ config: { mode: "local", upstreams: [WORK] }, fetch, log: (entry) => log.push(entry) });
  const ask: Ask = async (method, path, headers = {}, body) =>
    app.request(path, { method, headers: { ...HEADERS, ...headers }, ...(body === undefined ? {} : { body }) });
  return { ask, sent, log };
}
