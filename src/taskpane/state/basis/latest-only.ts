/** Runs one piece of work at a time; beginning the next aborts the one before, whose answer would no longer be wanted. */
export class LatestOnly {
  private current = new AbortController();

  /** The signal of new work. It is aborted when newer work begins or `stop` is called. */
  begin(): AbortSignal {
    this.stop();
    this.current = new AbortController();
    return this.current.signal;
  }

  stop(): void {
    this.current.abort();
  }
}
