/** Paths and shapes that the pane and the relay agree on. The only file of endpoint/ that the relay may import. */

/** `GET`: the upstreams this relay may reach, as `UpstreamList`. */
export const UPSTREAMS_PATH = "/relay/upstreams";

/** The relay's path of a route on an upstream: `relayPath("demo", "/serving-endpoints/iris/invocations")`. */
export function relayPath(upstreamId: string, upstreamRoute: string): string {
  return `/relay/${encodeURIComponent(upstreamId)}${upstreamRoute}`;
}

/**
 * The upstream id of an address that was typed, for relays in local mode: `typed:https:adb-1.azuredatabricks.net`.
 * @param origin `http(s)://host[:port]`, as `URL.origin` gives it
 */
export function typedUpstreamId(origin: string): string {
  return `typed:${origin.replace("://", ":")}`;
}

/**
 * Where workspaces live, on each cloud.
 * Source: Databricks SDK for Python, `environments.py` (without the development zones).
 */
const DATABRICKS_DOMAINS = [
  "cloud.databricks.com",
  "cloud.databricks.us",
  "azuredatabricks.net",
  "databricks.azure.us",
  "databricks.azure.cn",
  "gcp.databricks.com",
] as const;

/**
 * Whether a relay in local mode takes an upstream that was typed: a workspace over https, or a server on its own machine.
 * @param origin as for `typedUpstreamId`
 */
export function mayBeTyped(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const isWorkspace = DATABRICKS_DOMAINS.some((domain) => hostname.endsWith(`.${domain}`));
  return isLoopback(hostname) || (protocol === "https:" && isWorkspace);
}

/** Whether a host name means this machine and cannot be made to mean another. Source: RFC 6761 section 6.3, RFC 1122. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** How requests to an upstream are signed in: `user-token` passes the analyst's own `Authorization` header on. */
export type UpstreamAuth = "none" | "user-token" | "oauth-m2m" | "oauth-u2m";

/** An upstream as the pane sees it. No secret is part of it. */
export interface UpstreamInfo {
  readonly id: string;
  /** For people: "Demo models", "adb-123.azuredatabricks.net". */
  readonly label: string;
  /** `https://host[:port]` */
  readonly origin: string;
  readonly auth: UpstreamAuth;
}

export interface UpstreamList {
  /** `local`: the relay runs on the analyst's own machine, who may also type a workspace or a loopback server. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly UpstreamInfo[];
}

/** Error answers of the relay's own, told apart from the upstream's by this header. Body: `{error_code, message}`. */
export const RELAY_ERROR_HEADER = "x-scoresheet-relay-error";

export type RelayErrorCode =
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

/** `GET`: who is signed in where, as `SessionList`. `DELETE`: signs out of every upstream. */
export const SESSION_PATH = "/relay/session";

/** `POST` with a `SignInReceipt`: takes a finished sign-in over from the dialog. `DELETE`: signs out of this upstream. */
export function upstreamSessionPath(upstreamId: string): string {
  return `${SESSION_PATH}/${encodeURIComponent(upstreamId)}`;
}

/** For upstreams with `oauth-u2m`. */
export interface SessionList {
  readonly sessions: readonly RelaySession[];
}

export interface RelaySession {
  readonly upstream: string;
  readonly isSignedIn: boolean;
  /** A server in front of the relay signs people in: there is nothing to sign in to or out of here. */
  readonly isInFront: boolean;
}

/** What the pane shows to take a sign-in over. */
export interface SignInReceipt {
  /** From the dialog's message. */
  readonly handoff: string;
  /** The text whose SHA-256 the dialog was opened with: only the pane that opened it knows it. */
  readonly proof: string;
}

/**
 * The first page of the sign-in dialog, on the relay's own origin.
 * @param challenge base64url of the SHA-256 of the pane's proof
 */
export function signInPath(upstreamId: string, challenge: string): string {
  return `/relay/sign-in/${encodeURIComponent(upstreamId)}?challenge=${encodeURIComponent(challenge)}`;
}

/** The same page for a window that the pane opened without Office: it does not wait for Office there. */
export function inBrowserWindow(signInAddress: string): string {
  return `${signInAddress}&window=browser`;
}

/** What the dialog tells the pane, as JSON, when it is done. The sentence is for people. */
export type SignInMessage =
  | { readonly type: "scoresheet-sign-in"; readonly upstream: string; readonly handoff: string }
  | { readonly type: "scoresheet-sign-in"; readonly sentence: string };
