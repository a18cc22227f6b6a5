/** How the endpoint or the relay calls the requests of a run: the first, the last, and the latest of those that failed. */
export interface RequestIds {
  readonly first?: string;
  readonly last?: string;
  readonly failed: readonly string[];
}

/** Ids of failed requests that are kept. */
export const MOST_FAILED_IDS = 20;

/** Collects the ids of a run's requests, as few as tell a provider where to look. */
export class RequestIdTally {
  private first: string | undefined;
  private last: string | undefined;
  private failed: string[] = [];

  note(id: string | undefined, hasFailed = false): void {
    if (id === undefined) return;
    this.first ??= id;
    this.last = id;
    // The latest: a run may be told to wait a hundred times before it fails.
    if (hasFailed) this.failed = [...this.failed.slice(1 - MOST_FAILED_IDS), id];
  }

  /** Undefined where no request has one. */
  get ids(): RequestIds | undefined {
    const { first, last, failed } = this;
    return first === undefined || last === undefined ? undefined : { first, last, failed };
  }
}
