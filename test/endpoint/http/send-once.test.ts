import { CancelledError } from "../../../src/core/errors";
import { sendOnce, type Fetch, type HttpOutcome, type HttpRequest } from "../../../src/endpoint/http/send-once";
import { answerOf, hanging, playing, type Step } from "../scripted-fetch";
import { VirtualClock } from "../virtual-clock";

const REQUEST: HttpRequest = { url: "/invocations", method: "POST", headers: {}, body: "{}", timeoutMs: 297_000 };

function send(
  fetch: Fetch,
  more: Partial<HttpRequest> = {},
  signal = new AbortController().signal,
): Promise<HttpOutcome> {
  return sendOnce(fetch, { ...REQUEST, ...more }, { signal, sleep: new VirtualClock().sleep });
}

/** Headers at once, then these parts of a body, then nothing for ever. */
function stalling(...parts: string[]): Step {
  return () => {
    const body = new ReadableStream({
      start: (controller) => parts.forEach((part) => controller.enqueue(new TextEncoder().encode(part))),
    });
    return Promise.resolve(new Response(body));
  };
}

describe("One attempt", () => {
  it("gives status, headers and text of any answer", async () => {
    await playing(
      { "POST /invocations": [{ status: 418, headers: { "x-a": "b" }, body: "téa" }] },
      async ({ fetch }) => {
        const outcome = await send(fetch);
        expect(outcome).toMatchObject({ kind: "answer", status: 418, text: "téa" });
        expect(outcome.kind === "answer" && outcome.headers.get("x-a")).toBe("b");
      },
    );
  });

  it("sends method, body and headers as they are, follows no redirect and asks no cache", async () => {
    await playing({ "POST /invocations": [{ body: "{}" }] }, async ({ fetch, requests }) => {
      await send(fetch, { headers: { "Content-Type": "application/json" }, body: '{"a":1}' });
      expect(requests[0]).toMatchObject({ method: "POST", body: '{"a":1}' });
      expect(requests[0]!.init).toMatchObject({
        headers: { "Content-Type": "application/json" },
        redirect: "manual",
        cache: "no-store",
      });
    });
  });

  it("is a timeout when no answer comes", async () => {
    await playing({ "POST /invocations": [hanging] }, async ({ fetch }) => {
      await expect(send(fetch)).resolves.toEqual({ kind: "timeout" });
    });
  });

  it("is a timeout when the headers come and the body does not end", async () => {
    await playing({ "POST /invocations": [stalling('{"predictions": [1,')] }, async ({ fetch }) => {
      await expect(send(fetch)).resolves.toEqual({ kind: "timeout" });
    });
  });

  it("is a network failure when fetch rejects or the body breaks off", async () => {
    const broken: Step = () =>
      Promise.resolve(
        new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("reset")) })),
      );
    await playing({ "POST /invocations": [new TypeError("fetch failed"), broken] }, async ({ fetch }) => {
      await expect(send(fetch)).resolves.toMatchObject({ kind: "network" });
      await expect(send(fetch)).resolves.toMatchObject({ kind: "network" });
    });
  });

  it("is cancelled at once, while it waits for headers and while it reads the body", async () => {
    await playing({ "POST /invocations": [hanging, stalling("{")] }, async ({ fetch }) => {
      for (let step = 0; step < 2; step++) {
        const abort = new AbortController();
        const outcome = send(fetch, {}, abort.signal);
        setImmediate(() => abort.abort());
        await expect(outcome).rejects.toRefuse(CancelledError, { code: "cancelled" });
      }
    });
  });

  it("is cancelled even when fetch does not listen to its signal", async () => {
    const abort = new AbortController();
    const outcome = send(() => new Promise(() => undefined), {}, abort.signal);
    abort.abort();
    await expect(outcome).rejects.toRefuse(CancelledError, { code: "cancelled" });
  });

  it("sends nothing when it is cancelled before it begins", async () => {
    await playing({}, async ({ fetch, requests }) => {
      await expect(send(fetch, {}, AbortSignal.abort())).rejects.toRefuse(CancelledError, { code: "cancelled" });
      expect(requests).toEqual([]);
    });
  });

  it("stops reading an answer beyond the ceiling, and takes one that just reaches it", async () => {
    let isCancelled = false;
    const endless: Step = () => {
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => void (isCancelled = true),
      });
      return Promise.resolve(new Response(body));
    };
    await playing({ "POST /invocations": [endless, { body: "x".repeat(4000) }] }, async ({ fetch }) => {
      await expect(send(fetch, { maxAnswerBytes: 4000 })).resolves.toEqual({ kind: "answer-too-large" });
      expect(isCancelled).toBe(true);
      await expect(send(fetch, { maxAnswerBytes: 4000 })).resolves.toMatchObject({ kind: "answer" });
    });
  });

  it("reads characters that are split between parts of the body", async () => {
    const bytes = new TextEncoder().encode("é😀中");
    const split: Step = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            start: (controller) => {
              for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
              controller.close();
            },
          }),
        ),
      );
    await playing({ "POST /invocations": [split] }, async ({ fetch }) => {
      await expect(send(fetch)).resolves.toMatchObject({ text: "é😀中" });
    });
  });

  it("leaves no listener on the caller's signal and no timer running", async () => {
    const { signal } = new AbortController();
    const clock = new VirtualClock();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners++;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners--;
      remove(...all);
    };
    await sendOnce(() => Promise.resolve(answerOf({ body: "{}" })), REQUEST, { signal, sleep: clock.sleep });
    expect(listeners).toBe(0);
    expect(clock.sleeping).toBe(0);
  });

  it("calls fetch without a receiver, which a browser insists on", async () => {
    const receivers: unknown[] = [];
    function fetch(this: unknown): Promise<Response> {
      receivers.push(this);
      return Promise.resolve(answerOf({ body: "{}" }));
    }
    await send(fetch);
    expect(receivers).toEqual([undefined]);
  });
});
