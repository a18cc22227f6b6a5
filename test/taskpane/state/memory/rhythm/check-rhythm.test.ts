import { CheckRhythm, whenSelected } from "../../../../../src/taskpane/state/memory/rhythm/check-rhythm";

/** A clock that a test moves, and the one wait that is under way. */
function handMoved() {
  const waits: { readonly ms: number; readonly act: () => void }[] = [];
  const clock = {
    nowMs: 0,
    now: () => clock.nowMs,
    after(ms: number, act: () => void) {
      const wait = { ms, act };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait) >>> 0, 1);
    },
  };
  return { clock, waits };
}

describe("when a check is made anew", () => {
  test("at once where nothing was checked a moment ago, and with the selection once that rests", () => {
    const { clock, waits } = handMoved();
    let due = 0;
    const rhythm = new CheckRhythm(clock, () => due++);
    expect(rhythm.ask()).toBeLessThanOrEqual(0);
    expect(due).toBe(1);
    expect(rhythm.askAtRest()).toBe(500);
    expect(waits.map(({ ms }) => ms)).toEqual([500]);
  });

  test("is not forgotten by who asks too early: it is made when ten times as long has passed as the last one took", () => {
    const { clock, waits } = handMoved();
    let due = 0;
    const rhythm = new CheckRhythm(clock, () => due++);
    rhythm.noteCheck(300);
    clock.nowMs = 1_000;
    expect(rhythm.ask()).toBe(2_000);
    expect(rhythm.askAtRest()).toBe(2_000);
    expect(due).toBe(0);
    expect(waits).toHaveLength(1); // the later one took the place of the first
    waits[0]?.act();
    expect(due).toBe(1);
  });

  test("at most once a second, and never once it was stopped", () => {
    const { clock, waits } = handMoved();
    const rhythm = new CheckRhythm(clock, () => undefined);
    rhythm.noteCheck(1);
    expect(rhythm.ask()).toBe(1_000);
    rhythm.stop();
    expect(waits).toEqual([]);
  });

  test("is not put off for longer than a second by somebody who goes on working", () => {
    const { clock, waits } = handMoved();
    const rhythm = new CheckRhythm(clock, () => undefined);
    expect(rhythm.askAtRest()).toBe(500);
    clock.nowMs = 400;
    expect(rhythm.askAtRest()).toBe(900);
    clock.nowMs = 800;
    expect(rhythm.askAtRest()).toBe(1_000);
    expect(waits.map(({ ms }) => ms)).toEqual([200]);
  });

  test("bears with a sheet whose selection cannot be followed", async () => {
    const end = await whenSelected({ sheet: () => Promise.reject(new Error("too old")) }, () => undefined);
    await expect(end()).resolves.toBeUndefined();
  });
});
