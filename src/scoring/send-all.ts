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
  const running = new RunningMap(work, options);
  const pumping = running.pump(items);
  pumping.catch(() => undefined); // Thrown below, after the results that came before it.
  try {
    yield* running.results();
    await pumping;
  } finally {
    running.stop();
  }
}

/** What is under way in one map: the pump starts work at one end, the consumer takes results at the other. */
class RunningMap<Item, Result> {
  private readonly started: Promise<Result>[] = [];
  private readonly bell = new Bell();
  private underWay = 0;
  private pulledAll = false;
  private stopped = false;

  constructor(
    private readonly work: (item: Item) => Promise<Result>,
    private readonly options: MapConcurrentOptions,
  ) {}

  /** Pulls an item whenever a slot is free, until there are no more or the map is stopped. */
  async pump(items: AsyncIterable<Item>): Promise<void> {
    try {
      for await (const item of items) {
        if (this.stopped) return;
        this.start(item);
        while (!this.stopped && !this.isFree()) await this.bell.heard();
      }
    } finally {
      this.pulledAll = true;
      this.bell.ring();
    }
  }

  /** Results in the order of the items, each as soon as it and those before it are there. */
  async *results(): AsyncGenerator<Result, void, undefined> {
    for (;;) {
      while (this.started.length === 0 && !this.pulledAll) await this.bell.heard();
      const next = this.started.shift();
      this.bell.ring();
      if (next === undefined) return;
      yield await next;
    }
  }

  /** Nothing new is started from here on. */
  stop(): void {
    this.stopped = true;
    this.bell.ring();
  }

  private start(item: Item): void {
    this.noteUnderWay(1);
    const result = this.work(item);
    result
      .catch(() => {
        this.stopped = true; // The consumer sees the rejection itself, at its place in the order.
      })
      .finally(() => {
        this.noteUnderWay(-1);
        this.bell.ring();
      });
    this.started.push(result);
    this.bell.ring();
  }

  private isFree(): boolean {
    const slots = this.options.limit.current;
    return this.underWay < slots && this.started.length < AHEAD_PER_SLOT * slots;
  }

  private noteUnderWay(change: 1 | -1): void {
    this.underWay += change;
    this.options.onInFlight?.(this.underWay);
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
