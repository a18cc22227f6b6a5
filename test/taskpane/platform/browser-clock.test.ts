import { BROWSER_CLOCK } from "../../../src/taskpane/platform/browser-clock";

describe("the browser's clock", () => {
  beforeEach(() => void jest.useFakeTimers());

  afterEach(() => void jest.useRealTimers());

  it("ticks until it is told to stop", () => {
    let ticks = 0;
    const stop = BROWSER_CLOCK.every(500, () => ticks++);
    jest.advanceTimersByTime(1_499);
    expect(ticks).toBe(2);
    stop();
    jest.advanceTimersByTime(5_000);
    expect([ticks, jest.getTimerCount()]).toEqual([2, 0]);
  });
});
