import fc from "fast-check";
import { runs } from "../../support/property-seed";
import { randomOf } from "../../support/random-of";
import { simulate, type SimulatedReply, type SimulatedRun, type Simulation } from "../simulated-run";

const BATCHES = 391; // 100,000 rows

type Reply = Simulation["reply"];

/** Refuses all that are more than so many at once. */
function refusing(most: number, delayMs: number, retryAfter?: string): Reply {
  return (atOnce) =>
    atOnce > most ? { status: 429, delayMs: 1, ...(retryAfter !== undefined && { retryAfter }) } : { delayMs };
}

/** Computes so many at once; all others wait in a line. */
function queueing(workers: number, delayMs: () => number): Reply {
  const freeAtMs = Array.from({ length: workers }, () => 0);
  return (_atOnce, nowMs) => {
    freeAtMs.sort((a, b) => a - b);
    freeAtMs[0] = Math.max(nowMs, freeAtMs[0]!) + delayMs();
    return { delayMs: freeAtMs[0] - nowMs };
  };
}

/** Log-normal times around a mean, as servers have them: most answers come sooner, a few take several times as long. */
function jittery(meanMs: number, spread: number, seed: number): () => number {
  const { fraction } = randomOf(seed);
  const sigma = Math.sqrt(Math.log(1 + spread ** 2));
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
    return meanMs * Math.exp(sigma * normal - sigma ** 2 / 2);
  };
}

/** How many times faster the endpoint is used than by four requests at once. */
async function gain(reply: () => Reply, batches = BATCHES): Promise<SimulatedRun & { readonly gain: number }> {
  const fixed = await simulate({ batches, fixed: 4, reply: reply() });
  const auto = await simulate({ batches, reply: reply() });
  expect(sentOnce(fixed) && sentOnce(auto)).toBe(true);
  return { ...auto, gain: fixed.tookMs / auto.tookMs };
}

function sentOnce({ answers, failed }: SimulatedRun): boolean {
  return failed === 0 && answers.every((count) => count === 1);
}

/** When so many at once were first allowed. */
function reachedAtMs({ levels }: SimulatedRun, level: number): number {
  return levels.find(([, atOnce]) => atOnce >= level)?.[0] ?? Infinity;
}

/** How many at once were allowed in the second half of the run, on average over its time. */
function usualLevel({ levels, tookMs }: SimulatedRun): number {
  const fromMs = tookMs / 2;
  const lasting = levels.map(([atMs, level], place) => {
    const untilMs = levels[place + 1]?.[0] ?? tookMs;
    return level * Math.max(0, untilMs - Math.max(atMs, fromMs));
  });
  return lasting.reduce((sum, part) => sum + part, 0) / (tookMs - fromMs);
}

const last = ({ levels }: SimulatedRun): readonly [number, number, string] => levels.at(-1)!;

