/** Answered items that may wait for the consumer, for each one allowed under way: bounds memory while a slow write holds it up. */
const AHEAD_PER_SLOT = 4;

export interface MapConcurrentOptions {
  /** Read again before each start, so that it may change while the map runs. */
  readonly limit: { readonly current: number };
  readonly onInFlight?: (count: number) => void;
}

/**
 * Maps items by `work`, several at a time, and yields the results in the order of the items.
 * Items are pulled only when a slot is free and go on being worked while the consumer is busy. The first rejection (of the items
 * or of `work`) is thrown at its place in the order, and nothing new is started; a consumer that leaves early stops it too.
 */
export async function* mapConcurrent<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  options: MapConcurrentOptions,
): AsyncGenerator<Result, void, undefined> {
  const started: Promise<Result>[] = [];
  const bell = new Bell();
  let underWay = 0;
  let pulledAll = false;
  let stopped = false;

  const noteUnderWay = (change: 1 | -1): void => {
    underWay += change;
    options.onInFlight?.(underWay);
  };

  const start = (item: Item): void => {
    noteUnderWay(+1);
    const result = work(item);
    result
      .catch(() => {
        stopped = true; // The consumer sees the rejection itself, at its place in the order.
      })
      .finally(() => {
        noteUnderWay(-1);
        bell.ring();
      });
    started.push(result);
    bell.ring();
  };

  const isFree = (): boolean =>
    underWay < options.limit.current && started.length < AHEAD_PER_SLOT * options.limit.current;

  const pump = async (): Promise<void> => {
    for await (const item of items) {
      if (stopped) return;
      start(item);
      while (!stopped && !isFree()) await bell.heard();
    }
  };

  const pumping = pump().finally(() => {
    pulledAll = true;
    bell.ring();
  });
  pumping.catch(() => undefined); // Thrown below, after the results that came before it.

  try {
    for (;;) {
      while (started.length === 0 && !pulledAll) await bell.heard();
      const next = started.shift();
      bell.ring();
      if (next === undefined) break;
      yield await next;
    }
    await pumping;
  } finally {
    stopped = true;
    bell.ring();
  }
}

/** Lets one or more waiters sleep until the next ring. */
class Bell {
  private waiters: (() => void)[] = [];

  heard(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  ring(): void {
    const waiting = this.waiters;
    this.waiters = [];
    for (const wake of waiting) wake();
  }
}
