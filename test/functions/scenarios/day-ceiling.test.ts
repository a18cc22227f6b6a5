import { ECHO_HEADERS, FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const LEAP_DAY = 45351;
const DAY_MS = 24 * 60 * 60 * 1000;
const NEVER = new AbortController().signal;
const REACHED =
  "#N/A The ceiling of rows or requests in a day is reached. Raise it in Scoresheet's settings, or recalculate tomorrow.";

function column(work: FormulasAtWork, from: number, to: number): Promise<readonly unknown[]> {
  const rows = Array.from({ length: to - from }, (_, place) => from + place + 1);
  return Promise.all(
    rows.map((amount) =>
      work.predict({ data: [[amount, "a", LEAP_DAY]], output: "half" }, { address: `S!F${amount}` }),
    ),
  );
}

const without = (values: readonly unknown[]): readonly unknown[] => values.filter((value) => typeof value === "string");

describe("rows of formulas and the ceilings of a day", () => {
  it("count with the runs of the pane, and stop at the ceiling until it is raised or the day is over", async () => {
    let rowsADay = 1_000;
    const work = await new FormulasAtWork({ ceilings: () => ({ rowsADay }) }).allow();
    work.spending.add(700, 3);
    const values = await column(work, 0, 500);
    expect(without(values)).toEqual(Array.from({ length: 200 }, () => REACHED));
    expect(work.sent.flat()).toHaveLength(300);
    expect(work.spending.today()).toMatchObject({ rows: 1_000 });
    expect(work.functions.cells.getState()).toMatchObject({ troubles: { ceiling: 200 }, questions: [] });
    rowsADay = 1_100;
    await work.functions.tryAgain(new Set(["ceiling"]));
    expect(work.dirty[0]).toHaveLength(200);
    expect(without(await column(work, 0, 500))).toHaveLength(100);
    await work.clock.sleep(DAY_MS, NEVER);
    expect(without(await column(work, 0, 500))).toEqual([]);
    expect(work.spending.today()).toMatchObject({ rows: 100 });
  });

  it("count a row once that is tried again, and no row that was answered", async () => {
    let isAway = true;
    const work = await new FormulasAtWork({
      interfere: () => (isAway ? new Response("{}", { status: 503 }) : undefined),
      ceilings: () => ({ rowsADay: 300 }),
    }).allow();
    for (let trial = 0; trial < 3; trial++) {
      expect(without(await column(work, 0, 300))).toHaveLength(300);
      await work.clock.sleep(5_000, NEVER);
    }
    isAway = false;
    expect(without(await column(work, 0, 300))).toEqual([]);
    expect(without(await column(work, 0, 300))).toEqual([]);
    expect(work.spending.today().rows).toBe(300);
    expect(await column(work, 300, 301)).toEqual([REACHED]);
  });

  it("stop at the ceiling of requests, too", async () => {
    const work = await new FormulasAtWork({ ceilings: () => ({ requestsADay: 2 }) }).allow();
    expect(without(await column(work, 0, 1_000)).length).toBeGreaterThanOrEqual(1_000 - 2 * 256);
    expect(work.requestCount).toBeLessThanOrEqual(2);
    expect(await column(work, 0, 1)).toEqual([[[0.5]]]);
  });

  it("stop there though all is calculated anew while requests wait", async () => {
    const work = await new FormulasAtWork({ ceilings: () => ({ requestsADay: 12 }), delayMs: () => 2_000 }).allow();
    const before = column(work, 0, 2_560);
    await work.clock.sleep(500, NEVER);
    await work.functions.recalculate();
    await Promise.all([before, column(work, 0, 2_560)]);
    expect(work.requestCount).toBe(12);
  });

  it("take nothing of what may go in a minute where the ceiling holds them", async () => {
    const work = await new FormulasAtWork({ ceilings: () => ({ rowsADay: 10 }) }).allow("echo", ECHO_HEADERS[0], 0);
    await column(work, 0, 2_000);
    expect(work.functions.cells.getState()).toMatchObject({ troubles: { ceiling: 1_990 }, questions: [] });
  });
});