describe("requests at once, at an endpoint", () => {
  it("that takes 64 of 100 ms each reach the maximum within one and a half seconds, and are five times as fast as four", async () => {
    const run = await gain(() => refusing(64, 100));
    expect(reachedAtMs(run, 32)).toBeLessThan(1_500);
    expect(run.gain).toBeGreaterThan(5);
    expect([run.peak, run.refused, last(run)[2]]).toEqual([32, 0, "most"]);
  });

  it("whose answers take now shorter, now longer, grow all the same", async () => {
    const run = await gain(() => jitteryReply(jittery(100, 0.5, 3)));
    expect(run.gain).toBeGreaterThan(2.5);
    expect(run.peak).toBe(32);
  });

  it.each([
    ["without a word", undefined],
    ["and asks for a second", "1"],
  ])("that refuses the fifth %s lose nothing, with at most two of a hundred refused", async (_how, retryAfter) => {
    for (const [batches, delayMs] of [
      [40, 100],
      [100, 100],
      [BATCHES, 100],
      [BATCHES, 20],
    ] as const) {
      const run = await gain(() => refusing(4, delayMs, retryAfter), batches);
      expect(run.gain).toBeGreaterThanOrEqual(retryAfter === undefined ? 0.95 : 0.85);
      expect(run.refused / run.requests).toBeLessThanOrEqual(0.02);
      expect(run.peak).toBeLessThanOrEqual(5);
    }
  });

  it("that refuses the fifth try it again after 20 answers, then 40, then 80", async () => {
    const run = await simulate({ batches: BATCHES, reply: refusing(4, 100) });
    const tries = run.levels.filter(([, atOnce, why]) => atOnce === 5 && why === "refused").map(([atMs]) => atMs);
    const refusals = run.levels.filter(([, atOnce]) => atOnce === 4).map(([atMs]) => atMs);
    const answersBetween = tries.map((atMs, place) => Math.round((4 * (atMs - refusals[place + 1]!)) / 100));
    expect(answersBetween.slice(0, 3)).toEqual([20, 40, 80]);
  });

  it("that refuses the thirteenth stand at twelve", async () => {
    const run = await gain(() => refusing(12, 100));
    expect(run.gain).toBeGreaterThan(2.5);
    expect(run.refused / run.requests).toBeLessThanOrEqual(0.02);
    expect(last(run).slice(1)).toEqual([12, "refused"]);
  });

  it("that takes more from some time on are found out to do so", async () => {
    const widening: Reply = (atOnce, nowMs) => refusing(nowMs < 3_000 ? 4 : 64, 100)(atOnce, nowMs, 0);
    const run = await gain(() => widening, 800);
    expect(run.peak).toBeGreaterThanOrEqual(16);
    expect(run.gain).toBeGreaterThan(1.7);
  });

  it("that computes one at a time come back to few, which are as fast", async () => {
    for (const delayMs of [() => () => 100, () => jittery(100, 0.5, 5)]) {
      const run = await gain(() => queueing(1, delayMs()), 200);
      expect(run.gain).toBeGreaterThan(0.97);
      expect(run.peak).toBeLessThanOrEqual(8);
      expect(usualLevel(run)).toBeLessThan(4.5);
    }
  });

  it("that computes one at a time, and was slow to wake, come back to few as well", async () => {
    const reply = queueing(1, () => 100);
    const cold: Reply = (...asked) => (asked[2] === 0 ? { delayMs: 20_000 } : reply(...asked));
    const run = await simulate({ batches: 300, reply: cold });
    expect(run.sentAtMs.filter((atMs) => atMs < 20_000)).toHaveLength(1);
    expect(usualLevel(run)).toBeLessThan(5);
    expect(sentOnce(run)).toBe(true);
  });

  it("that computes a few at a time settle at about as many", async () => {
    const four = await gain(() => queueing(4, () => 100));
    expect(four.gain).toBeGreaterThanOrEqual(0.95);
    expect(usualLevel(four)).toBeLessThan(8);
    const twelve = await gain(() => queueing(12, jittery(100, 0.5, 9)));
    expect(twelve.gain).toBeGreaterThan(2);
  });

  it("that becomes slow in the middle of a run become fewer where that costs nothing", async () => {
    const workers = (nowMs: number): number => (nowMs < 2_000 ? 64 : 2);
    const freeAtMs: number[] = [];
    const slowing: Reply = (_atOnce, nowMs) => {
      if (workers(nowMs) === 64) return { delayMs: 100 };
      freeAtMs.sort((a, b) => a - b);
      freeAtMs.length = 2;
      freeAtMs[0] = Math.max(nowMs, freeAtMs[0] ?? 0) + 100;
      return { delayMs: freeAtMs[0] - nowMs };
    };
    const run = await simulate({ batches: 2_000, reply: slowing });
    expect(run.peak).toBe(32);
    expect(usualLevel(run)).toBeLessThan(20);
    expect(sentOnce(run)).toBe(true);
  });
});

function jitteryReply(delayMs: () => number): Reply {
  return () => ({ delayMs: delayMs() });
}

