import fc from "fast-check";
import { BatchFailedError, CancelledError, ConnectionBrokenError } from "../../../src/core/errors";
import type { Retryable } from "../../../src/endpoint/http/retry-policy";
import { MODEL_ERROR_RESERVE, Patience } from "../../../src/endpoint/http/patience";
import { withRetry, type Attempt, type RetryOptions } from "../../../src/endpoint/http/with-retry";
import { runs } from "../../support/property-seed";
import { VirtualClock } from "../virtual-clock";

function options(clock: VirtualClock, more: Partial<RetryOptions> = {}): RetryOptions {
  const signal = new AbortController().signal;
  const patience = new Patience();
  return { sleep: clock.sleep, now: clock.now, random: () => 0, signal, budgetMs: 300_000, patience, ...more };
}

function failing(retryable?: Retryable): Attempt<string> {
  const error = new BatchFailedError("unavailable", "not yet");
  return { kind: "failure", error, ...(retryable === undefined ? {} : { retryable }) };
}

/** An attempt that plays the given outcomes, then succeeds. */
function attempting(...outcomes: Attempt<string>[]): () => Promise<Attempt<string>> {
  return () => Promise.resolve(outcomes.shift() ?? { kind: "success", value: "answer" });
}

describe("Retrying", () => {
  it("ends with the first success", async () => {
    const clock = new VirtualClock();
    const attempt = attempting(failing({ reason: "rate-limited" }), failing({ reason: "network" }));
    await expect(withRetry(attempt, options(clock))).resolves.toBe("answer");
    expect(clock.delaysMs).toEqual([1_000, 2_000]);
  });

  it("ends with the error of the last attempt when the policy stops", async () => {
    const clock = new VirtualClock();
    await expect(withRetry(attempting(failing()), options(clock))).rejects.toThrow("not yet");
    expect(clock.delaysMs).toEqual([]);
  });

  it("repeats after a broken connection three times, after which the error stands", async () => {
    const clock = new VirtualClock();
    const attempt = attempting(...Array.from({ length: 10 }, () => failing({ reason: "network" })));
    await expect(withRetry(attempt, options(clock))).rejects.toThrow("not yet");
    expect(clock.delaysMs).toHaveLength(3);
  });

  it("tells of every wait before it begins", async () => {
    const clock = new VirtualClock();
    const told: unknown[] = [];
    const attempt = attempting(failing({ reason: "rate-limited", retryAfterMs: 8_000 }));
    await withRetry(attempt, options(clock, { onWait: (wait) => told.push({ ...wait, atMs: clock.nowMs }) }));
    expect(told).toEqual([{ reason: "rate-limited", delayMs: 8_000, atMs: clock.nowMs - 8_000 }]);
  });

  it("ends as cancelled at once when the signal is aborted during a wait", async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const startMs = clock.nowMs;
    const attempt = attempting(failing({ reason: "unavailable", retryAfterMs: 60_000 }));
    const run = withRetry(
      attempt,
      options(clock, { signal: abort.signal, onWait: () => queueMicrotask(() => abort.abort()) }),
    );
    await expect(run).rejects.toRefuse(CancelledError, { code: "cancelled" });
    expect(clock.nowMs).toBe(startMs);
    expect(clock.sleeping).toBe(0);
  });

  it("never takes longer than its budget, and never comes back sooner than asked", async () => {
    const failures = fc.record({
      reason: fc.constantFrom<Retryable["reason"]>("rate-limited", "unavailable"),
      retryAfterMs: fc.nat(70_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(failures, { minLength: 1, maxLength: 8 }), fc.nat(120_000), async (plan, budgetMs) => {
        const clock = new VirtualClock();
        const startMs = clock.nowMs;
        await withRetry(attempting(...plan.map(failing)), options(clock, { budgetMs, random: () => 0.999 })).catch(
          (error: unknown) => expect(error).toBeInstanceOf(BatchFailedError),
        );
        expect(clock.nowMs - startMs).toBeLessThanOrEqual(budgetMs);
        clock.delaysMs.forEach((delayMs, wait) => {
          expect(delayMs).toBeGreaterThanOrEqual(Math.min(plan[wait]!.retryAfterMs, 60_000));
        });
      }),
      { numRuns: 40 },
    );
  });

  it("waits for an endpoint that has answered before until it is back, and gives it up after two minutes", async () => {
    for (const [awayMs, end] of [
      [100_000, "answer"],
      [200_000, "not yet"],
    ] as const) {
      const clock = new VirtualClock();
      const patience = new Patience();
      patience.noteAnswer();
      const backAtMs = clock.nowMs + awayMs;
      const attempt = (): Promise<Attempt<string>> =>
        Promise.resolve(clock.nowMs < backAtMs ? failing({ reason: "network" }) : { kind: "success", value: "answer" });
      const outcome = withRetry(attempt, options(clock, { patience })).catch(
        (error: unknown) => (error as Error).message,
      );
      await expect(outcome).resolves.toBe(end);
    }
  });

  it("gives up after three waits on rows that break the connection each time, while others are answered", async () => {
    const clock = new VirtualClock();
    const patience = new Patience();
    let attempts = 0;
    const attempt = (): Promise<Attempt<string>> => {
      attempts++;
      patience.noteAnswer(); // Of another query.
      return Promise.resolve(failing({ reason: "network" }));
    };
    await expect(withRetry(attempt, options(clock, { patience }))).rejects.toThrow("not yet");
    expect(attempts).toBe(4);
  });

  it("gives up rows that can be parted sooner when the connection breaks for nobody else, and says so by the error's class", async () => {
    const clock = new VirtualClock();
    const patience = new Patience();
    patience.noteAnswer();
    const fail = (): Promise<Attempt<string>> => Promise.resolve(failing({ reason: "network" }));
    const startedAtMs = clock.nowMs;
    const ended = withRetry(fail, options(clock, { patience, canBeParted: true }));
    await expect(ended).rejects.toBeInstanceOf(ConnectionBrokenError);
    expect(clock.nowMs - startedAtMs).toBeLessThan(30_000);
    patience.noteAnswer();
    const outage = [1, 2].map(() => withRetry(fail, options(clock, { patience, canBeParted: true })));
    for (const end of await Promise.allSettled(outage)) {
      expect(end.status === "rejected" && end.reason instanceof ConnectionBrokenError).toBe(false);
    }
  });

  it("spends no more waits on a model that always fails than a run has, and gets them back with predictions", async () => {
    const clock = new VirtualClock();
    const patience = new Patience();
    let attempts = 0;
    const fail = (): Promise<Attempt<string>> => {
      attempts++;
      return Promise.resolve(failing({ reason: "model-error" }));
    };
    for (let batch = 0; batch < 50; batch++) {
      await expect(withRetry(fail, options(clock, { patience }))).rejects.toThrow("not yet");
    }
    expect(attempts).toBe(50 + MODEL_ERROR_RESERVE);
    await withRetry(attempting(), options(clock, { patience }));
    expect(patience.modelErrorsLeft).toBe(1);
  });

  it("does not repeat a failure of the model where the caller looks for the rows at fault", async () => {
    const clock = new VirtualClock();
    const attempt = attempting(failing({ reason: "model-error" }));
    await expect(withRetry(attempt, options(clock, { repeatsFailures: false }))).rejects.toThrow("not yet");
    expect(clock.delaysMs).toEqual([]);
  });

  it("answers every query once the endpoint is back, and few of them ask while it is away", async () => {
    const outage = fc.integer({ min: 1, max: 90_000 });
    const reasons = fc.constantFrom<Retryable["reason"]>("network", "unavailable", "rate-limited");
    await fc.assert(
      fc.asyncProperty(outage, reasons, fc.integer({ min: 1, max: 8 }), async (awayMs, reason, queries) => {
        const clock = new VirtualClock();
        const patience = new Patience();
        patience.noteAnswer();
        const backAtMs = clock.nowMs + awayMs;
        let asked = 0;
        const attempt = (): Promise<Attempt<string>> => {
          if (clock.nowMs >= backAtMs) return Promise.resolve({ kind: "success", value: "answer" });
          asked++;
          return Promise.resolve(failing({ reason }));
        };
        const started = Array.from({ length: queries }, () => withRetry(attempt, options(clock, { patience })));
        expect(await Promise.all(started)).toEqual(started.map(() => "answer"));
        // Each of them once, and then one at a time after 1, 2, 3 ... 10 s.
        expect(asked).toBeLessThanOrEqual(queries + 10 + Math.ceil(awayMs / 10_000));
      }),
      { numRuns: runs(100, 30) },
    );
  });
});
