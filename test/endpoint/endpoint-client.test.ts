import { CancelledError, ScoringError } from "../../src/core/errors";
import { EndpointClient, type EndpointClientOptions } from "../../src/endpoint/endpoint-client";
import { MAX_ANSWER_BYTES, type Fetch } from "../../src/endpoint/http/send-once";
import { staticToken, type TokenProvider } from "../../src/endpoint/sign-in/token-provider";
import { RELAY_ERROR_HEADER } from "../../src/protocol/relay-error-codes";
import type { Endpoint, RetryWait } from "../../src/scoring/ports";
import { hanging, playing, type Step } from "./scripted-fetch";
import { VirtualClock } from "./virtual-clock";

const BODY = '{"dataframe_records":[{"x":1}]}';
const GOOD = { body: '{"predictions": [1]}' };

function client(fetch: Fetch, more: Partial<EndpointClientOptions> = {}, clock = new VirtualClock()): Endpoint {
  return new EndpointClient({
    url: "/invocations",
    kind: "mlflow",
    fetch,
    sleep: clock.sleep,
    now: clock.now,
    dateMs: clock.now,
    random: () => 0,
    ...more,
  });
}

/** What becomes of one query when the endpoint answers in these steps: "code Class, waits". */
async function outcome(steps: readonly Step[], more: Partial<EndpointClientOptions> = {}): Promise<string> {
  const waits: RetryWait[] = [];
  let ended = "";
  await playing({ "POST /invocations": steps }, async ({ fetch }) => {
    ended = await client(fetch, more)
      .query(BODY, { signal: new AbortController().signal, onWait: (wait) => waits.push(wait) })
      .then(
        () => "answered",
        (error: unknown) => (error instanceof ScoringError ? `${error.name} ${error.code}` : String(error)),
      );
  });
  return [ended, ...waits.map((wait) => `${wait.reason} ${wait.delayMs / 1000}s`)].join(", ");
}

function relayError(code: string, status: number): Step {
  return { status, headers: { [RELAY_ERROR_HEADER]: code }, body: `{"error_code":"${code}","message":"no"}` };
}

