import {
  BatchFailedError,
  BatchTooLargeError,
  RowsRefusedError,
  RunStoppedError,
  type ErrorFacts,
  type ScoringError,
} from "../../core/errors";
import { parseRetryAfterMs } from "../http/retry-after";
import type { HttpAnswer, HttpOutcome } from "../http/send-once";
import type { Attempt, AttemptFailure } from "../http/with-retry";
import { describeErrorBody, type ErrorDetail } from "./describe-error-body";
import { readErrorBody, type ErrorBody } from "./error-body";
import { networkFailure } from "./network-failure";
import { refusedRequest } from "./refused-request";
import { relayFailure } from "./relay-failure";
import { saysError } from "./error-in-success";
import { readSentRequest } from "./sent-request";
import { isWebPage } from "./html-answer";
import { isFailureOfModel, statusMeaning } from "./status-meaning";

/** What of the request must be recognised in an answer that repeats it. */
export interface SentForJudging {
  /** The body: its column names, and its cells. */
  readonly body: string;
  /** The Authorization header, if one was sent. */
  readonly authorization: string | undefined;
}

/** Rows refused because of one column, which the endpoint named together with the type it wants there. */
export class ColumnRefusedError extends RowsRefusedError {
  constructor(
    override readonly column: string,
    dtype: string | undefined,
    facts: ErrorFacts,
  ) {
    const wanted = dtype === undefined ? "cannot be used as it is" : `must be ${dtype}`;
    super("rows-refused", `The endpoint refused these rows: column "${column}" ${wanted}.`, { ...facts, column });
  }
}

/**
 * What one exchange means: an answer to read (a 2xx that looks like JSON), or a failure and whether to try again.
 * @param nowMs the date in milliseconds since 1970, for a `Retry-After` that is a date
 */
export function judgeOutcome(outcome: HttpOutcome, sent: SentForJudging, nowMs: number): Attempt<HttpAnswer> {
  switch (outcome.kind) {
    case "answer":
      return isReadable(outcome) ? { kind: "success", value: outcome } : failureOfAnswer(outcome, sent, nowMs);
    case "network":
      return networkFailure({ cause: outcome.cause });
    case "timeout":
      return failure(tookTooLong({}));
    case "answer-too-large":
      return failure(
        new BatchTooLargeError("payload-too-large", "The answer for this many rows at once is too large."),
      );
  }
}

