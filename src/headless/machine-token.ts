import { RunStoppedError, ScoringError, type ErrorCode } from "../core/errors";
import { isJsonObject } from "../core/json/json-object";
import { judgeOutcome } from "../endpoint/answers/judge-outcome";
import { abortableSleep } from "../endpoint/http/abortable-sleep";
import { sendOnce, type Fetch } from "../endpoint/http/send-once";
import { withRetry, type Attempt, type RetryClock } from "../endpoint/http/with-retry";
import { CachingTokenProvider, type IssuedToken, type TokenProvider } from "../endpoint/sign-in/token-provider";

/** A service principal and where it signs in. */
export interface MachineClient {
  /** `https://<workspace>/oidc/v1/token` */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface MachineTokenParts extends Partial<RetryClock> {
  readonly fetch: Fetch;
}

const TIMEOUT_MS = 20_000;
const BUDGET_MS = 60_000;
/** Sources: RFC 6749 section 5.1 leaves the life open when not told; Databricks' tokens live an hour. */
const DEFAULT_LIFE_MS = 3_600_000;
/** A token is renewed this long before its end, or at half its life. Source: Databricks' SDKs. */
const STALE_BEFORE_END_MS = 20 * 60_000;
/** Ends after which nobody knows whether the service principal is welcome. */
const AWAY: readonly ErrorCode[] = ["network", "unavailable", "rate-limited", "gateway-timeout"];
const REFUSAL = "The workspace gives the service principal no token: check its client id and secret.";
/** One fetch serves all requests, so none of them can cancel it. */
const NEVER = new AbortController().signal;

/**
 * Tokens of a service principal: OAuth machine-to-machine, which Databricks recommends for production (RFC 6749 section 4.4).
 * `token` and `refresh` throw RunStoppedError; no message holds the secret or a token.
 */
export function machineToken(client: MachineClient, parts: MachineTokenParts): TokenProvider {
  const clock: RetryClock = {
    sleep: parts.sleep ?? abortableSleep,
    now: parts.now ?? Date.now,
    random: parts.random ?? Math.random,
  };
  return new CachingTokenProvider(() => issue(client, parts.fetch, clock), clock.now);
}

async function issue(client: MachineClient, fetch: Fetch, clock: RetryClock): Promise<IssuedToken> {
  const askedAtMs = clock.now();
  const attempt = async (): Promise<Attempt<string>> => {
    const outcome = await sendOnce(fetch, tokenRequest(client), { signal: NEVER, sleep: clock.sleep });
    const answer = judgeOutcome(outcome, "", clock.now());
    return answer.kind === "failure" ? answer : { kind: "success", value: answer.value.text };
  };
  let text: string;
  try {
    text = await withRetry(attempt, { ...clock, signal: NEVER, budgetMs: BUDGET_MS });
  } catch (cause) {
    throw refused(cause);
  }
  const { access_token: token, expires_in: lifeS } = parse(text);
  if (typeof token !== "string") throw refused(undefined);
  const lifeMs = typeof lifeS === "number" && lifeS > 0 ? lifeS * 1000 : DEFAULT_LIFE_MS;
  return { token, staleAtMs: askedAtMs + lifeMs - Math.min(lifeMs / 2, STALE_BEFORE_END_MS) };
}

function tokenRequest({ tokenUrl, clientId, clientSecret }: MachineClient) {
  // Both parts are form-encoded before they are joined. Source: RFC 6749 section 2.3.1.
  const [id, secret] = [clientId, clientSecret].map((part) => new URLSearchParams([["", part]]).toString().slice(1));
  return {
    url: tokenUrl,
    method: "POST",
    headers: {
      Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "application/json",
    },
    body: "grant_type=client_credentials&scope=all-apis",
    timeoutMs: TIMEOUT_MS,
  } as const;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** What the provider said is left out: it may repeat what was sent. */
function refused(cause: unknown): RunStoppedError {
  return cause instanceof ScoringError && AWAY.includes(cause.code)
    ? new RunStoppedError("network", "The workspace could not be asked for a token. Try again in a minute.", { cause })
    : new RunStoppedError("unauthorized", REFUSAL, { cause });
}
