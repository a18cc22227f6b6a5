import { CellRetries } from "../../../src/functions/cells/cell-retries";

interface Timer {
  readonly delayMs: number;
  readonly act: () => void;
  isTakenBack: boolean;
}

function retrying(isBusy = false) {
  const timers: Timer[] = [];
  const dirty: (readonly string[])[] = [];
  let nowMs = 0;
  const retries = new CellRetries(
    { addressesToTry: () => ["S!A1"] },
    {
      markDirty: (addresses) => {
        dirty.push(addresses);
        return isBusy ? Promise.reject(new Error("busy")) : Promise.resolve();
      },
    },
    {
      now: () => nowMs,
      startTimer: (delayMs, act) => {
        const timer: Timer = { delayMs, act, isTakenBack: false };
        timers.push(timer);
        return () => (timer.isTakenBack = true);
      },
    },
  );
  const pass = (): void => {
    nowMs += timers.at(-1)!.delayMs;
    timers.at(-1)!.act();
  };
  return { retries, timers, dirty, pass, wait: (ms: number) => (nowMs += ms) };
}

const secondsOf = (timers: readonly Timer[]): readonly number[] => timers.map(({ delayMs }) => delayMs / 1000);

describe("cells whose trouble ends by itself", () => {
  it("are calculated anew, ever more seldom", () => {
    const { retries, timers, dirty, pass } = retrying();
    for (let time = 0; time < 7; time++) {
      retries.note();
      retries.note();
      pass();
    }
    expect(secondsOf(timers)).toEqual([5, 10, 20, 40, 80, 120, 120]);
    expect(dirty).toHaveLength(7);
  });

  it("are tried soon where an endpoint is back, or where the last trouble was long ago", () => {
    const { retries, timers, pass, wait } = retrying();
    for (let time = 0; time < 3; time++) {
      retries.note();
      if (time < 2) pass();
    }
    retries.noteBack();
    expect(timers[2]!.isTakenBack).toBe(true);
    pass();
    retries.note();
    pass();
    wait(600_000);
    retries.note();
    expect(secondsOf(timers)).toEqual([5, 10, 20, 5, 10, 5]);
  });

  it("are tried again where Excel was busy", async () => {
    const { retries, timers, pass } = retrying(true);
    retries.note();
    pass();
    await Promise.resolve();
    await Promise.resolve();
    expect(timers).toHaveLength(2);
  });
});
