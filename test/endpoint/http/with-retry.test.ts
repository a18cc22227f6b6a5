import fc from "fast-check";
import { BatchFailedError, CancelledError } from "../../../src/core/errors";
import type { Retryable } from "../../../src/endpoint/http/retry-policy";
import { withRetry, type Attempt, type RetryOptions } from "../../../src/endpoint/http/with-retry";
import { VirtualClock } from "../virtual-clock";

function options(clock: VirtualClock, more: Partial<RetryOptions> = {}): RetryOptions {
  const signal = new AbortController().signal;
  return { sleep: clock.sleep, now: clock.now, random: () => 0, signal, budgetMs: 300_000, ...more };
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
});
