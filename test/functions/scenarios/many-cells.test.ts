import { simulate } from "../../scoring/simulated-run";
import { FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const LEAP_DAY = 45351;

function column(work: FormulasAtWork, amounts: readonly number[]): Promise<readonly unknown[]> {
  return Promise.all(
    amounts.map((amount, row) =>
      work.predict({ data: [[amount, "a", LEAP_DAY]], output: "half" }, { address: `S!F${row + 2}` }),
    ),
  );
}

describe("10,000 formulas of one row each", () => {
  const amounts = Array.from({ length: 10_000 }, (_, row) => row + 1);
  const halves = amounts.map((amount) => [[amount / 2]]);

  it("take as few requests as batches and as long as a run of the pane, and none when they are calculated again", async () => {
    const work = await new FormulasAtWork({ delayMs: () => 500 }).allow();
    const begunAtMs = work.clock.nowMs;
    expect(await column(work, amounts)).toEqual(halves);
    const run = await simulate({ batches: 40, reply: () => ({ delayMs: 500 }) });
    expect(work.clock.nowMs - begunAtMs).toBeLessThanOrEqual(1.3 * run.tookMs);
    expect(work.requestCount).toBeLessThanOrEqual(45);
    const first = work.requestCount;
    expect(await column(work, amounts)).toEqual(halves);
    expect(work.requestCount).toBe(first);
    expect(work.functions.cells.getState()).toMatchObject({ cellCount: 10_000, waitingCount: 0, troubles: {} });
  });

  it("send equal rows once, also while they are under way", async () => {
    const work = await new FormulasAtWork({ delayMs: () => 500 }).allow();
    const few = amounts.slice(0, 2_000).map((amount) => (amount % 100) + 1);
    expect(await column(work, few)).toEqual(few.map((amount) => [[amount / 2]]));
    expect(work.sent.flat()).toHaveLength(100);
  });

  it("ask what the model takes once, however many wait for it", async () => {
    const work = await new FormulasAtWork().allow();
    await column(work, amounts.slice(0, 300));
    expect(work.asked).toHaveLength(2);
  });

  it("all say what is the matter where the first of them is told so", async () => {
    const interfere = () => new Response("{}", { status: 401 });
    const work = await new FormulasAtWork({ interfere, delayMs: () => 500 }).allow();
    const values = await column(work, amounts.slice(0, 2_000));
    expect(new Set(values)).toEqual(new Set(["#N/A Open Scoresheet and sign in."]));
    expect(work.requestCount).toBe(1);
  });

  it("get a value that were left behind by their batch and are asked for again", async () => {
    const work = await new FormulasAtWork({ delayMs: () => 500 }).allow();
    const wait = (ms: number): Promise<void> => work.clock.sleep(ms, new AbortController().signal);
    // The first batch goes alone; the second waits for it.
    const others = column(work, amounts.slice(0, 400));
    const invocation: { onCanceled?: () => void } = {};
    const given = { data: [[777, "a", LEAP_DAY]], output: "half" };
    const cancelled = work.predict(given, invocation);
    await wait(100);
    invocation.onCanceled!();
    expect(await cancelled).toMatch(/cancelled/);
    await wait(700);
    expect(work.requestCount).toBe(2);
    expect(await work.predict(given)).toEqual([[388.5]]);
    expect(await others).toEqual(halves.slice(0, 400));
    expect(work.sent.map((rows) => rows.length)).toEqual([256, 144, 1]);
  });
});
