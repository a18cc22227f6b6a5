import { RequestBudget } from "../../../src/scoring/learned/request-budget";

const { signal } = new AbortController();
const MANY = () => 1_000_000;

/** After everything that follows at once has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function budgetOf(most: number): RequestBudget {
  const budget = new RequestBudget(() => 0, 4);
  budget.begin({ most, first: most, holds: true, left: MANY });
  return budget;
}

describe("the requests of all queries to one endpoint", () => {
  it("begin in the order in which they ask, as many at once as may be under way", async () => {
    const budget = budgetOf(2);
    const begun: number[] = [];
    const turns = [0, 1, 2, 3].map((query) => {
      const turn = budget.open();
      void turn.begin(signal).then(() => begun.push(query));
      return turn;
    });
    await settled();
    expect(begun).toEqual([0, 1]);
    turns[1]!.end("answered");
    turns[1]!.leave();
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    turns[0]!.leave(); // Cancelled: it never ended.
    await settled();
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it("give no place to one that was refused while it waits, and let it go before others when there is room", async () => {
    const budget = budgetOf(2);
    const [first, second, third, fourth] = [budget.open(), budget.open(), budget.open(), budget.open()];
    await first.begin(signal);
    await second.begin(signal);
    expect(budget.current).toBe(2);
    second.end("refused");
    expect(budget.current).toBe(1); // One passed. Nobody knows yet whether the endpoint takes any.
    first.end("answered");
    expect(budget.current).toBe(2); // One under way, and the one that is held back.
    await third.begin(signal);
    const begun: string[] = [];
    void fourth.begin(signal).then(() => begun.push("fourth"));
    void second.begin(signal).then(() => begun.push("second"));
    third.end("answered");
    await settled();
    expect(begun).toEqual(["second"]);
    expect(budget.current).toBe(1);
  });

  it("leave the line when they are cancelled, and rejects with the signal's reason", async () => {
    const budget = budgetOf(1);
    const [first, second, third] = [budget.open(), budget.open(), budget.open()];
    await first.begin(signal);
    const gone = new AbortController();
    const waiting = second.begin(gone.signal);
    const last = third.begin(signal);
    gone.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    first.leave();
    await expect(last).resolves.toBeUndefined();
  });

  it("tell who listens of every change, until they need not be told any more", async () => {
    const budget = budgetOf(2);
    let told = 0;
    const forget = budget.subscribe(() => told++);
    const turn = budget.open();
    await turn.begin(signal);
    turn.end("refused");
    expect(told).toBeGreaterThan(0);
    forget();
    told = 0;
    turn.leave();
    expect(told).toBe(0);
  });
});
