/** Lets one or more waiters sleep until the next ring. */
export class Bell {
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
