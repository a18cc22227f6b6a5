import { CellRetries } from "../../../src/functions/cells/cell-retries";

function retrying(isBusy = false) {
  const timers: [delayMs: number, act: () => void][] = [];
  const dirty: (readonly string[])[] = [];
  const retries = new CellRetries(
    { addressesToTry: () => ["S!A1"] },
    {
      markDirty: (addresses) => {
        dirty.push(addresses);
        return isBusy ? Promise.reject(new Error("busy")) : Promise.resolve();
      },
    },
    { startTimer: (delayMs, act) => (timers.push([delayMs, act]), () => undefined) },
  );
  return { retries, timers, dirty };
}

describe("cells whose trouble ends by itself", () => {
  it("are calculated anew, ever more seldom until the endpoint answers", () => {
    const { retries, timers, dirty } = retrying();
    for (let time = 0; time < 6; time++) {
      retries.note();
      retries.note();
      timers.at(-1)![1]();
    }
    expect(timers.map(([delayMs]) => delayMs / 1000)).toEqual([30, 60, 120, 240, 300, 300]);
    expect(dirty).toHaveLength(6);
    retries.noteAnswer();
    retries.note();
    expect(timers.at(-1)![0]).toBe(30_000);
  });

  it("are tried again where Excel was busy", async () => {
    const { retries, timers } = retrying(true);
    retries.note();
    timers[0]![1]();
    await Promise.resolve();
    await Promise.resolve();
    expect(timers).toHaveLength(2);
  });
});