/** An empty answer is left to core/ as well: it is a broken batch, not a login page. */
function isReadable(answer: HttpAnswer): boolean {
  const looksReadable = isSuccess(answer) && !isWebPage(answer) && /^\s*([[{]|$)/.test(answer.text);
  return looksReadable && !saysError(answer.text);
}

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

function failureOfAnswer(answer: HttpAnswer, sent: SentForJudging, nowMs: number): AttemptFailure {
  const ofRelay = relayFailure(answer);
  if (ofRelay !== undefined) return ofRelay;
  const isErrorInSuccess = isSuccess(answer) && !isWebPage(answer) && saysError(answer.text);
  if (answer.status < 400 && !isErrorInSuccess) return loginPage(answer, sent);
  const body = readErrorBody(answer.text);
  const detail = describeErrorBody(body, readSentRequest(sent.body), sent.authorization);
  const facts: ErrorFacts = { status: answer.status, ...(detail.text === undefined ? {} : { detail: detail.text }) };
  const retryAfterMs = parseRetryAfterMs(answer.headers.get("retry-after"), nowMs);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  switch (isErrorInSuccess ? "words" : statusMeaning(answer.status)) {
    case "rate-limited":
      return { ...failure(rateLimited(facts)), retryable: { reason: "rate-limited", ...wait } };
    case "unavailable":
      return { ...failure(unavailable(facts)), retryable: { reason: "unavailable", ...wait } };
    case "unreachable":
      return networkFailure(facts, wait);
    case "slow":
      return failure(tookTooLong(facts));
    case "too-large":
      return failure(tooLarge(facts));
    case "unauthorized":
      return failure(unauthorized(body, facts));
    case "forbidden":
      // Databricks answers 403, not 401, for a token that it does not know.
      return failure(/access token/i.test(body.message) ? unauthorized(body, facts) : forbidden(facts));
    case "not-found":
      return failure(
        new RunStoppedError("endpoint-not-found", "There is no endpoint of this name at this address.", facts),
      );
    case "wrong-route":
      return failure(wrongRoute(facts));
    case "words":
      return refusal(answer.status, body, detail, facts, wait);
  }
}

function refusal(
  status: number,
  body: ErrorBody,
  detail: ErrorDetail,
  facts: ErrorFacts,
  wait: { readonly retryAfterMs?: number },
): AttemptFailure {
  const kind = refusedRequest(body);
  if (kind === "too-large") return failure(tooLarge(facts));
  if (kind === "later") return { ...failure(unavailable(facts)), retryable: { reason: "unavailable", ...wait } };
  if (kind === "no-rows") return failure(takesNoRows(facts));
  if (kind === "every-row") return failure(wrongRoute(facts));
  if (isFailureOfModel(status)) return { ...failure(modelError(facts)), retryable: { reason: "model-error", ...wait } };
  if (detail.column !== undefined) return failure(new ColumnRefusedError(detail.column, detail.dtype, facts));
  return failure(new RowsRefusedError("rows-refused", "The endpoint refused these rows.", facts));
}

function unauthorized(body: ErrorBody, facts: ErrorFacts): RunStoppedError {
  const wantsOAuth = /\boauth\b|personal access token/i.test(body.message);
  const sentence = wantsOAuth
    ? "This endpoint takes OAuth tokens only; a personal access token is refused."
    : "The token was refused.";
  return new RunStoppedError("unauthorized", sentence, facts);
}

function forbidden(facts: ErrorFacts): RunStoppedError {
  return new RunStoppedError("forbidden", "This account may not query this endpoint.", facts);
}

function wrongRoute(facts: ErrorFacts): RunStoppedError {
  const sentence = "The endpoint does not take this request, whichever rows are in it.";
  return new RunStoppedError("bad-request-route", sentence, facts);
}

function takesNoRows(facts: ErrorFacts): RunStoppedError {
  const sentence = "This endpoint takes no table rows: it wants another form of request.";
  return new RunStoppedError("takes-no-rows", sentence, facts);
}

function modelError(facts: ErrorFacts): BatchFailedError {
  return new BatchFailedError("model-error", "The endpoint could not score these rows.", facts);
}

function tookTooLong(facts: ErrorFacts): BatchTooLargeError {
  return new BatchTooLargeError("gateway-timeout", "The endpoint took too long for this many rows at once.", facts);
}

function tooLarge(facts: ErrorFacts): BatchTooLargeError {
  return new BatchTooLargeError("payload-too-large", "The endpoint does not take this many rows at once.", facts);
}

function loginPage(answer: HttpAnswer, sent: SentForJudging): AttemptFailure {
  const { status } = answer;
  const isPage = status >= 300 || isWebPage(answer);
  const what = isPage ? "A web page" : "Something else";
  const said = isPage
    ? undefined
    : describeErrorBody(readErrorBody(answer.text), readSentRequest(sent.body), sent.authorization).text;
  const sentence = `${what} came back instead of predictions: this address needs a sign-in or is not an endpoint's.`;
  return failure(
    new RunStoppedError("login-page", sentence, { status, ...(said === undefined ? {} : { detail: said }) }),
  );
}

function rateLimited(facts: ErrorFacts): BatchFailedError {
  return new BatchFailedError(
    "rate-limited",
    "The endpoint kept asking to wait until the time for waiting was over.",
    facts,
  );
}

function unavailable(facts: ErrorFacts): BatchFailedError {
  return new BatchFailedError("unavailable", "The endpoint did not become available in time.", facts);
}

function failure(error: ScoringError): AttemptFailure {
  return { kind: "failure", error };
}
