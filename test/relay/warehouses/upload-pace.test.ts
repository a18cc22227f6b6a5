import { countBody } from "../../../src/relay/network/body-stream";
import { PaceClock } from "../../../src/relay/warehouses/upload-pace";
import { manualTimers } from "../manual-timers";

const PACE = { bytes: 100, everyMs: 1000 };

describe("the pace of an upload", () => {
  it("is looked at again and again, and too slow where too little has come since", async () => {
    const { timers, clock, push, look, calls } = watched();
    await push(100);
    look();
    expect([clock.isTooSlow, timers.pending.length]).toEqual([false, 2]);
    await push(99);
    look();
    expect([clock.isTooSlow, calls(), timers.pending.length]).toEqual([true, 1, 2]);
  });

  it("is none any more when all has come", async () => {
    const { clock, push, look, calls, close } = watched();
    await push(1);
    await close();
    look();
    expect([clock.isTooSlow, calls()]).toEqual([false, 0]);
  });

  it("is not looked at after the end of the exchange", () => {
    const { timers, clock } = watched();
    clock.clear();
    expect(timers.cleared).toBe(1);
  });
});

function watched() {
  const timers = manualTimers();
  const source = new TransformStream<Uint8Array, Uint8Array>();
  const counted = countBody(source.readable, 1000);
  const reader = counted.stream.getReader();
  const writer = source.writable.getWriter();
  let calls = 0;
  const clock = new PaceClock(counted, PACE, timers, () => (calls += 1));
  return {
    timers,
    clock,
    calls: () => calls,
    look: () => timers.pending.at(-1)?.callback(),
    push: async (bytes: number) => {
      void writer.write(new Uint8Array(bytes));
      await reader.read();
    },
    close: async () => {
      void writer.close();
      await reader.read();
    },
  };
}
