import { CancelledError } from "../../core/errors";
import { judgeOutcome } from "../answers/judge-outcome";
import { relayFailure } from "../answers/relay-failure";
import { abortableSleep } from "../http/abortable-sleep";
import { sendOnce, type HttpAnswer, type HttpOutcome, type HttpRequest } from "../http/send-once";
import type { Attempt } from "../http/with-retry";
import { signedAttempt, type SignInHeaders } from "../sign-in/signed-attempt";
import { asRunStopped } from "./as-run-stopped";
import type { GetOptions } from "./get-text";

/** The answer is a sentence or a list of names: someone waits for the pane to say what it knows. */
const POST_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** A redirect, a sign-in that is wanted, a server that is busy or away: nothing that a model says of a request. */
const SAYS_NOTHING: readonly number[] = [401, 403, 429, 502, 503, 504];

/**
 * Sends a body once, without a second try: whoever asks can do without the answer.
 * @returns the answer of whatever stands at the route, be it a refusal
 * @throws RunStoppedError when nothing there answered within 10 s, or wants a sign-in first; CancelledError
 */
export async function postOnce(
  { url, headers, body }: Pick<HttpRequest, "url" | "headers"> & { readonly body: string },
  { fetch, token, sleep = abortableSleep, now = Date.now }: GetOptions,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const send = async (signIn: SignInHeaders): Promise<Attempt<HttpAnswer>> => {
    const limits = { timeoutMs: POST_TIMEOUT_MS, maxAnswerBytes: MAX_ANSWER_BYTES };
    const request = { url, method: "POST", headers: { ...headers, ...signIn }, body, ...limits } as const;
    const outcome = await sendOnce(fetch, request, { signal, sleep });
    return isAnswerOfModel(outcome)
      ? { kind: "success", value: outcome }
      : judgeOutcome(outcome, { body, authorization: signIn.Authorization }, now());
  };
  try {
    const attempt = await signedAttempt(token, send, signal)();
    if (attempt.kind === "success") return attempt.value;
    throw attempt.error;
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    throw asRunStopped(error);
  }
}

function isAnswerOfModel(outcome: HttpOutcome): outcome is HttpAnswer {
  if (outcome.kind !== "answer" || relayFailure(outcome) !== undefined) return false;
  const { status } = outcome;
  return (status >= 200 && status < 300) || (status >= 400 && !SAYS_NOTHING.includes(status));
}
