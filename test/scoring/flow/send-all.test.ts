import fc from "fast-check";
import { sendAll, type RequestLimit } from "../../../src/scoring/flow/send-all";

const NEVER = new AbortController().signal;

async function* from<T>(items: Iterable<T>, onPull: (item: T) => void = () => undefined) {
  for (const item of items) {
    onPull(item);
    yield item;
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

describe("sending all", () => {
  it("works at each item once, begins in their order, and never works at more than allowed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 6 }), async (delays, current) => {
        const started: number[] = [];
        const ended = new Set<number>();
        let underWay = 0;
        let most = 0;
        const work = async (index: number): Promise<void> => {
          started.push(index);
          most = Math.max(most, ++underWay);
          await turns(delays[index]!);
          underWay--;
          ended.add(index);
        };
        const told: number[] = [];
        const options = { limit: { current }, stop: NEVER, onInFlight: (count: number) => told.push(count) };
        await sendAll(from(delays.keys()), work, options);
        expect(started).toEqual([...delays.keys()]);
        expect(ended.size).toBe(delays.length);
        expect(most).toBeLessThanOrEqual(current);
        expect(told.at(-1) ?? 0).toBe(0);
        expect(Math.max(0, ...told)).toBeLessThanOrEqual(current);
      }),
    );
  });

  it("pulls the next item while all slots are taken, and no more", async () => {
    const pulled: number[] = [];
    const work = () => new Promise<void>(() => undefined);
    void sendAll(
      from([0, 1, 2, 3, 4], (item) => pulled.push(item)),
      work,
      { limit: { current: 2 }, stop: NEVER },
    );
    await turns(100);
    expect(pulled).toEqual([0, 1, 2]);
  });

  it("throws a rejection at once, starts nothing more, and waits for nothing", async () => {
    const started: number[] = [];
    const sending = sendAll(
      from([0, 1, 2, 3, 4]),
      async (item) => {
        started.push(item);
        if (item !== 2) await new Promise(() => undefined);
        throw new Error("two");
      },
      { limit: { current: 3 }, stop: NEVER },
    );
    await expect(sending).rejects.toThrow("two");
    await turns(100);
    expect(started).toEqual([0, 1, 2]);
  });

  it("throws what the items throw, also while work is under way", async () => {
    async function* failing() {
      yield 1;
      throw new Error("no more");
    }
    const sending = sendAll(failing(), () => new Promise(() => undefined), { limit: { current: 2 }, stop: NEVER });
    await expect(sending).rejects.toThrow("no more");
  });

  it("ends early when it is stopped, also while an item is waited for, and pulls nothing more", async () => {
    const stop = new AbortController();
    async function* stuck() {
      yield 1;
      await new Promise(() => undefined);
    }
    const sending = sendAll(stuck(), () => Promise.resolve(), { limit: { current: 1 }, stop: stop.signal });
    await turns(50);
    stop.abort();
    await sending;
  });

  it("starts more when it is told that the limit has changed", async () => {
    let listener = (): void => undefined;
    const limit: { -readonly [key in keyof RequestLimit]: RequestLimit[key] } = {
      current: 1,
      subscribe: (told) => {
        listener = told;
        return () => (listener = () => undefined);
      },
    };
    const started: number[] = [];
    const stop = new AbortController();
    const work = (item: number) => new Promise<void>(() => started.push(item));
    const sending = sendAll(from([0, 1, 2, 3]), work, { limit, stop: stop.signal });
    await turns(50);
    expect(started).toEqual([0]);
    limit.current = 3;
    listener();
    await turns(50);
    expect(started).toEqual([0, 1, 2]);
    stop.abort();
    await sending;
  });
});