describe("A query", () => {
  it("gives the answer's text and the model that answered", async () => {
    const steps = [{ ...GOOD, headers: { "served-model-name": "iris-2" } }, GOOD];
    await playing({ "POST /invocations": steps }, async ({ fetch, requests }) => {
      const { signal } = new AbortController();
      const endpoint = client(fetch);
      await expect(endpoint.query(BODY, { signal })).resolves.toEqual({ body: GOOD.body, servedModelName: "iris-2" });
      await expect(endpoint.query(BODY, { signal })).resolves.toEqual({ body: GOOD.body });
      expect(requests[0]!.body).toBe(BODY);
      expect(requests[0]!.headers.get("content-type")).toBe("application/json");
      expect(requests[0]!.headers.has("authorization")).toBe(false);
    });
  });

  it.each([
    [
      "429 with a delay in seconds",
      [{ status: 429, headers: { "retry-after": "8" } }, GOOD],
      "answered, rate-limited 8s",
    ],
    [
      "429 with a date",
      [{ status: 429, headers: { "retry-after": "Sun, 22 Nov 2026 00:00:05 GMT" } }, GOOD],
      "answered, rate-limited 5s",
    ],
    [
      "429 with a malformed delay",
      [{ status: 429, headers: { "retry-after": "soon" } }, GOOD],
      "answered, rate-limited 1s",
    ],
    ["503 twice", [{ status: 503 }, { status: 503 }, GOOD], "answered, unavailable 1s, unavailable 2s"],
    ["502", [{ status: 502 }, GOOD], "answered, network 1s"],
    ["425", [{ status: 425 }, GOOD], "answered, unavailable 1s"],
    ["520 of Cloudflare", [{ status: 520 }, GOOD], "answered, network 1s"],
    ["529, overloaded", [{ status: 529, headers: { "retry-after": "4" } }, GOOD], "answered, unavailable 4s"],
    ["507, an unknown failure", [{ status: 507 }, GOOD], "answered, model-error 1s"],
    ["424, a model that failed behind Azure ML", [{ status: 424 }, GOOD], "answered, model-error 1s"],
    ["a broken connection", [new TypeError("fetch failed"), GOOD], "answered, network 1s"],
    [
      "four broken connections",
      Array.from({ length: 4 }, () => new TypeError("fetch failed")),
      "BatchFailedError network, network 1s, network 2s, network 3s",
    ],
    ["500", [{ status: 500, body: "Internal Server Error" }, GOOD], "answered, model-error 1s"],
    [
      "500 that stays",
      Array.from({ length: 4 }, () => ({ status: 500, body: "Internal Server Error" })),
      "BatchFailedError model-error, model-error 1s, model-error 2s, model-error 3s",
    ],
    [
      "429 that asks to come back at once",
      [{ status: 429, headers: { "retry-after": "0" } }, { status: 429, headers: { "retry-after": "0" } }, GOOD],
      "answered, rate-limited 1s, rate-limited 2s",
    ],
    ["an unreachable upstream", [relayError("upstream-unreachable", 502), GOOD], "answered, network 1s"],
    ["a server that is not there now", [relayError("nothing-listening", 502), GOOD], "answered, network 1s"],
    ["a name that is not found now", [relayError("host-unknown", 502), GOOD], "answered, network 1s"],
    ["a proxy that is away", [relayError("proxy-unreachable", 502), GOOD], "answered, network 1s"],
  ] as const)("is repeated after %s", async (_what, steps, expected) => {
    await expect(outcome(steps)).resolves.toBe(expected);
  });

  it.each([
    ["https to a server that speaks http", relayError("speaks-http", 502), "RunStoppedError speaks-http"],
    ["501", { status: 501 }, "RunStoppedError bad-request-route"],
    ["410", { status: 410 }, "RunStoppedError endpoint-not-found"],
    ["402", { status: 402 }, "RunStoppedError forbidden"],
    ["408, with which Azure ML gives up", { status: 408 }, "BatchTooLargeError gateway-timeout"],
    ["524 of Cloudflare", { status: 524 }, "BatchTooLargeError gateway-timeout"],
    ["an unknown 4xx", { status: 418, body: '{"detail":[]}' }, "RowsRefusedError rows-refused"],
    ["422, with which FastAPI refuses", { status: 422, body: '{"detail":[]}' }, "RowsRefusedError rows-refused"],
    ["504", { status: 504, body: "upstream timed out" }, "BatchTooLargeError gateway-timeout"],
    ["413", { status: 413 }, "BatchTooLargeError payload-too-large"],
    [
      "400 for the size",
      { status: 400, body: '{"message":"Request size cannot exceed 16777216 bytes."}' },
      "BatchTooLargeError payload-too-large",
    ],
    [
      "400 for the size, in other words",
      { status: 400, body: "Exceeded max request size of 4194304" },
      "BatchTooLargeError payload-too-large",
    ],
    ["400", { status: 400, body: "no" }, "RowsRefusedError rows-refused"],
    ["401", { status: 401 }, "RunStoppedError unauthorized"],
    ["403", { status: 403, body: '{"message":"PERMISSION_DENIED"}' }, "RunStoppedError forbidden"],
    [
      "403 for the token",
      { status: 403, body: '{"error_code":403,"message":"Invalid access token."}' },
      "RunStoppedError unauthorized",
    ],
    ["404", { status: 404 }, "RunStoppedError endpoint-not-found"],
    ["405", { status: 405 }, "RunStoppedError bad-request-route"],
    ["415", { status: 415 }, "RunStoppedError bad-request-route"],
    ["a redirect", { status: 302, headers: { location: "/login" } }, "RunStoppedError login-page"],
    ["a login page", { body: "\n<!DOCTYPE html><html>Sign in</html>" }, "RunStoppedError login-page"],
    ["a page of text", { body: "Hello", headers: { "content-type": "text/html" } }, "RunStoppedError login-page"],
    ["an empty page", { body: "", headers: { "content-type": "text/html" } }, "RunStoppedError login-page"],
    ["a text that is no JSON", { body: "3.11.2" }, "RunStoppedError login-page"],
    ["no answer in time", hanging, "BatchTooLargeError gateway-timeout"],
    ["the relay's refusal of a route", relayError("route-not-allowed", 404), "RunStoppedError bad-request-route"],
    ["the relay's refusal of an upstream", relayError("upstream-unknown", 404), "RunStoppedError invalid-address"],
    ["the relay's timeout", relayError("upstream-timeout", 504), "BatchTooLargeError gateway-timeout"],
    ["the relay's size limit", relayError("body-too-large", 413), "BatchTooLargeError payload-too-large"],
    ["the relay's refusal of a redirect", relayError("redirect-refused", 502), "RunStoppedError login-page"],
    ["the end of a person's sign-in", relayError("sign-in-needed", 401), "RunStoppedError sign-in-needed"],
    ["a sign-in of the relay's own that failed", relayError("sign-in-failed", 403), "RunStoppedError sign-in-failed"],
    [
      "the relay's proxy, which wants a password",
      relayError("proxy-sign-in-needed", 502),
      "RunStoppedError proxy-sign-in-needed",
    ],
    ["the relay's proxy, which refuses", relayError("proxy-refused", 502), "RunStoppedError proxy-refused"],
    [
      "the relay's distrust of a certificate",
      relayError("certificate-untrusted", 502),
      "RunStoppedError certificate-untrusted",
    ],
    ["the relay's refusal of the page", relayError("origin-refused", 403), "RunStoppedError forbidden"],
    ["an error of the relay that is new", relayError("moon-phase", 403), "RunStoppedError forbidden"],
  ] as const)("is not repeated after %s", async (_what, step, expected) => {
    await expect(outcome([step])).resolves.toBe(expected);
  });

  it.each([
    [{ body: "3.11.2" }, "Something else came back"],
    [{ body: "null" }, "Something else came back"],
    [{ body: "<html>Sign in</html>" }, "A web page came back"],
    [{ status: 302, headers: { location: "/login" } }, "A web page came back"],
  ])("calls only a page a page: %j", async (step, sentence) => {
    await playing({ "POST /invocations": [step] }, async ({ fetch }) => {
      await expect(client(fetch).query(BODY, { signal: new AbortController().signal })).rejects.toThrow(sentence);
    });
  });

  it("is repeated after a time limit that passed while the device slept, as that says nothing about the rows", async () => {
    const clock = new VirtualClock();
    const sleepy = async (delayMs: number, signal: AbortSignal): Promise<void> => {
      await clock.sleep(delayMs, signal);
      if (delayMs > 100_000) clock.nowMs += 8 * 3_600_000;
    };
    await playing({ "POST /invocations": [hanging, GOOD] }, async ({ fetch }) => {
      const endpoint = client(fetch, { sleep: sleepy }, clock);
      await expect(endpoint.query(BODY, { signal: new AbortController().signal })).resolves.toEqual(GOOD);
    });
  });

  it("waits two minutes for an endpoint that has answered, all queries together, and two more when it is told to wait anew", async () => {
    const clock = new VirtualClock();
    const gone = Array.from({ length: 100 }, () => new TypeError("fetch failed"));
    const { signal } = new AbortController();
    const tookMs = async (ask: () => Promise<unknown>): Promise<number> => {
      const startedAtMs = clock.nowMs;
      await expect(ask()).rejects.toThrow("The endpoint could not be reached.");
      return clock.nowMs - startedAtMs;
    };
    const steps = { "POST /invocations": [GOOD, ...gone] };
    await playing(steps, async ({ fetch, requests }) => {
      const endpoint = client(fetch, {}, clock);
      await endpoint.query(BODY, { signal });
      const first = await tookMs(() => endpoint.query(BODY, { signal }));
      const second = await tookMs(() => endpoint.query(BODY, { signal }));
      const anew = await tookMs(() => endpoint.query(BODY, { signal, waitsAnew: true }));
      expect([first, second, anew].map((ms) => ms > 100_000 && ms <= 120_000)).toEqual([true, false, true]);
      expect(second).toBe(0);
      await Promise.allSettled(
        Array.from({ length: 100 - requests.length + 1 }, () => endpoint.query(BODY, { signal })),
      );
    });
  });

  it("waits anew for no endpoint that has answered since", async () => {
    const clock = new VirtualClock();
    const gone = Array.from({ length: 7 }, () => new TypeError("fetch failed"));
    const { signal } = new AbortController();
    await playing({ "POST /invocations": [GOOD, ...gone] }, async ({ fetch }) => {
      const endpoint = client(fetch, {}, clock);
      await endpoint.query(BODY, { signal });
      const startedAtMs = clock.nowMs;
      const again = endpoint.query(BODY, { signal, waitsAnew: true, canBeParted: true });
      await expect(again).rejects.toThrow("The endpoint could not be reached.");
      expect(clock.nowMs - startedAtMs).toBeLessThan(30_000);
    });
  });

  it("does not take an upstream's error for the relay's", async () => {
    const step = { status: 404, body: '{"error_code":"upstream-timeout","message":"no"}' };
    await expect(outcome([step])).resolves.toBe("RunStoppedError endpoint-not-found");
  });

  it("reads the relay's code from the body when the header only marks the error", async () => {
    const step = { status: 504, headers: { [RELAY_ERROR_HEADER]: "1" }, body: '{"error_code":"redirect-refused"}' };
    await expect(outcome([step])).resolves.toBe("RunStoppedError login-page");
  });

  it("gives up when an endpoint that never wakes up has used the budget", async () => {
    const asleep = Array.from({ length: 6 }, () => ({ status: 503, headers: { "retry-after": "10" } }));
    await expect(outcome(asleep, { budgetMs: 50_000 })).resolves.toBe(
      `BatchFailedError unavailable${", unavailable 10s".repeat(5)}`,
    );
  });

  it("treats an answer beyond the ceiling as too many rows", async () => {
    const part = new Uint8Array(MAX_ANSWER_BYTES / 8);
    const endless: Step = () =>
      Promise.resolve(new Response(new ReadableStream({ pull: (controller) => controller.enqueue(part) })));
    await expect(outcome([endless])).resolves.toBe("BatchTooLargeError payload-too-large");
  });

  it("is cancelled at once during a wait, and says nothing else afterwards", async () => {
    await playing({ "POST /invocations": [{ status: 503, headers: { "retry-after": "60" } }] }, async ({ fetch }) => {
      const abort = new AbortController();
      const clock = new VirtualClock();
      const startMs = clock.nowMs;
      const onWait = (): void => queueMicrotask(() => abort.abort());
      await expect(client(fetch, {}, clock).query(BODY, { signal: abort.signal, onWait })).rejects.toRefuse(
        CancelledError,
        { code: "cancelled" },
      );
      expect(clock.nowMs).toBe(startMs);
    });
  });

  it("turns a defect of its surroundings into an error the run understands", async () => {
    const broken: TokenProvider = { token: () => Promise.reject(new TypeError("no vault")) };
    await expect(outcome([], { token: broken })).resolves.toBe("RunStoppedError unexpected");
  });
});

