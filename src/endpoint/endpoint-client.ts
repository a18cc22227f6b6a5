import { CancelledError, RunStoppedError, ScoringError } from "../core/errors";
import { ENDPOINT_KINDS, type EndpointKind } from "../protocol/kinds/endpoint-kinds";
import type { Endpoint, QueryAnswer, QueryOptions } from "../scoring/ports";
import { abortableSleep } from "./http/abortable-sleep";
import { Patience } from "./http/patience";
import { RETRY_BUDGET_MS } from "./http/retry-policy";
import { sendOnce, type Fetch, type HttpOutcome, type HttpRequest } from "./http/send-once";
import { withRetry, type Attempt, type RetryClock } from "./http/with-retry";
import { requestIdIn } from "./answers/request-id";
import { KIND_SCORING } from "./kind-scoring";
import { signedAttempt, type SignInHeaders } from "./sign-in/signed-attempt";
import type { TokenProvider } from "./sign-in/token-provider";

/** Longest request a Databricks endpoint answers. Source: Databricks, "Model Serving limits and regions". */
export const REQUEST_TIMEOUT_MS = 297_000;

export interface EndpointClientOptions extends Partial<RetryClock> {
  /** Whatever `fetch` takes: a relay's path or an absolute address. */
  readonly url: string;
  readonly kind: EndpointKind;
  readonly fetch: Fetch;
  readonly token?: TokenProvider | undefined;
  /** One attempt, to the last byte of its answer; 297 s unless told. */
  readonly timeoutMs?: number;
  /** All attempts and waits of one query; 300 s unless told. */
  readonly budgetMs?: number;
  /** Milliseconds since 1970, to read a `Retry-After` that is a date; the device's clock unless told. */
  readonly dateMs?: () => number;
}

/** A time limit that goes off this much later than it was set for: the program did not run, because the device slept. */
const STOPPED_MS = 65_000; // A browser lets the timers of a hidden tab wait for up to a minute.

/**
 * Sends batches to one endpoint, any number of them at once: one client for each run, as its queries learn from each other whether the
 * endpoint is there.
 */
export class EndpointClient implements Endpoint {
  readonly #options: EndpointClientOptions;
  readonly #clock: RetryClock;
  readonly #patience = new Patience();

  constructor(options: EndpointClientOptions) {
    this.#options = options;
    this.#clock = {
      sleep: options.sleep ?? abortableSleep,
      now: options.now ?? (() => performance.now()),
      random: options.random ?? Math.random,
    };
  }

  /**
   * Sends one request body; retries as the retry policy says.
   * @returns the body of a 2xx answer as text, unread
   * @throws RunStoppedError, BatchTooLargeError, RowsRefusedError, BatchFailedError, CancelledError; nothing else
   */
  async query(
    body: string,
    { signal, turns, onWait, onFailedRequest, repeatsFailures, canBeParted, waitsAnew }: QueryOptions,
  ): Promise<QueryAnswer> {
    const patience = this.#patience;
    // Of an endpoint that has answered since, nothing needs to be waited for.
    const isAway = waitsAnew === true && patience.awayMs(this.#clock.now()) !== undefined;
    if (isAway) patience.renew();
    const send = (signIn: SignInHeaders) => this.#send(body, signIn, signal, onFailedRequest);
    const attempt = signedAttempt(this.#options.token, send, signal);
    try {
      const budgetMs = this.#options.budgetMs ?? RETRY_BUDGET_MS;
      const attemptMs = this.#options.timeoutMs ?? REQUEST_TIMEOUT_MS;
      return await withRetry(attempt, {
        ...this.#clock,
        signal,
        budgetMs,
        attemptMs,
        patience,
        repeatsFailures,
        canBeParted: canBeParted && !isAway,
        turn: turns?.open(),
        onWait,
      });
    } catch (error) {
      if (signal.aborted) throw new CancelledError();
      if (error instanceof ScoringError) throw error;
      throw new RunStoppedError("unexpected", "Something went wrong before the endpoint was asked.", { cause: error });
    }
  }

  async #send(
    body: string,
    signIn: SignInHeaders,
    signal: AbortSignal,
    onFailedRequest: QueryOptions["onFailedRequest"],
  ): Promise<Attempt<QueryAnswer>> {
    const { url, kind } = this.#options;
    const { judge, readAnswer } = KIND_SCORING[kind];
    const request: HttpRequest = {
      url,
      method: "POST",
      headers: { ...ENDPOINT_KINDS[kind].scoringHeaders, ...signIn },
      body,
      timeoutMs: this.#options.timeoutMs ?? REQUEST_TIMEOUT_MS,
    };
    const startedAtMs = this.#clock.now();
    const outcome = await sendOnce(this.#options.fetch, request, { signal, sleep: this.#clock.sleep });
    const lateMs = this.#clock.now() - startedAtMs - request.timeoutMs;
    const sent = { body, authorization: signIn.Authorization };
    const answer = judge(unlessAsleep(outcome, lateMs), sent, (this.#options.dateMs ?? Date.now)());
    const requestId = outcome.kind === "answer" ? requestIdIn(outcome.headers, sent) : undefined;
    if (answer.kind === "success") {
      return { kind: "success", value: { ...readAnswer(answer.value), ...(requestId !== undefined && { requestId }) } };
    }
    if (requestId !== undefined) onFailedRequest?.(requestId);
    return answer;
  }
}

/** A time limit that passed while nobody was there to answer in time says nothing about how long these rows take. */
function unlessAsleep(outcome: HttpOutcome, lateMs: number): HttpOutcome {
  if (outcome.kind !== "timeout" || lateMs < STOPPED_MS) return outcome;
  return { kind: "network", cause: new Error("The program was stopped while the request was under way.") };
}
