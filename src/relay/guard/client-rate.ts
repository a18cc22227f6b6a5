import type { Limits } from "../config/limits";
import { ExpiringMap } from "../keeping/expiring-map";

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** More clients than that at once are forgotten, oldest first; memory does not grow with addresses. */
const MAX_CLIENTS = 50_000;

/** Counts the requests of each client: so many a second on average, and a burst of so many at once (a token bucket). */
export class ClientRate {
  readonly #buckets: ExpiringMap<Bucket>;

  constructor(
    private readonly limits: Pick<Limits, "perClientPerSecond" | "clientBurst">,
    private readonly nowMs: () => number,
  ) {
    this.#buckets = new ExpiringMap(MAX_CLIENTS, nowMs);
  }

  /** Counts one request. @returns undefined when it may go on, else after how many seconds the next may */
  take(client: string): number | undefined {
    const { perClientPerSecond, clientBurst } = this.limits;
    const nowMs = this.nowMs();
    const bucket = this.#buckets.get(client) ?? { tokens: clientBurst, filledAtMs: nowMs };
    const gained = ((nowMs - bucket.filledAtMs) / 1000) * perClientPerSecond;
    bucket.tokens = Math.min(clientBurst, bucket.tokens + gained);
    bucket.filledAtMs = nowMs;
    const isAllowed = bucket.tokens >= 1;
    if (isAllowed) bucket.tokens -= 1;
    // Once it is full again it is as good as forgotten.
    this.#buckets.set(client, bucket, nowMs + (clientBurst / perClientPerSecond) * 1000 + 1000);
    return isAllowed ? undefined : Math.ceil((1 - bucket.tokens) / perClientPerSecond);
  }
}