describe("an endpoint that has no time", () => {
  it("gets no request at all while it asks to stay away, new ones neither, and then fewer at once", async () => {
    const reply: Reply = (_atOnce, nowMs): SimulatedReply =>
      nowMs >= 1_000 && nowMs < 1_020 ? { status: 503, delayMs: 1, retryAfter: "30" } : { delayMs: 100 };
    const run = await simulate({ batches: BATCHES, reply });
    expect(sentOnce(run)).toBe(true);
    expect(run.sentAtMs.filter((atMs) => atMs > 1_100 && atMs < 31_000)).toEqual([]);
    const after = run.levels.filter(([atMs]) => atMs <= 31_000).at(-1)!;
    expect(after.slice(1)).toEqual([expect.any(Number), "overloaded"]);
    expect(after[1]).toBeLessThanOrEqual(16);
  });

  it("is woken by one request, and asked by one at a time while it refuses all for a minute", async () => {
    const reply: Reply = (_atOnce, nowMs) =>
      nowMs > 2_000 && nowMs < 62_000 ? { status: 429, delayMs: 5 } : { delayMs: 100 };
    const run = await simulate({ batches: BATCHES, reply });
    expect(sentOnce(run)).toBe(true);
    // Those that were under way, and then one at a time after 1, 2, 3 ... 10 s.
    expect(run.sentAtMs.filter((atMs) => atMs > 2_000 && atMs < 62_000).length).toBeLessThan(50);
  });

  it("and takes so many in a second is not hammered", async () => {
    const perSecond = 20;
    let [tokens, atMs] = [perSecond, 0];
    const reply: Reply = (_atOnce, nowMs) => {
      tokens = Math.min(perSecond, tokens + ((nowMs - atMs) * perSecond) / 1_000);
      atMs = nowMs;
      if (tokens < 1) return { status: 429, delayMs: 5 };
      tokens--;
      return { delayMs: 100 };
    };
    const run = await simulate({ batches: BATCHES, reply });
    expect(sentOnce(run)).toBe(true);
    expect(run.refused / run.requests).toBeLessThan(0.25);
    expect(run.tookMs).toBeLessThan((2 * BATCHES * 1_000) / perSecond);
  });
});

describe("what a run has learned", () => {
  it("is where the next one begins", async () => {
    const reply = refusing(12, 100);
    const first = await simulate({ batches: BATCHES, reply });
    const second = await simulate({ batches: 100, reply, budget: first.budget, clock: first.clock });
    expect(second.levels[0]).toEqual([0, 12, "refused"]);
    expect(second.refused).toBeLessThanOrEqual(1);
    const free = await simulate({ batches: BATCHES, reply: refusing(64, 100) });
    const again = await simulate({
      batches: BATCHES,
      reply: refusing(64, 100),
      budget: free.budget,
      clock: free.clock,
    });
    expect(again.levels[0]).toEqual([0, 16, "growing"]);
    expect(reachedAtMs(again, 32)).toBeLessThan(1_000);
  });
});

describe("a number of requests at once that was set", () => {
  it("is kept exactly, from the second request on", async () => {
    const run = await simulate({ batches: 100, fixed: 4, reply: refusing(64, 100) });
    expect([run.peak, run.tookMs]).toEqual([4, 100 + 25 * 100]);
    const slow = await simulate({ batches: 100, fixed: 16, reply: queueing(1, () => 100) });
    expect(slow.levels).toEqual([[0, 16, "most"]]);
  });

  it("is gone below only while the endpoint refuses it", async () => {
    const reply: Reply = (atOnce, nowMs) => refusing(nowMs < 2_000 ? 3 : 64, 100)(atOnce, nowMs, 0);
    const run = await simulate({ batches: 800, fixed: 8, reply });
    expect(sentOnce(run)).toBe(true);
    expect(Math.min(...run.levels.map(([, atOnce]) => atOnce))).toBeLessThanOrEqual(3);
    expect(last(run).slice(1)).toEqual([8, "most"]);
  });
});

it("Whatever an endpoint does, each batch is sent until it is answered, once, within the maximum", async () => {
  const facts = fc.record({
    seed: fc.nat(),
    batches: fc.integer({ min: 1, max: 150 }),
    most: fc.integer({ min: 1, max: 40 }),
    capacity: fc.integer({ min: 1, max: 40 }),
    troubles: fc.double({ min: 0, max: 0.2, noNaN: true }),
    retryAfter: fc.constantFrom(undefined, "0", "1", "7"),
  });
  await fc.assert(
    fc.asyncProperty(facts, async ({ seed, batches, most, capacity, troubles, retryAfter }) => {
      const { fraction, oneOf } = randomOf(seed);
      const asked = retryAfter === undefined ? {} : { retryAfter };
      const reply: Reply = (atOnce) => {
        if (atOnce > capacity) return { status: 429, delayMs: 1 + fraction() * 20, ...asked };
        if (fraction() < troubles) return { status: oneOf([429, 503]), delayMs: fraction() * 50, ...asked };
        return { delayMs: fraction() * 300 };
      };
      const run = await simulate({ batches, most, reply });
      expect(sentOnce(run)).toBe(true);
      expect(run.peak).toBeLessThanOrEqual(most);
      for (const [, atOnce] of run.levels) expect(atOnce >= 1 && atOnce <= most).toBe(true);
    }),
    { numRuns: runs(300, 25) },
  );
});
