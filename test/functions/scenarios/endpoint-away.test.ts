import type { FormulaValue } from "../../../src/functions/answers/formula-value";
import type { FormulaInvocation } from "../../../src/functions/host/ports";
import { FormulasAtWork, type FormulasAtWorkOptions } from "../formulas-at-work";

/** 2024-02-29 */
const LEAP_DAY = 45351;
const MINUTE_MS = 60_000;
/** Longer no cell may show that it is busy, of an endpoint that says at once that it is away. */
const MOST_BUSY_MS = 6_000;
/** The same where it is not even known what its model takes. */
const MOST_BUSY_AT_FIRST_MS = 11_000;

const RIGHT = "its own value";

/** Cells with a formula each, which Excel calculates as they are entered and as they are made dirty. */
class Column {
  readonly work: FormulasAtWork;
  readonly values = new Map<string, FormulaValue[][] | string>();
  readonly seen = new Set<string>();
  longestMs = 0;
  dirtied = 0;
  private readonly formulas = new Map<string, number>();

  constructor(options: FormulasAtWorkOptions) {
    this.work = new FormulasAtWork({
      ...options,
      onDirty: (addresses) => {
        this.dirtied += addresses.length;
        // In several turns, as Excel does.
        for (const turn of [0, 1, 2]) {
          const ofTurn = addresses.filter((_address, place) => place % 3 === turn);
          void this.pass(turn).then(() => ofTurn.forEach((address) => this.calculate(address)));
        }
      },
    });
  }

  enter(amounts: readonly number[]): void {
    amounts.forEach((amount, row) => {
      this.formulas.set(`S!F${row + 2}`, amount);
      this.calculate(`S!F${row + 2}`);
    });
  }

  clear(address: string): void {
    this.formulas.delete(address);
    this.work.gone.add(address);
    this.values.delete(address);
  }

  async pass(ms: number): Promise<void> {
    await this.work.clock.sleep(ms, new AbortController().signal);
  }

  /** How many cells show what; RIGHT stands for a cell's own value. */
  shown(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [address, value] of this.values) {
      const own = JSON.stringify([[this.formulas.get(address)! / 2]]);
      const what = typeof value === "string" ? value : JSON.stringify(value) === own ? RIGHT : "wrong";
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  }

  private calculate(address: string): void {
    const amount = this.formulas.get(address);
    if (amount === undefined) return;
    const { clock } = this.work;
    const begunAtMs = clock.nowMs;
    const invocation: FormulaInvocation = { address };
    void this.work.predict({ data: [[amount, "a", LEAP_DAY]], output: "half" }, invocation).then((value) => {
      this.values.set(address, value);
      if (typeof value === "string") this.seen.add(value);
      this.longestMs = Math.max(this.longestMs, clock.nowMs - begunAtMs);
    });
  }
}

const amounts = Array.from({ length: 600 }, (_, row) => row + 1);

const ASLEEP = "#N/A The endpoint is not ready yet, or it sleeps. Scoresheet tries again.";
const THROTTLED = "#N/A The endpoint takes no more requests for now. Scoresheet tries again.";
const UNREACHED = "#N/A The endpoint could not be reached. Scoresheet tries again.";

const WAYS: readonly (readonly [name: string, fail: () => Response, words: string])[] = [
  ["not ready", () => new Response("{}", { status: 503 }), ASLEEP],
  ["overrun", () => new Response("{}", { status: 429 }), THROTTLED],
  [
    "not to be reached",
    () => {
      throw new TypeError("fetch failed");
    },
    UNREACHED,
  ],
];

