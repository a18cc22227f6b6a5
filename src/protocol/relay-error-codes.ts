import type { ConnectionErrorCode } from "./connection-error";

/** Error answers of the relay's own, told apart from the upstream's by this header. Body: `{error_code, message}`. */
export const RELAY_ERROR_HEADER = "x-scoresheet-relay-error";

/** Error codes of the relay's own that a client decides by. */
export type RelayErrorCode =
  | ConnectionErrorCode
  | "route-not-allowed"
  | "upstream-unknown"
  | "upstream-unreachable"
  | "upstream-timeout"
  | "body-too-large"
  | "redirect-refused"
  | "origin-refused";

/**
 * More error codes of the relay's own, in the same header. Their HTTP status (401, 403, 429, 503) already says what a
 * client has to do; the code is for people who read logs.
 */
export type RelayStatusErrorCode =
  | "address-refused"
  | "caller-gone"
  | "rate-limited"
  | "relay-busy"
  | "request-refused"
  | "sign-in-failed"
  | "sign-in-needed";
