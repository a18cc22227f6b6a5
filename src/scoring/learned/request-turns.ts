/** How a request ended, as far as it tells how many at once the endpoint takes. */
export type RequestEnd =
  /** Predictions came. */
  | "answered"
  /** It was refused as one too many (429): it does not hold a place while it waits to be sent again. */
  | "refused"
  /** The endpoint had no time (503, 504). */
  | "overloaded"
  /** Anything else: nothing is learned. */
  | "untold";

/** The requests of one query, one after the other, among all others that are sent to the endpoint. */
export interface RequestTurn {
  /** Waits until one more request may be under way; those that were refused go first. Rejects with the signal's reason. */
  begin(signal: AbortSignal): Promise<void>;
  /** The request that was begun is over. */
  end(how: RequestEnd): void;
  /** The query is over, however it ended. */
  leave(): void;
}

/** Who may send now, and what is learned from how it went. */
export interface RequestTurns {
  open(): RequestTurn;
}