describe("A signed query", () => {
  it("carries the token", async () => {
    await playing({ "POST /invocations": [GOOD] }, async ({ fetch, requests }) => {
      await client(fetch, { token: staticToken(" dapi123 \n") }).query(BODY, { signal: new AbortController().signal });
      expect(requests[0]!.headers.get("authorization")).toBe("Bearer dapi123");
    });
  });

  it("stops the run when a token that cannot be refreshed is refused", async () => {
    await expect(outcome([{ status: 401 }], { token: staticToken("old") })).resolves.toBe(
      "RunStoppedError unauthorized",
    );
  });

  it("is repeated once with a refreshed token", async () => {
    const asked: unknown[] = [];
    const token: TokenProvider = {
      token: () => Promise.resolve("old"),
      refresh: (refused) => {
        asked.push(refused);
        return Promise.resolve("new");
      },
    };
    await playing({ "POST /invocations": [{ status: 401 }, GOOD] }, async ({ fetch, requests }) => {
      await client(fetch, { token }).query(BODY, { signal: new AbortController().signal });
      expect(requests.map((request) => request.headers.get("authorization"))).toEqual(["Bearer old", "Bearer new"]);
      expect(asked).toEqual(["old"]);
    });
    await expect(outcome([{ status: 401 }, { status: 401 }], { token })).resolves.toBe("RunStoppedError unauthorized");
    await expect(outcome([{ status: 401 }, { status: 503 }, { status: 401 }], { token })).resolves.toBe(
      "RunStoppedError unauthorized, unavailable 1s",
    );
  });

  it("says that an endpoint wants OAuth when it does", async () => {
    const step = { status: 401, body: '{"message":"Personal access tokens are not supported, use OAuth."}' };
    await playing({ "POST /invocations": [step] }, async ({ fetch }) => {
      const query = client(fetch, { token: staticToken("dapi1") }).query(BODY, {
        signal: new AbortController().signal,
      });
      await expect(query).rejects.toThrow("OAuth");
    });
  });

  it("never has its token in an error", async () => {
    const secret = "dapi0123456789abcdef";
    const token = staticToken(secret);
    const steps: Step[] = [400, 401, 403, 404, 413, 500, 504].map((status) => ({
      status,
      body: `{"message":"you sent Bearer ${secret}"}`,
    }));
    steps.push(
      { status: 400, body: `the token ${secret} is bad` },
      { status: 302, headers: { location: `/?t=${secret}` } },
    );
    for (const step of steps) {
      const isRepeated = "status" in step && step.status === 500;
      const attempts = Array.from({ length: isRepeated ? 4 : 1 }, () => step);
      await playing({ "POST /invocations": attempts }, async ({ fetch }) => {
        const error = await client(fetch, { token })
          .query(BODY, { signal: new AbortController().signal })
          .catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(ScoringError);
        expect(`${(error as Error).message} ${JSON.stringify(error)} ${String((error as Error).stack)}`).not.toContain(
          secret,
        );
      });
    }
  });
});
