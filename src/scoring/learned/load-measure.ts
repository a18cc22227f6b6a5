/** What an endpoint gave while so many requests were under way at once. */
export interface LoadMeasure {
  /** Requests at once that were allowed. */
  readonly level: number;
  /** From the start of a request to its answer, on average. */
  readonly latencyMs: number;
  /** Answers in a millisecond: by Little's law, the requests under way over the time that each takes. */
  readonly rate: number;
}

/** Answers to requests that were all started at one level, while as many were under way as that level allows, or nearly so. */
export class LoadRound {
  private latencySumMs = 0;
  private underWaySum = 0;
  private answers = 0;

  constructor(private readonly level: number) {}

  get count(): number {
    return this.answers;
  }

  /**
   * @param underWay requests at once when this one was started, itself among them. Of an answer to a request that was started while far
   * fewer were under way than may be, nothing is learned of the level: the endpoint waited for us.
   */
  add(latencyMs: number, underWay: number): void {
    if (underWay < FULL_SHARE * this.level) return;
    this.answers++;
    this.underWaySum += underWay;
    this.latencySumMs += Math.max(latencyMs, SHORTEST_MS);
  }

  /** Of one answer at least. */
  measure(): LoadMeasure {
    return {
      level: this.level,
      latencyMs: this.latencySumMs / this.answers,
      rate: this.underWaySum / this.latencySumMs,
    };
  }
}

/** Whether a level brings at least a quarter of what it would bring if more at once cost the endpoint nothing. */
export function pays(measured: LoadMeasure, before: LoadMeasure): boolean {
  return measured.rate / before.rate >= 1 + GAIN_SHARE * (measured.level / before.level - 1);
}

/** Whether fewer bring as much, as far as rates are known: to a tenth. */
export function bringsAsMuch(measured: LoadMeasure, before: LoadMeasure): boolean {
  return measured.rate >= 0.9 * before.rate;
}

const GAIN_SHARE = 0.25;

/** Of the requests that are allowed, the share that must be under way. */
const FULL_SHARE = 0.75;

/** Clocks of browsers are coarse; no answer takes less. */
const SHORTEST_MS = 0.1;
