import type { RequestEnd, RequestTurn, RequestTurns } from "./request-turns";
import { ConcurrencyLimit } from "./concurrency-limit";
import type { LimitBounds, LimitReason, StartedRequest } from "./limit-bounds";

/** How many requests go at once, and why not more. */
export interface RequestsAtOnce {
  readonly most: number;
  readonly why: LimitReason;
}

/** A turn that waits for room. */
interface Waiting {
  readonly isHeld: boolean;
  readonly start: (request: StartedRequest) => void;
}

/**
 * All requests to one endpoint, whoever sends them: they share what it takes at once, and what is learned of that. A request that was
 * refused as one too many is held back without a place among those under way, and goes before others when there is room again.
 */
export class RequestBudget implements RequestTurns {
  private readonly limit: ConcurrencyLimit;
  private readonly listeners = new Set<() => void>();
  private waiting: readonly Waiting[] = [];
  private underWay = 0;
  private held = 0;
  /** Of the held ones, those that others may be sent for: they were refused before another was answered, so that not all are. */
  private replaced = 0;
  private told: RequestsAtOnce;

  /**
   * @param now milliseconds of a clock that is never set; only differences matter
   * @param first requests at once as long as no run has begun
   */
  constructor(
    private readonly now: () => number,
    first: number,
  ) {
    this.limit = new ConcurrencyLimit(first);
    this.told = { most: first, why: this.limit.reason };
  }

  /**
   * Batches that may be under way, those that are held back among them. Of an endpoint that refuses all of them, no further ones are begun.
   */
  get current(): number {
    return this.limit.current + Math.min(this.replaced, this.limit.current);
  }

  /** Whether any request is under way now. */
  get isBusy(): boolean {
    return this.underWay > 0;
  }

  /** The same object as long as nothing of it has changed. */
  get state(): RequestsAtOnce {
    const { current: most, reason: why } = this.limit;
    if (most !== this.told.most || why !== this.told.why) this.told = { most, why };
    return this.told;
  }

  /** Told when `current` or `state` has changed. @returns to be called when nothing more is to be told */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A run begins to send. */
  begin(bounds: LimitBounds): void {
    this.limit.begin(bounds, this.now());
    this.changed();
  }

  open(): RequestTurn {
    let request: StartedRequest | undefined;
    let heldSinceMs: number | undefined;
    const release = (): void => {
      if (heldSinceMs === undefined) return;
      heldSinceMs = undefined;
      this.held--;
      this.replaced = Math.min(this.replaced, this.held);
    };
    return {
      begin: async (signal) => {
        request = await this.room(heldSinceMs !== undefined, signal);
        if (heldSinceMs !== undefined) this.limit.noteHeld(this.now() - heldSinceMs);
        release();
      },
      end: (how) => {
        if (request === undefined) return;
        this.underWay--;
        if (how === "refused") {
          heldSinceMs = this.now();
          this.held++;
        }
        this.learn(request, how);
        request = undefined;
        this.changed();
      },
      leave: () => {
        if (request !== undefined) {
          this.underWay--;
          this.limit.lost(request);
        }
        request = undefined;
        release();
        this.changed();
      },
    };
  }

  private learn(request: StartedRequest, how: RequestEnd): void {
    if (how === "answered") {
      this.replaced = this.held;
      this.limit.answered(request, this.now());
    } else if (how === "refused") this.limit.refused(request, this.now());
    else if (how === "overloaded") this.limit.overloaded(request, this.now());
    else this.limit.lost(request);
  }

  /** Resolves once one more may be under way, which is counted then. */
  private room(isHeld: boolean, signal: AbortSignal): Promise<StartedRequest> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = (): void => {
        this.waiting = this.waiting.filter((other) => other !== waiting);
        reject(signal.reason);
      };
      const waiting: Waiting = {
        isHeld,
        start: (request) => {
          signal.removeEventListener("abort", leave);
          resolve(request);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      const heldBefore = this.waiting.filter((other) => other.isHeld);
      const others = this.waiting.filter((other) => !other.isHeld);
      this.waiting = isHeld ? [...heldBefore, waiting, ...others] : [...this.waiting, waiting];
      this.admit();
    });
  }

  private admit(): void {
    while (this.underWay < this.limit.current) {
      const [next, ...others] = this.waiting;
      if (next === undefined) return;
      this.waiting = others;
      this.underWay++;
      next.start(this.limit.started(this.underWay, this.now()));
    }
  }

  private changed(): void {
    this.admit();
    for (const listener of [...this.listeners]) listener();
  }
}
