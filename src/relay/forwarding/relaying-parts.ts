import type { CookieSite } from "../keeping/cookies";
import type { ResultLinks } from "../warehouses/result-links";
import type { ForwardParts } from "./forward";
import type { SigningParts } from "./sign-in-to";
import type { UpstreamQueue } from "./upstream-queue";

export interface RelayingParts extends ForwardParts, SigningParts {
  readonly queue: UpstreamQueue;
  /** Files that are being staged take no turns from rows that are to be scored. */
  readonly uploads: UpstreamQueue;
  readonly links: ResultLinks;
}

/** One request for an upstream, already checked for where it comes from. */
export interface RelayRequest {
  readonly request: Request;
  readonly requestId: string;
  readonly site: CookieSite;
  /** Cuts the caller's connection. */
  readonly hangUp?: (() => void) | undefined;
  /** Gives the body so many milliseconds, where bodies have less. */
  readonly allowBodyTime?: ((limitMs: number) => void) | undefined;
}
