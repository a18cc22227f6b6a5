import { CancelledError, type ErrorCode } from "../../core/errors";
import { networkFailure } from "../answers/network-failure";
import { isWebPage } from "../answers/html-answer";
import { abortableSleep } from "../http/abortable-sleep";
import { Patience } from "../http/patience";
import { sendOnce, type Fetch, type HttpAnswer } from "../http/send-once";
import { withRetry, type Attempt, type RetryClock } from "../http/with-retry";
import { signedAttempt, type SignInHeaders } from "../sign-in/signed-attempt";
import type { TokenProvider } from "../sign-in/token-provider";
import { asRunStopped } from "./as-run-stopped";

/** How a page of the catalogue or of the relay is fetched. */
export interface GetOptions extends Partial<RetryClock> {
  readonly fetch: Fetch;
  readonly token?: TokenProvider | undefined;
}

/** Someone waits for a list to appear: much less than for a batch of predictions. */
const GET_TIMEOUT_MS = 30_000;
const GET_BUDGET_MS = 20_000;

/** What a person mends, who sees it at once and asks again: a server that is not started, a name that is typed wrong. */
const FOR_A_PERSON: readonly ErrorCode[] = ["nothing-listening", "host-unknown"];

function atOnce<T>(attempt: Attempt<T>): Attempt<T> {
  if (attempt.kind === "success" || !FOR_A_PERSON.includes(attempt.error.code)) return attempt;
  return { kind: "failure", error: attempt.error };
}

/**
 * One page as text, JSON or not; retried as a batch is, but within 20 s.
 * @throws RunStoppedError with the code of what went wrong, as there are no other batches to go on with; CancelledError
 */
export async function getText(url: string, options: GetOptions, signal: AbortSignal): Promise<string> {
  const clock: RetryClock = {
    sleep: options.sleep ?? abortableSleep,
    now: options.now ?? (() => performance.now()),
    random: options.random ?? Math.random,
  };
  const send = async (signIn: SignInHeaders): Promise<Attempt<HttpAnswer>> => {
    const headers = { Accept: "application/json, text/plain", ...signIn };
    const request = { url, method: "GET", headers, timeoutMs: GET_TIMEOUT_MS } as const;
    const outcome = await sendOnce(options.fetch, request, { signal, sleep: clock.sleep });
    const isPage = outcome.kind === "answer" && outcome.status >= 200 && outcome.status < 300 && !isWebPage(outcome);
    if (isPage) return { kind: "success", value: outcome };
    if (outcome.kind === "network") return networkFailure({ cause: outcome.cause });
    // Loaded where something is wrong: what reads a server's words comes with a run, not with the first frame.
    const { judgeOutcome } = await import("../answers/judge-outcome");
    return atOnce(judgeOutcome(outcome, { body: "", authorization: signIn.Authorization }, Date.now()));
  };
  try {
    const attempt = signedAttempt(options.token, send, signal);
    const patience = { budgetMs: GET_BUDGET_MS, patience: new Patience(), repeatsFailures: false };
    return (await withRetry(attempt, { ...clock, ...patience, signal })).text;
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    throw asRunStopped(error);
  }
}
