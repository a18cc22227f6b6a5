import type { ConnectionErrorCode } from "./connection-error";

/** Error answers of the relay's own, told apart from the upstream's by this header. Body: `{error_code, message}`. */
export const RELAY_ERROR_HEADER = "x-scoresheet-relay-error";

/**
 * Why no connection to an upstream came about. `nothing-listening`: its machine answers that nothing does at this port; `speaks-http`: it
 * answered a TLS greeting in plain http; `host-unknown`: no machine has this name. `upstream-unreachable`: anything else.
 */
export type UnreachedCode = "nothing-listening" | "speaks-http" | "host-unknown" | "upstream-unreachable";

/** Error codes of the relay's own that a client decides by. */
export type RelayErrorCode =
  | ConnectionErrorCode
  | "route-not-allowed"
  | "upstream-unknown"
  | UnreachedCode
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
