import { PacedTelling } from "../../../src/scoring/flow/paced-telling";
import { ManualTime } from "../../excel/host/manual-time";

describe("paced telling", () => {
  it("tells the first state at once, then the latest every 125 ms, and the last one as soon as it is there", async () => {
    const time = new ManualTime();
    const told: [number, number][] = [];
    const telling = new PacedTelling<number>(time, (state) => told.push([time.now(), state]));
    telling.tell(1);
    for (let state = 2; state < 30; state++) {
      await time.pass(10);
      telling.tell(state);
    }
    expect(told).toEqual([
      [0, 1],
      [125, 13],
      [250, 25],
    ]);
    telling.tellLast(99);
    expect([told.at(-1), time.pendingCount]).toEqual([[280, 99], 0]);
    telling.tell(100);
    await time.pass(1_000);
    expect(told.at(-1)).toEqual([280, 99]);
  });

  it("tells what nothing comes after all the same", async () => {
    const time = new ManualTime();
    const told: number[] = [];
    const telling = new PacedTelling<number>(time, (state) => told.push(state));
    telling.tell(1);
    telling.tell(2);
    await time.pass(125);
    expect([told, time.pendingCount]).toEqual([[1, 2], 0]);
  });

  it("tells each state where there is no timer", () => {
    const told: number[] = [];
    const telling = new PacedTelling<number>({ now: () => 0 }, (state) => told.push(state));
    for (const state of [1, 2, 3]) telling.tell(state);
    expect(told).toEqual([1, 2, 3]);
  });
});