describe.each(WAYS)("an endpoint that is %s for a minute", (_name, fail, words) => {
  function away(catalogueToo: boolean) {
    let untilMs = -Infinity;
    const isAway = (): boolean => column.work.clock.nowMs < untilMs;
    const column: Column = new Column({
      interfere: () => (isAway() ? fail() : undefined),
      onAsk: () => (catalogueToo && isAway() ? fail() : undefined),
      delayMs: () => 100,
    });
    return { column, goAway: () => (untilMs = column.work.clock.nowMs + MINUTE_MS) };
  }

  it.each([
    ["its catalogue too", true],
    ["its catalogue answers", false],
  ])("has cells say so soon, and come back by themselves: %s", async (_which, catalogueToo) => {
    const { column, goAway } = away(catalogueToo);
    await column.work.allow();
    goAway();
    column.enter(amounts);
    const mostMs = catalogueToo ? MOST_BUSY_AT_FIRST_MS : MOST_BUSY_MS;
    await column.pass(mostMs);
    // A catalogue that is overrun says no more than that it takes long.
    expect(column.shown()).toEqual({ [catalogueToo && words === THROTTLED ? ASLEEP : words]: 600 });
    await column.pass(2 * MINUTE_MS);
    expect(column.shown()).toEqual({ [RIGHT]: 600 });
    expect(column.longestMs).toBeLessThanOrEqual(mostMs);
    expect(column.work.requestCount).toBeLessThanOrEqual(20);
    expect(column.work.asked.length).toBeLessThanOrEqual(40);
    expect(column.work.functions.cells.getState()).toMatchObject({ cellCount: 600, waitingCount: 0, troubles: {} });
    await column.pass(10 * MINUTE_MS);
    expect(column.dirtied).toBeLessThanOrEqual(3_000);
  });

  it("keeps what was answered before, and asks for no cell whose formula is gone", async () => {
    const { column, goAway } = away(false);
    await column.work.allow();
    column.enter(amounts.slice(0, 500));
    await column.pass(1_000);
    expect(column.shown()).toEqual({ [RIGHT]: 500 });
    goAway();
    column.enter(amounts);
    await column.pass(MOST_BUSY_MS);
    expect(column.shown()).toEqual({ [RIGHT]: 500, [words]: 100 });
    for (let row = 502; row < 552; row++) column.clear(`S!F${row}`);
    await column.pass(2 * MINUTE_MS);
    expect(column.shown()).toEqual({ [RIGHT]: 550 });
    expect(
      new Set(
        column.work.sent
          .slice(2)
          .flat()
          .map(({ amount }) => Number(amount) > 500),
      ),
    ).toEqual(new Set([true]));
    expect(column.work.functions.cells.getState()).toMatchObject({ cellCount: 550, troubles: {} });
    expect(column.longestMs).toBeLessThanOrEqual(MOST_BUSY_MS);
    const gone = column.work.dirty.filter((addresses) => addresses.includes("S!F502"));
    expect(gone).toHaveLength(1);
  });
});

describe("an endpoint that is away", () => {
  it("is left alone as long as it asks for, whatever is calculated meanwhile", async () => {
    const column = new Column({
      interfere: () => new Response("{}", { status: 503, headers: { "Retry-After": "50" } }),
    });
    await column.work.allow();
    column.enter(amounts);
    await column.pass(10_000);
    const { requestCount } = column.work;
    column.enter(amounts);
    await column.pass(30_000);
    expect(column.work.requestCount).toBe(requestCount);
    expect(column.shown()).toEqual({ [ASLEEP]: 600 });
  });

  it("is asked ever more seldom: an hour costs few requests, and few calculations", async () => {
    const column = new Column({ interfere: () => new Response("{}", { status: 503 }) });
    await column.work.allow();
    column.enter(amounts.slice(0, 10));
    await column.pass(60 * MINUTE_MS);
    expect(column.work.requestCount).toBeLessThanOrEqual(45);
    expect(column.dirtied).toBeLessThanOrEqual(40 * 10);
  });

  it("is asked with as few requests where each failure takes its time", async () => {
    const column = new Column({
      interfere: () => new Response("{}", { status: 503 }),
      delayMs: () => 2_000,
    });
    await column.work.allow();
    column.enter(Array.from({ length: 5_000 }, (_, row) => row + 1));
    await column.pass(10_000);
    expect(column.shown()).toEqual({ [ASLEEP]: 5_000 });
    const { requestCount } = column.work;
    await column.pass(MINUTE_MS);
    expect(column.work.requestCount - requestCount).toBeLessThanOrEqual(10);
    expect(column.shown()).toEqual({ [ASLEEP]: 5_000 });
  });

  it("is no endpoint that is slow, and refuses some requests as too many", async () => {
    let underWay = 0;
    const column: Column = new Column({
      interfere: () => {
        underWay--;
        return undefined;
      },
      delayMs: () => 12_000,
      onBody: () => underWay++,
    });
    await column.work.allow();
    column.enter(amounts);
    await column.pass(5 * MINUTE_MS);
    expect(column.shown()).toEqual({ [RIGHT]: 600 });
    expect(column.seen).toEqual(new Set());
  });

  it("does not hold up what breaks the connection of others", async () => {
    const column: Column = new Column({
      interfere: (rows) => {
        if (column.work.clock.nowMs < untilMs || rows.some(({ amount }) => amount === 1)) throw new TypeError("failed");
        return undefined;
      },
    });
    const untilMs = column.work.clock.nowMs + MINUTE_MS;
    await column.work.allow();
    column.enter(amounts);
    await column.pass(10 * MINUTE_MS);
    expect(column.shown()).toEqual({ [RIGHT]: 344, [UNREACHED]: 256 });
  });
});
