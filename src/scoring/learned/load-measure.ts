/** What an endpoint gave while so many requests were under way at once. */
export interface LoadMeasure {
  /** Requests at once that were allowed. */
  readonly level: number;
  /** From the start of a request to its answer, on average. */
  readonly latencyMs: number;
  /** Answers in a millisecond: by Little's law, the requests under way over the time that each takes. */
  readonly rate: number;
}

/**
 * The first requests that are started at one level, while as many are under way as that level allows, or nearly so. All of them are waited
 * for, but for an eighth: the first answers are those that took least.
 */
export class LoadRound {
  private latencySumMs = 0;
  private underWaySum = 0;
  private joined = 0;
  private answers = 0;
  private lost = 0;

  /** @param size requests that make a round; none is measured with 0 */
  constructor(
    private readonly level: number,
    private readonly size: number,
  ) {}

  /**
   * @param underWay requests at once, the one that is started now among them. Where far fewer are under way than may be, nothing is learned:
   * the endpoint waits for us.
   * @returns whether the request belongs to the round: then either `add` or `lose` is told of it
   */
  join(underWay: number): boolean {
    if (this.joined >= this.size || underWay < FULL_SHARE * this.level) return false;
    this.joined++;
    this.underWaySum += underWay;
    return true;
  }

  add(latencyMs: number): void {
    this.answers++;
    this.latencySumMs += Math.max(latencyMs, SHORTEST_MS);
  }

  /** It had no answer that tells anything. */
  lose(): void {
    this.lost++;
  }

  get isOver(): boolean {
    const awaited = this.joined - this.answers - this.lost;
    return this.joined >= this.size && this.answers > 0 && awaited <= this.size / 8;
  }

  /** Whether none of its requests had an answer that tells anything. */
  get isSpent(): boolean {
    return this.size > 0 && this.lost >= this.size;
  }

  get isSure(): boolean {
    return this.answers >= SURE_COUNT;
  }

  /** Of one answer at least. */
  measure(): LoadMeasure {
    const latencyMs = this.latencySumMs / this.answers;
    return { level: this.level, latencyMs, rate: this.underWaySum / this.joined / latencyMs };
  }
}

/** @param share of what a level would bring, above the one before it, if more at once cost the endpoint nothing */
export function pays(measured: LoadMeasure, before: LoadMeasure, share: number): boolean {
  return measured.rate / before.rate >= 1 + share * (measured.level / before.level - 1);
}

/** Whether fewer bring as much, as far as rates are known: to a tenth. */
export function bringsAsMuch(measured: LoadMeasure, before: LoadMeasure): boolean {
  return measured.rate >= 0.9 * before.rate;
}

/** Of the requests that are allowed, the share that must be under way. */
const FULL_SHARE = 0.75;

/** Answers whose average is worth keeping. */
const SURE_COUNT = 8;

/** Clocks of browsers are coarse; no answer takes less. */
const SHORTEST_MS = 0.1;
