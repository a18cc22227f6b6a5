import type { Limits } from "../config/limits";
import type { Timers } from "../network/deadline";

/** Nothing more may wait, or the wait was too long. */
export class RelayBusyError extends Error {
  override readonly name = "RelayBusyError";
}

interface Line {
  underWay: number;
  readonly waiting: (() => void)[];
}

type QueueLimits = Pick<Limits, "perUpstreamAtOnce" | "queueLength" | "queueWaitMs">;

/** Lets so many requests at once to each upstream, first come, first served; a bounded number waits a bounded time. */
export class UpstreamQueue {
  readonly #lines = new Map<string, Line>();

  constructor(
    private readonly limits: QueueLimits,
    private readonly timers: Timers,
  ) {}

  /**
   * Waits for a turn.
   * @param signal of the caller: whoever goes leaves the line
   * @returns to be called once, when the request is over
   * Rejects with RelayBusyError, or with the signal's reason.
   */
  async enter(upstreamId: string, signal: AbortSignal): Promise<() => void> {
    const line = this.#lines.get(upstreamId) ?? { underWay: 0, waiting: [] };
    this.#lines.set(upstreamId, line);
    if (line.underWay < this.limits.perUpstreamAtOnce) line.underWay++;
    else await this.#wait(line, signal);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = line.waiting.shift();
      // Who waits takes the turn over, so that the count stays.
      if (next !== undefined) next();
      else if (--line.underWay === 0) this.#lines.delete(upstreamId);
    };
  }

  #wait(line: Line, signal: AbortSignal): Promise<void> {
    if (line.waiting.length >= this.limits.queueLength) throw new RelayBusyError("Too many requests wait.");
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void): void => {
        this.timers.clear(timer);
        signal.removeEventListener("abort", onAbort);
        const place = line.waiting.indexOf(onTurn);
        if (place >= 0) line.waiting.splice(place, 1);
        outcome();
      };
      const onTurn = (): void => settle(resolve);
      const onAbort = (): void => settle(() => reject(signal.reason));
      const timer = this.timers.set(
        () => settle(() => reject(new RelayBusyError("The wait was too long."))),
        this.limits.queueWaitMs,
      );
      signal.addEventListener("abort", onAbort, { once: true });
      line.waiting.push(onTurn);
    });
  }
}

/** Waits for a turn, which `send` gives back, and is given back where it fails. Rejects as `enter` and `send` do. */
export async function inTurn(
  queue: UpstreamQueue,
  line: string,
  signal: AbortSignal,
  send: (leave: () => void) => Promise<Response>,
): Promise<Response> {
  const leave = await queue.enter(line, signal);
  try {
    return await send(leave);
  } catch (error) {
    leave();
    throw error;
  }
}
