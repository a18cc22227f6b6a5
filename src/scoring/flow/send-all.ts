import { Bell } from "./bell";

/** How many requests may be under way. */
export interface RequestLimit {
  /** Read again before each start, so that it may change meanwhile. */
  readonly current: number;
  /** Has somebody told whenever `current` may have changed. @returns what ends it */
  subscribe?(listener: () => void): () => void;
}

export interface SendAllOptions {
  readonly limit: RequestLimit;
  /** Ends it early: nothing more is started, and nobody waits for what is under way. */
  readonly stop: AbortSignal;
  readonly onInFlight?: (count: number) => void;
}

/**
 * Works at all items, as many at a time as the limit allows, in the order of the items; they may end in any order. The next item is pulled
 * while all slots are taken, so that it is there when one is free.
 * @throws the first rejection, of the items or of `work`, at once: nothing new is started, and nobody waits for what is under way
 */
export async function sendAll<Item>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<unknown>,
  { limit, stop, onInFlight = () => undefined }: SendAllOptions,
): Promise<void> {
  const bell = new Bell();
  const ring = (): void => bell.ring();
  const unsubscribe = limit.subscribe?.(ring);
  stop.addEventListener("abort", ring);
  let underWay = 0;
  let failure: { readonly error: unknown } | undefined;
  const isOver = (): boolean => failure !== undefined || stop.aborted;
  const fail = (error: unknown): void => {
    failure ??= { error };
  };
  const note = (change: 1 | -1): void => onInFlight((underWay += change));
  const start = (item: Item): void => {
    note(1);
    void work(item)
      .catch(fail)
      .finally(() => {
        note(-1);
        ring();
      });
  };
  const pulling = items[Symbol.asyncIterator]();
  const pull = () => nextOf(pulling, bell, isOver, fail);
  try {
    for (let next = await pull(); next !== undefined; next = await pull()) {
      while (!isOver() && underWay >= limit.current) await bell.heard();
      if (isOver()) break;
      start(next.value);
    }
    while (!isOver() && underWay > 0) await bell.heard();
  } finally {
    unsubscribe?.();
    stop.removeEventListener("abort", ring);
    void pulling.return?.()?.catch(() => undefined);
  }
  if (failure !== undefined) throw failure.error;
}

/** The next item; undefined when there is none, or nobody wants it any more. */
async function nextOf<Item>(
  items: AsyncIterator<Item>,
  bell: Bell,
  isOver: () => boolean,
  fail: (error: unknown) => void,
): Promise<{ readonly value: Item } | undefined> {
  let pulled: { readonly value: Item } | undefined;
  let isThere = false;
  void items
    .next()
    .then((next) => (pulled = next.done === true ? undefined : { value: next.value }), fail)
    .finally(() => {
      isThere = true;
      bell.ring();
    });
  while (!isThere && !isOver()) await bell.heard();
  return isThere && !isOver() ? pulled : undefined;
}
