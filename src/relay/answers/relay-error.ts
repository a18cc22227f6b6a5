import type { ConnectionError } from "../../protocol/connection-error";
import { RELAY_ERROR_HEADER, type RelayErrorCode, type RelayStatusErrorCode } from "../../protocol/relay-error-codes";
import { RELAYED_CONTENT_HEADERS } from "./forwarded-headers";

export type OwnErrorCode = RelayErrorCode | RelayStatusErrorCode;

const STATUSES: Readonly<Record<OwnErrorCode, number>> = {
  "route-not-allowed": 404,
  "upstream-unknown": 404,
  "upstream-unreachable": 502,
  "nothing-listening": 502,
  "speaks-http": 502,
  "host-unknown": 502,
  "upstream-timeout": 504,
  "proxy-unreachable": 502,
  "proxy-sign-in-needed": 502,
  "proxy-refused": 502,
  "certificate-untrusted": 502,
  "body-too-large": 413,
  "redirect-refused": 502,
  "origin-refused": 403,
  "address-refused": 403,
  "caller-gone": 499,
  "rate-limited": 429,
  "relay-busy": 503,
  "request-refused": 400,
  "sign-in-failed": 403,
  "sign-in-needed": 401,
};

/** An error answer of the relay's own. The sentence is for people and must hold no token, cell or query. */
export function relayError(
  code: OwnErrorCode,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ error_code: code, message }), {
    status: STATUSES[code],
    headers: {
      ...RELAYED_CONTENT_HEADERS,
      "content-type": "application/json",
      [RELAY_ERROR_HEADER]: code,
      ...headers,
    },
  });
}

/** What stands between the relay and an upstream. @param label of what was to be reached */
export function notConnected({ code, message }: ConnectionError, label: string): Response {
  return relayError(code, `${label} cannot be reached. ${message}`);
}

/** For the log alone. */
export function callerGone(): Response {
  return relayError("caller-gone", "Nobody waits for the answer any more.");
}
