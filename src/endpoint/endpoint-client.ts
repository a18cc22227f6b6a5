import { CancelledError, RunStoppedError, ScoringError } from "../core/errors";
import { abortableSleep } from "./abortable-sleep";
import type { TokenProvider } from "./auth";
import { judgeOutcome } from "./endpoint-errors";
import { sendOnce, type Fetch } from "./http";
import { RETRY_BUDGET_MS, type Retryable } from "./retry-policy";
import { withRetry, type Attempt, type RetryClock } from "./with-retry";

/** Longest request a Databricks endpoint answers. Source: Databricks, "Model Serving limits and regions". */
export const REQUEST_TIMEOUT_MS = 297_000;

export interface EndpointClientOptions extends Partial<RetryClock> {
  /** Whatever `fetch` takes: a relay's path or an absolute address. */
  readonly url: string;
  readonly fetch: Fetch;
  readonly token?: TokenProvider | undefined;
  /** One attempt, to the last byte of its answer; 297 s unless told. */
  readonly timeoutMs?: number;
  /** All attempts and waits of one query; 300 s unless told. */
  readonly budgetMs?: number;
}

interface Query {
  readonly body: string;
  readonly signal: AbortSignal;
  /** A refused token is refreshed once a query. */
  mayRefresh: boolean;
}

/** Sends batches to one endpoint. Requests do not influence each other: a client serves any number of them at once. */
export class EndpointClient {
  readonly #options: EndpointClientOptions;
  readonly #clock: RetryClock;

  constructor(options: EndpointClientOptions) {
    this.#options = options;
    this.#clock = {
      sleep: options.sleep ?? abortableSleep,
      now: options.now ?? Date.now,
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
    options: {
      readonly signal: AbortSignal;
      readonly onWait?: (wait: { readonly reason: Retryable["reason"]; readonly delayMs: number }) => void;
    },
  ): Promise<{ body: string; servedModelName?: string }> {
    const query: Query = { body, signal: options.signal, mayRefresh: this.#options.token?.refresh !== undefined };
    try {
      return await withRetry(() => this.#attempt(query), {
        ...this.#clock,
        signal: options.signal,
        budgetMs: this.#options.budgetMs ?? RETRY_BUDGET_MS,
        onWait: options.onWait,
      });
    } catch (error) {
      if (options.signal.aborted) throw new CancelledError();
      if (error instanceof ScoringError) throw error;
      throw new RunStoppedError("unexpected", "Something went wrong before the endpoint was asked.", { cause: error });
    }
  }

  async #attempt(query: Query): Promise<Attempt<{ body: string; servedModelName?: string }>> {
    const token = await this.#options.token?.token(query.signal);
    const first = await this.#send(query, token);
    if (first.kind === "success" || first.error.code !== "unauthorized" || !query.mayRefresh) return first;
    query.mayRefresh = false;
    return await this.#send(query, await this.#options.token?.refresh?.(token, query.signal));
  }

  async #send(query: Query, token: string | undefined): Promise<Attempt<{ body: string; servedModelName?: string }>> {
    const outcome = await sendOnce(
      this.#options.fetch,
      {
        url: this.#options.url,
        method: "POST",
        headers: {
          // Exactly so: MLflow compares the type with case and takes no parameter but charset=utf-8.
          "Content-Type": "application/json",
          Accept: "application/json",
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: query.body,
        timeoutMs: this.#options.timeoutMs ?? REQUEST_TIMEOUT_MS,
      },
      { signal: query.signal, sleep: this.#clock.sleep },
    );
    const answer = judgeOutcome(outcome, query.body, this.#clock.now());
    if (answer.kind === "failure") return answer;
    const servedModelName = answer.value.headers.get("served-model-name");
    return {
      kind: "success",
      value: { body: answer.value.text, ...(servedModelName === null ? {} : { servedModelName }) },
    };
  }
}
