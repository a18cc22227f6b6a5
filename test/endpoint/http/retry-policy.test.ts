import fc from "fast-check";
import {
  decideRetry,
  MAX_NETWORK_WAITS,
  MAX_RETRY_AFTER_MS,
  type Retryable,
  type RetryState,
} from "../../../src/endpoint/http/retry-policy";

const FRESH: RetryState = {
  waits: 0,
  networkWaits: 0,
  modelErrorWaits: 0,
  modelErrorsLeft: 1,
  awayMs: undefined,
  elapsedMs: 0,
  budgetMs: 300_000,
  random: 0,
};

const reasons = fc.constantFrom<Retryable["reason"]>("rate-limited", "unavailable", "network", "model-error");
const failures: fc.Arbitrary<Retryable> = fc.oneof(
  fc.record({ reason: reasons }),
  fc.record({ reason: reasons, retryAfterMs: fc.nat(400_000) }),
);
const states: fc.Arbitrary<RetryState> = fc.record({
  waits: fc.nat(100),
  networkWaits: fc.nat(5),
  modelErrorWaits: fc.nat(5),
  modelErrorsLeft: fc.nat(3),
  awayMs: fc.option(fc.nat(200_000), { nil: undefined }),
  elapsedMs: fc.nat(400_000),
  budgetMs: fc.nat(400_000),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe("The retry policy", () => {
  it("does not repeat what no one asked to repeat", () => {
    expect(decideRetry(undefined, FRESH)).toEqual({ kind: "stop" });
  });

  it("waits 1, 2, 3 ... 10 s when the endpoint does not say how long", () => {
    const delays = Array.from({ length: 12 }, (_, waits) =>
      decideRetry({ reason: "unavailable" }, { ...FRESH, waits }),
    );
    expect(delays.map((decision) => (decision.kind === "wait" ? decision.delayMs / 1000 : undefined))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10,
    ]);
  });

  it("waits as long as the endpoint asks, plus up to a second", () => {
    const asked = { reason: "rate-limited", retryAfterMs: 8_000 } as const;
    expect(decideRetry(asked, FRESH)).toEqual({ kind: "wait", delayMs: 8_000 });
    expect(decideRetry(asked, { ...FRESH, waits: 5, random: 0.5 })).toEqual({ kind: "wait", delayMs: 8_500 });
  });

  it("does not obey a delay beyond a minute in full", () => {
    const asked = { reason: "rate-limited", retryAfterMs: 3_600_000 } as const;
    expect(decideRetry(asked, FRESH)).toEqual({ kind: "wait", delayMs: MAX_RETRY_AFTER_MS });
  });

  it("never comes back sooner than it would by itself, whatever is asked", () => {
    const asked = { reason: "rate-limited", retryAfterMs: 0 } as const;
    const delays = Array.from({ length: 12 }, (_, waits) => decideRetry(asked, { ...FRESH, waits }));
    expect(delays.map((decision) => (decision.kind === "wait" ? decision.delayMs / 1000 : undefined))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10,
    ]);
  });

  it("waits for an endpoint that has answered before for two minutes, however often it was not there", () => {
    const state = { ...FRESH, waits: 20, networkWaits: MAX_NETWORK_WAITS };
    expect(decideRetry({ reason: "network" }, { ...state, awayMs: 110_000 })).toEqual({
      kind: "wait",
      delayMs: 10_000,
    });
    expect(decideRetry({ reason: "network" }, { ...state, awayMs: 110_001 })).toEqual({ kind: "stop" });
  });

  it("waits three times after a failure of the model, as long as the run has waits for them", () => {
    const decide = (state: Partial<RetryState>) => decideRetry({ reason: "model-error" }, { ...FRESH, ...state }).kind;
    expect([0, 1, 2, 3].map((modelErrorWaits) => decide({ modelErrorWaits }))).toEqual([
      "wait",
      "wait",
      "wait",
      "stop",
    ]);
    expect(decide({ modelErrorsLeft: 0 })).toBe("stop");
  });

  it("gives up on a broken connection after three waits, but not on a busy endpoint", () => {
    const state = { ...FRESH, waits: 3, networkWaits: MAX_NETWORK_WAITS };
    expect(decideRetry({ reason: "network" }, state)).toEqual({ kind: "stop" });
    expect(decideRetry({ reason: "network" }, { ...state, networkWaits: 2 }).kind).toBe("wait");
    expect(decideRetry({ reason: "rate-limited" }, state).kind).toBe("wait");
  });

  it("waits up to the end of the budget, not beyond it", () => {
    const asked = { reason: "unavailable", retryAfterMs: 10_000 } as const;
    expect(decideRetry(asked, { ...FRESH, elapsedMs: 290_000 })).toEqual({ kind: "wait", delayMs: 10_000 });
    expect(decideRetry(asked, { ...FRESH, elapsedMs: 290_001 })).toEqual({ kind: "stop" });
  });

  it("never waits beyond the budget, never less than asked unless capped, never much more", () => {
    fc.assert(
      fc.property(failures, states, (failure, state) => {
        const decision = decideRetry(failure, state);
        if (decision.kind === "stop") return;
        expect(state.elapsedMs + decision.delayMs).toBeLessThanOrEqual(state.budgetMs);
        const ownMs = Math.min(state.waits + 1, 10) * 1_000;
        const leastMs = Math.max(ownMs, Math.min(failure.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
        expect(decision.delayMs).toBeGreaterThanOrEqual(leastMs);
        const mostMs = Math.max(ownMs, Math.min(failure.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
        expect(decision.delayMs).toBeLessThanOrEqual(mostMs + 1_000);
      }),
    );
  });
});
