import { RunStoppedError, ScoringError, type ErrorCode } from "../../core/errors";
import { judgeOutcome } from "../../endpoint/answers/judge-outcome";
import { abortableSleep } from "../../endpoint/http/abortable-sleep";
import { Patience } from "../../endpoint/http/patience";
import { sendOnce, type Fetch, type HttpRequest } from "../../endpoint/http/send-once";
import { withRetry, type Attempt, type RetryClock } from "../../endpoint/http/with-retry";
import type { TokenProvider } from "../../endpoint/sign-in/token-provider";
import type { FormAnswer, PostForm } from "../../oauth/post-form";
import type { ProviderClient } from "../../oauth/provider-client";
import { isConnectionErrorCode } from "../../protocol/connection-error";
import { TokenCache } from "../../oauth/token-cache";
import { issueMachineToken } from "../../oauth/token-exchange";
import { cachedTokens } from "./cached-tokens";

/** A service principal and where it signs in, `https://<workspace>/oidc/v1/token`. */
export type MachineClient = Required<Pick<ProviderClient, "tokenUrl" | "clientId" | "clientSecret">>;

export interface MachineTokenParts extends Partial<RetryClock> {
  readonly fetch: Fetch;
}

const TIMEOUT_MS = 20_000;
const BUDGET_MS = 60_000;
/** Ends after which nobody knows whether the service principal is welcome. */
const AWAY: readonly ErrorCode[] = ["network", "unavailable", "rate-limited", "gateway-timeout"];
const REFUSAL = "The workspace gives the service principal no token: check its client id and secret.";
/** One fetch serves all requests, so none of them can cancel it. */
const NEVER = new AbortController().signal;

/**
 * Tokens of a service principal: OAuth machine-to-machine, which Databricks recommends for production.
 * `token` and `refresh` throw RunStoppedError; no message holds the secret or a token.
 */
export function machineToken(client: MachineClient, parts: MachineTokenParts): TokenProvider {
  const clock: RetryClock = {
    sleep: parts.sleep ?? abortableSleep,
    now: parts.now ?? (() => performance.now()),
    random: parts.random ?? Math.random,
  };
  const dateMs = parts.now ?? Date.now;
  const post = postPatiently(parts.fetch, clock);
  const issue = () =>
    issueMachineToken(client, ["all-apis"], post, dateMs).catch((cause: unknown) => {
      throw refused(cause);
    });
  return cachedTokens(new TokenCache(issue, dateMs));
}

/** Tries again while the provider is away. Rejects with ScoringError, also for every answer that is not a good one. */
function postPatiently(fetch: Fetch, clock: RetryClock): PostForm {
  return (url, headers, body) => {
    const request: HttpRequest = {
      url,
      method: "POST",
      headers: Object.fromEntries(headers),
      body,
      timeoutMs: TIMEOUT_MS,
    };
    const attempt = async (): Promise<Attempt<FormAnswer>> => {
      const outcome = await sendOnce(fetch, request, { signal: NEVER, sleep: clock.sleep });
      return judgeOutcome(outcome, { body: "", authorization: headers.get("authorization") ?? undefined }, Date.now());
    };
    const patience = new Patience();
    return withRetry(attempt, { ...clock, signal: NEVER, budgetMs: BUDGET_MS, patience, repeatsFailures: false });
  };
}

/** What the provider said is left out: it may repeat what was sent. */
function refused(cause: unknown): RunStoppedError {
  if (cause instanceof ScoringError && isConnectionErrorCode(cause.code)) {
    return new RunStoppedError(cause.code, cause.message, { cause });
  }
  return cause instanceof ScoringError && AWAY.includes(cause.code)
    ? new RunStoppedError("network", "The workspace could not be asked for a token. Try again in a minute.", { cause })
    : new RunStoppedError("unauthorized", REFUSAL, { cause });
}
