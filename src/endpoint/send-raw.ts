import { CancelledError, RunStoppedError, ScoringError } from "../core/errors";
import { utf8Bytes } from "../core/request/utf8-bytes";
import { ENDPOINT_KINDS, type EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { REQUEST_TIMEOUT_MS } from "./endpoint-client";
import { abortableSleep, type Sleep } from "./http/abortable-sleep";
import { sendOnce, type Fetch, type HttpOutcome } from "./http/send-once";
import type { Attempt } from "./http/with-retry";
import type { RequestTurns } from "../scoring/ports";
import { KIND_SCORING } from "./kind-scoring";
import { signedAttempt, type SignInHeaders } from "./sign-in/signed-attempt";
import type { TokenProvider } from "./sign-in/token-provider";

export interface RawSender {
  /** Whatever `fetch` takes: a relay's path or an absolute address. */
  readonly url: string;
  readonly kind: EndpointKind;
  readonly fetch: Fetch;
  readonly token?: TokenProvider | undefined;
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
  readonly sleep?: Sleep;
  /** Its turn among all that is sent to the endpoint is waited for; without it, it is sent at once. */
  readonly turns?: RequestTurns;
}

/** What came back for a request that a person wrote, as it was; the sign-in apart, which is blotted out. */
export interface RawExchange {
  readonly elapsedMs: number;
  /** Absent when nothing came back. */
  readonly answer?: {
    /** 0 for a redirect, which a browser does not let us see. */
    readonly status: number;
    readonly bodyBytes: number;
    readonly text: string;
    readonly servedModelName?: string;
  };
  /** What a scoring run would make of it; absent for an answer that it would read. */
  readonly error?: ScoringError;
}

/** Stands where a token was. */
export const HIDDEN_TOKEN = "•••";

/**
 * Sends a body as it is, once, without retries: an expert wants to see what an endpoint says, not what becomes of it in the end.
 * @throws CancelledError as soon as the signal is aborted; nothing else
 */
export async function sendRaw(sender: RawSender, body: string, signal: AbortSignal): Promise<RawExchange> {
  const turn = sender.turns?.open();
  try {
    await turn?.begin(signal);
    return await exchange(sender, body, signal);
  } catch (cause) {
    if (signal.aborted) throw new CancelledError();
    throw cause;
  } finally {
    turn?.leave();
  }
}

async function exchange(sender: RawSender, body: string, signal: AbortSignal): Promise<RawExchange> {
  const startedAtMs = sender.now();
  const secrets: string[] = [];
  let outcome: HttpOutcome | undefined;
  const attempt = signedAttempt(
    sender.token,
    async (signIn): Promise<Attempt<HttpOutcome>> => {
      secrets.push(...tokenIn(signIn));
      outcome = await post(sender, body, signIn, signal);
      return KIND_SCORING[sender.kind].judge(outcome, { body, authorization: signIn.Authorization }, Date.now());
    },
    signal,
  );
  let error: ScoringError | undefined;
  try {
    const judged = await attempt();
    if (judged.kind === "failure") error = judged.error;
  } catch (cause) {
    if (signal.aborted) throw new CancelledError();
    error = cause instanceof ScoringError ? cause : notSent(cause);
  }
  const elapsedMs = sender.now() - startedAtMs;
  return { elapsedMs, ...answerOf(outcome, sender.kind, secrets), ...(error === undefined ? {} : { error }) };
}

function post(
  { url, kind, fetch, sleep = abortableSleep }: RawSender,
  body: string,
  signIn: SignInHeaders,
  signal: AbortSignal,
): Promise<HttpOutcome> {
  const headers = { ...ENDPOINT_KINDS[kind].scoringHeaders, ...signIn };
  return sendOnce(fetch, { url, method: "POST", headers, body, timeoutMs: REQUEST_TIMEOUT_MS }, { signal, sleep });
}

function answerOf(
  outcome: HttpOutcome | undefined,
  kind: EndpointKind,
  secrets: readonly string[],
): Pick<RawExchange, "answer"> {
  if (outcome?.kind !== "answer") return {};
  const { servedModelName } = KIND_SCORING[kind].readAnswer(outcome);
  return {
    answer: {
      status: outcome.status,
      bodyBytes: utf8Bytes(outcome.text),
      // An endpoint that echoes its request's headers must not put the token on the screen.
      text: secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN_TOKEN), outcome.text),
      ...(servedModelName === undefined ? {} : { servedModelName }),
    },
  };
}

function tokenIn({ Authorization: header }: SignInHeaders): string[] {
  return header === undefined ? [] : [header.replace(/^Bearer /, "")];
}

function notSent(cause: unknown): RunStoppedError {
  return new RunStoppedError("unexpected", "Something went wrong before the request was sent.", { cause });
}
