interface Entry<Value> {
  readonly value: Value;
  readonly endsAtMs: number;
}

/** A map that forgets: what is over, and the oldest when it is full. So no caller can make it grow without end. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly maxSize: number,
    private readonly nowMs: () => number,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || this.nowMs() < entry.endsAtMs) return entry?.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** @param endsAtMs milliseconds since 1970 */
  set(key: string, value: Value, endsAtMs: number): void {
    this.#entries.delete(key); // a Map keeps the order of first insertion: the oldest must stand first
    this.#entries.set(key, { value, endsAtMs });
    const nowMs = this.nowMs();
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size <= this.maxSize && nowMs < entry.endsAtMs) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
