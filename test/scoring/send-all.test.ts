import fc from "fast-check";
import { mapConcurrent } from "../../src/scoring/map-concurrent";

async function* from<T>(items: Iterable<T>, onPull: (item: T) => void = () => undefined) {
  for (const item of items) {
    onPull(item);
    yield item;
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe("mapConcurrent", () => {
  it("yields in the order of the items and never runs more than allowed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 6 }), async (delays, current) => {
        let underWay = 0;
        let most = 0;
        const work = async (delay: number): Promise<number> => {
          most = Math.max(most, ++underWay);
          await turns(delay);
          underWay--;
          return delay * 2;
        };
        expect(await collect(mapConcurrent(from(delays), work, { limit: { current } }))).toEqual(
          delays.map((d) => d * 2),
        );
        expect(most).toBeLessThanOrEqual(current);
      }),
    );
  });

  it("goes on working while the consumer is busy, but not without bound", async () => {
    const pulled: number[] = [];
    const items = Array.from({ length: 100 }, (_, index) => index);
    const results = mapConcurrent(
      from(items, (item) => pulled.push(item)),
      (item) => Promise.resolve(item),
      {
        limit: { current: 2 },
      },
    );
    await results.next();
    await turns(500);
    expect(pulled.length).toBeGreaterThan(4);
    expect(pulled.length).toBeLessThan(15);
    expect(await collect(results)).toHaveLength(99);
  });

  it("throws a rejection at its place and starts nothing after it", async () => {
    const started: number[] = [];
    const seen: number[] = [];
    const results = mapConcurrent(
      from([0, 1, 2, 3, 4, 5, 6, 7]),
      async (item) => {
        started.push(item);
        await turns(item === 2 ? 1 : 10);
        if (item === 2) throw new Error("two");
        return item;
      },
      { limit: { current: 3 } },
    );
    await expect(
      (async () => {
        for await (const result of results) seen.push(result);
      })(),
    ).rejects.toThrow("two");
    expect(seen).toEqual([0, 1]);
    expect(started).toEqual([0, 1, 2]);
  });

  it("throws what the items throw, after the results that came before", async () => {
    async function* failing() {
      yield 1;
      throw new Error("no more");
    }
    const results = mapConcurrent(failing(), (item) => Promise.resolve(item), { limit: { current: 2 } });
    expect(await results.next()).toEqual({ done: false, value: 1 });
    await expect(results.next()).rejects.toThrow("no more");
  });

  it("stops pulling when the consumer leaves", async () => {
    const pulled: number[] = [];
    const items = Array.from({ length: 50 }, (_, index) => index);
    for await (const result of mapConcurrent(
      from(items, (item) => pulled.push(item)),
      (item) => Promise.resolve(item),
      { limit: { current: 1 } },
    )) {
      if (result === 2) break;
    }
    const soFar = pulled.length;
    await turns(200);
    expect(pulled.length).toBe(soFar);
    expect(soFar).toBeLessThan(12);
  });
});
