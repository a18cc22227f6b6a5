/**
 * How many requests may be under way at once: halved when the endpoint says it is overloaded, and given back one by one.
 * (Additive increase, multiplicative decrease, as TCP does it.)
 */
export class ConcurrencyLimit {
  private allowed: number;
  private successesInARow = 0;

  /** @param most requests at once while all goes well; at least 1 */
  constructor(private readonly most: number) {
    this.allowed = Math.max(1, most);
  }

  get current(): number {
    return this.allowed;
  }

  noteOverload(): void {
    this.allowed = Math.max(1, Math.floor(this.allowed / 2));
    this.successesInARow = 0;
  }

  noteSuccess(): void {
    this.successesInARow++;
    if (this.successesInARow >= SUCCESSES_PER_STEP && this.allowed < this.most) {
      this.allowed++;
      this.successesInARow = 0;
    }
  }
}

const SUCCESSES_PER_STEP = 8;
