import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { findAllowedRoute, type AllowedRoute } from "../../../src/protocol/upstream-routes";
import { forward as forwardAs, type ForwardParts } from "../../../src/relay/forwarding/forward";
import type { Timers } from "../../../src/relay/network/deadline";
import type { UpstreamFetch } from "../../../src/network/upstream-fetch";
import type { UpstreamSignIn } from "../../../src/relay/sign-in/upstream-sign-in";
import { manualTimers } from "../manual-timers";

const UPSTREAM = { id: "demo", label: "Demo models", origin: "http://127.0.0.1:5001", auth: "none" } as const;
const ROUTE = findAllowedRoute("POST", "/invocations") as AllowedRoute;

describe("forwarding", () => {
  it("stops a body that grows too large on the way, and the request with it", async () => {
    let received = 0;
    const fetch: UpstreamFetch = async (_, { body }) => {
      for await (const part of body as unknown as AsyncIterable<Uint8Array>) received += part.byteLength;
      return new Response("never");
    };
    const response = await forward(requestWith(endlessBody()), {
      ...parts(fetch),
      maxBodyBytes: 1000,
    });
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([413, "body-too-large"]);
    expect(received).toBeLessThanOrEqual(1000);
  });

  it("says that the upstream is too slow once time is up", async () => {
    const timers = manualTimers();
    const answer = forward(requestWith("{}"), parts(neverAnswers, timers));
    expect(timers.pending.map(({ delayMs }) => delayMs)).toEqual([300_000]);
    timers.pending[0]?.callback();
    const response = await answer;
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([504, "upstream-timeout"]);
    expect(timers.cleared).toBe(1);
  });

  it("lets time run until the body of the answer has come", async () => {
    const timers = manualTimers();
    const fetch: UpstreamFetch = async (_, { signal }) => new Response(stalledBody(signal));
    const response = await forward(requestWith("{}"), parts(fetch, timers));
    const reader = response.body?.getReader();
    await reader?.read();
    expect(timers.cleared).toBe(0);
    timers.pending[0]?.callback();
    await expect(reader?.read()).rejects.toThrow("stopped");
    expect(timers.cleared).toBe(1);
  });

  it("stops the clock when the answer is complete, when it is empty, and when it is a redirect", async () => {
    for (const [status, body] of [
      [200, "ok"],
      [204, null],
      [302, "moved"],
    ] as const) {
      const timers = manualTimers();
      const response = await forward(
        requestWith("{}"),
        parts(async () => new Response(body, { status }), timers),
      );
      await response.text();
      expect(timers.cleared).toBe(1);
    }
  });

  it("gives up the upstream when the caller goes", async () => {
    const caller = new AbortController();
    let hasStarted: (signal: AbortSignal) => void = () => undefined;
    const started = new Promise<AbortSignal>((resolve) => (hasStarted = resolve));
    const fetch: UpstreamFetch = async (url, request, reach) => {
      hasStarted(request.signal);
      return neverAnswers(url, request, reach);
    };
    const answer = forward(requestWith("{}", caller.signal), parts(fetch));
    const upstreamSignal = await started;
    caller.abort();
    await answer;
    expect(upstreamSignal.aborted).toBe(true);
  });

  it("sends nothing for a caller that has gone already", async () => {
    let isSent = false;
    const fetch: UpstreamFetch = async () => {
      isSent = true;
      return new Response("never");
    };
    const caller = AbortSignal.abort();
    await forward(requestWith("{}", caller), parts(fetch));
    expect(isSent).toBe(false);
  });

  it("gives up the upstream when the caller stops reading", async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (isCancelled = true) });
    const timers = manualTimers();
    const response = await forward(
      requestWith("{}"),
      parts(async () => new Response(body), timers),
    );
    await response.body?.cancel();
    expect([isCancelled, timers.cleared]).toEqual([true, 1]);
  });

  it("renews a refused sign-in and sends a small body again; a large one the pane sends once more", async () => {
    const sent: (string | null)[] = [];
    const fetch: UpstreamFetch = async (_, { headers, body }) => {
      sent.push(headers.get("authorization"));
      if (body instanceof ReadableStream) await new Response(body).text();
      return new Response("{}", { status: headers.get("authorization") === "old" ? 401 : 200 });
    };
    const signIn = { authorization: "old", renew: async () => ({ authorization: "new", cookies: ["a=1"] }) };
    const small = await forward(requestWith("{}", undefined, { "content-length": "2" }), parts(fetch), signIn);
    expect([small.status, sent.splice(0), small.headers.getSetCookie()]).toEqual([200, ["old", "new"], ["a=1"]]);
    const large = await forward(requestWith("{}"), parts(fetch), signIn);
    expect([large.status, sent, large.headers.getSetCookie()]).toEqual([503, ["old"], ["a=1"]]);
    expect(large.headers.get("retry-after")).toBe("1");
  });

  it("lets a refusal stand when the newer sign-in is refused too", async () => {
    let times = 0;
    const fetch: UpstreamFetch = async () => {
      times += 1;
      return new Response("{}", { status: 401 });
    };
    const signIn = { authorization: "old", renew: async () => ({ authorization: "new" }) };
    const response = await forward(requestWith("{}", undefined, { "content-length": "2" }), parts(fetch), signIn);
    expect([response.status, times]).toEqual([401, 2]);
  });

  it("passes the answer on part by part, before it is complete", async () => {
    let push: (text: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (push = (text) => controller.enqueue(new TextEncoder().encode(text))),
    });
    const response = await forward(
      requestWith("{}"),
      parts(async () => new Response(body)),
    );
    const reader = response.body?.getReader();
    push("first");
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
  });
});

function forward(request: Request, forwardParts: ForwardParts, signIn: UpstreamSignIn = {}): Promise<Response> {
  const forwarding = { request, requestId: "r1", upstream: UPSTREAM, route: ROUTE, signIn };
  return forwardAs(forwarding, forwardParts, () => undefined);
}

function parts(fetch: UpstreamFetch, timers: Timers = manualTimers()): ForwardParts {
  return { fetch, timers };
}

function requestWith(body: BodyInit, signal?: AbortSignal, headers = {}): Request {
  const init = { method: "POST", body, headers, duplex: "half", signal: signal ?? null };
  return new Request("http://localhost:3000/relay/demo/invocations", init);
}

const neverAnswers: UpstreamFetch = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("stopped"))));

function endlessBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(300)) });
}

function stalledBody(signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(1));
      signal?.addEventListener("abort", () => controller.error(new Error("stopped")));
    },
  });
}
