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
import { looksLikeHtml, readErrorBody, type ErrorBody } from "./error-body";
import { relayFailure } from "./relay-failure";
import { readSentRequest } from "./sent-request";

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
 * @param sentBody the request, to know its column names and cells when the answer repeats them
 */
export function judgeOutcome(outcome: HttpOutcome, sentBody: string, nowMs: number): Attempt<HttpAnswer> {
  switch (outcome.kind) {
    case "answer":
      return isReadable(outcome) ? { kind: "success", value: outcome } : failureOfAnswer(outcome, sentBody, nowMs);
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
  return answer.status >= 200 && answer.status < 300 && !isWebPage(answer) && /^\s*([[{]|$)/.test(answer.text);
}

/** Whether the answer is made for a browser: a sign-in page, or a router's notice. */
export function isWebPage({ headers, text }: HttpAnswer): boolean {
  return /\bhtml\b/.test(headers.get("content-type") ?? "") || looksLikeHtml(text);
}

function failureOfAnswer(answer: HttpAnswer, sentBody: string, nowMs: number): AttemptFailure {
  const ofRelay = relayFailure(answer);
  if (ofRelay !== undefined) return ofRelay;
  if (answer.status < 400) return loginPage(answer);
  const body = readErrorBody(answer.text);
  const detail = describeErrorBody(body, readSentRequest(sentBody));
  const facts: ErrorFacts = { status: answer.status, ...(detail.text === undefined ? {} : { detail: detail.text }) };
  const retryAfterMs = parseRetryAfterMs(answer.headers.get("retry-after"), nowMs);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  switch (answer.status) {
    case 429:
      return { ...failure(rateLimited(facts)), retryable: { reason: "rate-limited", ...wait } };
    case 503:
      return { ...failure(unavailable(facts)), retryable: { reason: "unavailable", ...wait } };
    case 502:
      return networkFailure(facts, wait);
    default:
      return failure(finalError(answer.status, body, detail, facts));
  }
}

/** Statuses after which the same request must not be sent again. */
function finalError(status: number, body: ErrorBody, detail: ErrorDetail, facts: ErrorFacts): ScoringError {
  switch (status) {
    case 401:
      return unauthorized(body, facts);
    case 403:
      // Databricks answers 403, not 401, for a token that it does not know.
      return /access token/i.test(body.message) ? unauthorized(body, facts) : forbidden(facts);
    case 404:
      return new RunStoppedError("endpoint-not-found", "There is no endpoint of this name at this address.", facts);
    case 405:
    case 415:
      return wrongRoute(facts);
    case 413:
      return tooLarge(facts);
    case 504:
      return tookTooLong(facts);
    case 400:
      return refusal(body, detail, facts);
    default:
      return new BatchFailedError("model-error", "The endpoint could not score these rows.", facts);
  }
}

/**
 * Refusals that no choice of rows can mend, as every batch of a run has the same columns and form: a missing or unknown column, a wrong
 * number of columns, wrong keys, wrong parameters, a body that is not JSON. Bisecting them would only repeat them.
 * Any other 400 may be the fault of one row. Source: messages of a running MLflow 3.11 server and of scikit-learn.
 */
const REFUSES_EVERY_ROW = [
  /Model is missing inputs \[/,
  /Model inference is missing inputs\./,
  /exactly one of the input fields/,
  /Dataframe split format must/,
  /Ensure that (the )?input is a valid (JSON|CSV)/,
  /Error: Parameters must be a dictionary/,
  /Error: Shape of input \([\d, -]+\) does not match expected shape/,
  /model signature with an unnamed input\. Since the input data is a pandas DataFrame/,
  /^ValueError: The feature names should match those that were passed during fit\./m,
  /^ValueError: X has \d+ features, but \w+ is expecting \d+ features/m,
];

const REQUEST_TOO_LARGE =
  /\b(request|payload|body|input)\b.{0,40}\b(too large|too big|exceed\w* .{0,40}(size|bytes|MB))|exceed\w* .{0,30}(request|payload|body) size|request size (cannot|must not|may not) exceed/i;

function refusal(body: ErrorBody, detail: ErrorDetail, facts: ErrorFacts): ScoringError {
  if (REQUEST_TOO_LARGE.test(body.message.slice(0, 500))) return tooLarge(facts);
  if (REFUSES_EVERY_ROW.some((pattern) => pattern.test(body.message) || pattern.test(body.trace)))
    return wrongRoute(facts);
  if (detail.column !== undefined) return new ColumnRefusedError(detail.column, detail.dtype, facts);
  return new RowsRefusedError("rows-refused", "The endpoint refused these rows.", facts);
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

function tookTooLong(facts: ErrorFacts): BatchTooLargeError {
  return new BatchTooLargeError("gateway-timeout", "The endpoint took too long for this many rows at once.", facts);
}

function tooLarge(facts: ErrorFacts): BatchTooLargeError {
  return new BatchTooLargeError("payload-too-large", "The endpoint does not take this many rows at once.", facts);
}

function loginPage(answer: HttpAnswer): AttemptFailure {
  const { status } = answer;
  const what = status >= 300 || isWebPage(answer) ? "A web page" : "Something else";
  const sentence = `${what} came back instead of predictions: this address needs a sign-in or is not an endpoint's.`;
  return failure(new RunStoppedError("login-page", sentence, { status }));
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

function networkFailure(facts: ErrorFacts, wait: { readonly retryAfterMs?: number } = {}): AttemptFailure {
  const error = new BatchFailedError("network", "The endpoint could not be reached.", facts);
  return { ...failure(error), retryable: { reason: "network", ...wait } };
}

function failure(error: ScoringError): AttemptFailure {
  return { kind: "failure", error };
}
