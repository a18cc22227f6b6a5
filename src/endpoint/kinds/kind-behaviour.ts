import type { Schema } from "../../core/inputs/schema";
import type { QueryAnswer } from "../../scoring/ports";
import type { EndpointAddress } from "../addresses/endpoint-address";
import type { SentForJudging } from "../answers/judge-outcome";
import type { EndpointDetails, EndpointListing } from "../catalogue/endpoint-details";
import type { HttpAnswer, HttpOutcome } from "../http/send-once";
import type { Attempt } from "../http/with-retry";

/** A typed address, taken apart: segments are decoded, empty ones left out. */
export interface AddressParts {
  readonly hostname: string;
  readonly segments: readonly string[];
}

/** Where an address leads on its host. */
export type RouteRead = Omit<EndpointAddress, "origin" | "kind">;

/**
 * One page of an upstream as text.
 * @param route from the slash on
 * @throws RunStoppedError, CancelledError; nothing else
 */
export type GetText = (route: string) => Promise<string>;

/**
 * Sends a body to a route of an upstream, once, as rows are sent to it.
 * @throws RunStoppedError when nothing there answered, CancelledError; nothing else
 */
export type PostText = (route: string, body: string) => Promise<Pick<HttpAnswer, "status" | "text">>;

/** What comes back for rows that were sent. */
export interface ScoringProtocol {
  /**
   * What one exchange means: an answer to read, or a failure and whether to try again.
   */
  readonly judge: (outcome: HttpOutcome, sent: SentForJudging, nowMs: number) => Attempt<HttpAnswer>;
  /** A good answer in the form that core/ reads predictions from. */
  readonly readAnswer: (answer: HttpAnswer) => QueryAnswer;
}

/** How an upstream is asked. */
export interface Questions {
  readonly get: GetText;
  readonly post: PostText;
}

/** What a kind's catalogue can be asked. Missing pages are told by the errors of `GetText`. */
export interface KindCatalogue {
  /** @throws RunStoppedError `malformed-response`, and whatever the page's absence is told by when the upstream is of another kind */
  list(get: GetText): Promise<EndpointListing>;
  /** @throws RunStoppedError */
  describe?(get: GetText, name: string): Promise<EndpointDetails>;
  /**
   * What the model at an address expects; of several behind an endpoint the one named, or else the first.
   * @returns undefined when nothing is said of it
   */
  schema?(ask: Questions, address: EndpointAddress): Promise<Schema | undefined>;
}

/** What is done otherwise with endpoints of one kind. What pane and relay must know beforehand stands in protocol/kinds/. */
export interface KindBehaviour {
  /**
   * Reads an address as one of this kind, in all forms in which people copy it.
   * @returns undefined when it is not of this kind
   * @throws RunStoppedError `invalid-address` when it can be of no kind
   */
  readRoute(address: AddressParts): RouteRead | undefined;
  /** Absent where nothing can be asked but for predictions. */
  readonly catalogue?: KindCatalogue;
}
