import { createAdaptorServer } from "@hono/node-server";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Fault } from "../../../src/sample-endpoint/faults/fault";
import { createSampleModels } from "../../../src/sample-endpoint/models/sample-models";
import { createSampleEndpointApp, type SampleEndpointOptions } from "../../../src/sample-endpoint/sample-endpoint-app";
import { spoilPredictions } from "../../../src/sample-endpoint/faults/fault-answer";

const models = createSampleModels();
const SETOSA = [5.1, 3.5, 1.4, 0.2];
const BLANK = [5.1, 3.5, null, 0.2];

describe("the sample endpoint with faults", () => {
  it("is rate-limited for two requests, then answers", async () => {
    const app = appWith({ faults: [{ kind: "rate-limited", times: 2, retryAfter: "3" }] });
    const answers = [await score(app), await score(app), await score(app)];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers.map(({ headers }) => headers.get("retry-after"))).toEqual(["3", "3", null]);
  });

  it("leaves Retry-After out where asked", async () => {
    const response = await score(appWith({ faults: [{ kind: "rate-limited", retryAfter: null }] }));
    expect(response.headers.has("retry-after")).toBe(false);
  });

  it("wakes up from scale-to-zero after its seconds", async () => {
    let nowMs = 0;
    const app = appWith({ faults: [{ kind: "cold-start", forSeconds: 20 }], nowMs: () => nowMs });
    expect((await score(app)).status).toBe(503);
    nowMs = 20_000;
    expect((await score(app)).status).toBe(200);
  });

  it("answers 500 and 401 with bodies that say so", async () => {
    const broken = await score(appWith({ faults: [{ kind: "server-error" }] }));
    expect([broken.status, await broken.json()]).toEqual([
      500,
      expect.objectContaining({ error_code: "INTERNAL_ERROR" }),
    ]);
    expect((await score(appWith({ faults: [{ kind: "unauthorized" }] }))).status).toBe(401);
  });

  it("answers late, having waited as long as asked", async () => {
    const waits: number[] = [];
    const sleep = async (delayMs: number) => void waits.push(delayMs);
    const response = await score(appWith({ faults: [{ kind: "slow", delayMs: 700 }], sleep }));
    expect([response.status, waits]).toEqual([200, [700]]);
  });

  it("hangs until the caller gives up", async () => {
    const caller = new AbortController();
    let hasAnswered = false;
    const answer = score(appWith({ faults: [{ kind: "hang" }] }), [SETOSA], caller.signal);
    void answer.then(() => (hasAnswered = true));
    await setImmediate();
    expect(hasAnswered).toBe(false);
    caller.abort();
    await answer;
    expect(hasAnswered).toBe(true);
  });

  it("answers fewer rows than it was asked for", async () => {
    const response = await score(appWith({ faults: [{ kind: "short-answer", rows: 2 }] }), [SETOSA, SETOSA, SETOSA]);
    expect(await response.json()).toEqual({ predictions: ["setosa"] });
  });

  it("breaks off in the middle of the body", async () => {
    const response = await score(appWith({ faults: [{ kind: "malformed-json" }] }));
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(body).toMatch(/^\{"predictions": \["/);
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it("answers bare NaN, which JSON does not have", async () => {
    const app = appWith({ faults: [{ kind: "nan-predictions", rows: 1 }] });
    expect(await (await score(app, [SETOSA, SETOSA])).text()).toBe('{"predictions": [NaN, "setosa"]}');
  });

  it("answers a sign-in page instead of predictions", async () => {
    const response = await score(appWith({ faults: [{ kind: "login-page" }] }));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await response.text()).toContain("<title>Databricks - Sign In</title>");
  });

  it("refuses every batch with a refused cell, without naming the row", async () => {
    const app = appWith({ faults: [{ kind: "refuse-rows", column: "petal_length", value: null }] });
    expect((await score(app, [SETOSA, SETOSA])).status).toBe(200);
    const refused = await score(app, [SETOSA, BLANK]);
    const body = (await refused.json()) as { stack_trace: string };
    expect(refused.status).toBe(400);
    expect(body.stack_trace).toMatch(/\nValueError: bad feature: petal_length/);
    expect((await score(app, [BLANK])).status).toBe(400);
  });

  it("answers texts that a sheet would take for formulas", async () => {
    const response = await score(appWith({ faults: [{ kind: "formula-predictions" }] }), Array(4).fill(SETOSA));
    expect(await response.json()).toEqual({ predictions: ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2"] });
  });

  it("answers otherwise for a row in another batch, as a model that scales its rows by those beside them", async () => {
    const app = appWith({ faults: [{ kind: "scaled-in-batch" }] });
    expect(await (await score(app, [SETOSA])).json()).toEqual({ predictions: ["setosa of 1"] });
    expect(await (await score(app, [SETOSA, SETOSA])).json()).toEqual({ predictions: ["setosa of 2", "setosa of 2"] });
    const numbers = spoilPredictions({ kind: "scaled-in-batch" }, [
      { a: 1, b: "x" },
      { a: 3, b: "y" },
    ]);
    expect(numbers).toEqual([
      { a: -1, b: "x of 2" },
      { a: 1, b: "y of 2" },
    ]);
    expect(spoilPredictions({ kind: "scaled-in-batch" }, [1, 3])).toEqual([-1, 1]);
  });

  it("closes the connection without an answer", async () => {
    const app = appWith({ faults: [{ kind: "drop-connection", times: 1 }] });
    const server = createAdaptorServer({ fetch: app.fetch });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/invocations`;
    await expect(fetch(url, scoringRequest())).rejects.toThrow("fetch failed");
    expect((await fetch(url, scoringRequest())).status).toBe(200);
    server.close();
  });

  it("is switched by PUT and cleared by DELETE", async () => {
    const app = appWith();
    const put = await app.request("/faults", { method: "PUT", body: JSON.stringify({ kind: "server-error" }) });
    expect(await put.json()).toEqual({ faults: [{ fault: { kind: "server-error" }, seen: 0 }] });
    expect((await score(app)).status).toBe(500);
    const seen = (await (await app.request("/faults")).json()) as { faults: { fault: Fault; seen: number }[] };
    expect(seen.faults[0]?.seen).toBe(1);
    await app.request("/faults", { method: "DELETE" });
    expect((await score(app)).status).toBe(200);
  });

  it("says what is wrong with a fault, and keeps those that are on", async () => {
    const app = appWith({ faults: [{ kind: "server-error" }] });
    const put = await app.request("/faults", { method: "PUT", body: "{" });
    expect([put.status, await put.json()]).toEqual([400, expect.objectContaining({ message: expect.any(String) })]);
    expect((await score(app)).status).toBe(500);
  });

  it("has no such route where faults may not be switched", async () => {
    const app = appWith({ canSwitchFaults: false });
    expect((await app.request("/faults", { method: "PUT", body: '{"kind":"hang"}' })).status).toBe(404);
  });
});

function appWith(options: SampleEndpointOptions = {}) {
  return createSampleEndpointApp({ models, ...options });
}

async function score(app: ReturnType<typeof appWith>, data = [SETOSA] as unknown[], signal?: AbortSignal) {
  return app.request(new Request("http://localhost/invocations", { ...scoringRequest(data), signal: signal ?? null }));
}

function scoringRequest(data: unknown[] = [SETOSA]): RequestInit {
  const columns = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
  const body = JSON.stringify({ dataframe_split: { columns, data } });
  return { method: "POST", headers: { "content-type": "application/json" }, body };
}
