import type { LoadRound } from "./load-measure";

/** Why as many requests go at once as do. */
export type LimitReason =
  /** It is being found out how many more bring more. */
  | "growing"
  /** No more are allowed. */
  | "most"
  /** The endpoint refused one more. */
  | "refused"
  /** The endpoint had no time. */
  | "overloaded"
  /** More at once were not answered sooner. */
  | "no-gain"
  /** So few are left that more at once would gain nothing. */
  | "few-left";

/** Within which bounds the number of requests may move, and what is left to send. */
export interface LimitBounds {
  /** Requests at once; at least 1. */
  readonly most: number;
  /** Where it begins. With `most` itself, it stays there unless the endpoint refuses. */
  readonly first: number;
  /** Whether it only gives way to refusals, and never grows or shrinks because of how long answers take. */
  readonly holds: boolean;
  /** Batches that have not been sent. */
  readonly left: () => number;
}

/** A request under way. */
export interface StartedRequest {
  readonly startedAtMs: number;
  /** Requests at once when it was started, itself among them. */
  readonly underWay: number;
  /** Which of the levels it was started at, counted over all changes. */
  readonly change: number;
  /** The round that waits for its answer. */
  readonly round: LoadRound | undefined;
}
