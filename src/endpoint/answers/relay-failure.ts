import { BatchFailedError, BatchTooLargeError, RunStoppedError, type ScoringError } from "../../core/errors";
import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { isConnectionErrorCode, type ConnectionErrorCode } from "../../protocol/connection-error";
import { RELAY_ERROR_HEADER, type RelayErrorCode, type RelayStatusErrorCode } from "../../protocol/relay-error-codes";
import type { HttpAnswer } from "../http/send-once";
import type { AttemptFailure } from "../http/with-retry";
import { connectionFailure } from "./connection-failure";

/**
 * What an error of the relay's own means; the header keeps an upstream from being taken for the relay.
 * @returns undefined for an upstream's answer, and for a code that this version does not know: then the status decides
 */
export function relayFailure(answer: HttpAnswer): AttemptFailure | undefined {
  const header = answer.headers.get(RELAY_ERROR_HEADER);
  if (header === null) return undefined;
  const code = [header, bodyCode(answer.text)].find(isRelayErrorCode);
  if (code === undefined) return undefined;
  if (isConnectionErrorCode(code)) return connectionFailure(code, UNREACHED, { status: answer.status });
  const error = RELAY_ERRORS[code](answer.status);
  return { kind: "failure", error, ...(MAY_PASS.includes(code) ? { retryable: { reason: "network" } } : {}) };
}

/** Of the codes whose status says what to do, those that mean something else than the same status of an endpoint. */
type KnownCode = RelayErrorCode | Extract<RelayStatusErrorCode, "sign-in-needed" | "sign-in-failed">;

/** A server that starts again, or a machine that has lost its network, may be back. */
const MAY_PASS: readonly KnownCode[] = ["upstream-unreachable", "nothing-listening", "host-unknown"];

const UNREACHED = "The relay could not reach the endpoint.";

const RELAY_ERRORS: Record<Exclude<KnownCode, ConnectionErrorCode>, (status: number) => ScoringError> = {
  "route-not-allowed": (status) =>
    new RunStoppedError("bad-request-route", "The relay does not pass on requests to this route.", { status }),
  "upstream-unknown": (status) =>
    new RunStoppedError("invalid-address", "The relay does not know this workspace or server.", { status }),
  "upstream-unreachable": (status) => new BatchFailedError("network", UNREACHED, { status }),
  "nothing-listening": (status) =>
    new BatchFailedError("nothing-listening", "Nothing listens at this address.", { status }),
  "host-unknown": (status) => new BatchFailedError("host-unknown", "There is no host of this name.", { status }),
  "speaks-http": (status) => new RunStoppedError("speaks-http", "The server speaks http, not https.", { status }),
  "upstream-timeout": (status) =>
    new BatchTooLargeError("gateway-timeout", "The endpoint took too long for this many rows at once.", { status }),
  "body-too-large": (status) =>
    new BatchTooLargeError("payload-too-large", "The relay does not take this many rows at once.", { status }),
  "redirect-refused": (status) =>
    new RunStoppedError("login-page", "The endpoint sent the request on to a sign-in page.", { status }),
  "origin-refused": (status) =>
    new RunStoppedError("forbidden", "The relay does not take requests from this page.", { status }),
  "sign-in-needed": (status) => new RunStoppedError("sign-in-needed", "You are not signed in any more.", { status }),
  "sign-in-failed": (status) =>
    new RunStoppedError("sign-in-failed", "The relay's own sign-in to the workspace was refused.", { status }),
};

function isRelayErrorCode(code: string): code is KnownCode {
  return Object.hasOwn(RELAY_ERRORS, code) || isConnectionErrorCode(code);
}

function bodyCode(text: string): string {
  const body = parsedJson(text);
  return isJsonObject(body) ? String(body["error_code"]) : ""; // Without a code in it the header alone decides.
}
