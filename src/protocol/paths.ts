/** Paths of the relay. Only the relay answers under them. */

/** `GET`: the upstreams this relay may reach, as `UpstreamList`. */
export const UPSTREAMS_PATH = "/relay/upstreams";

/** The relay's path of a route on an upstream: `relayPath("demo", "/serving-endpoints/iris/invocations")`. */
export function relayPath(upstreamId: string, upstreamRoute: string): string {
  return `/relay/${encodeURIComponent(upstreamId)}${upstreamRoute}`;
}

/** `GET`: who is signed in where, as `SessionList`. `DELETE`: signs out of every upstream. */
export const SESSION_PATH = "/relay/session";

/**
 * `POST` with a `SignInReceipt`: takes a finished sign-in over from the dialog; 204, or 202 while nothing was left for a proof without a
 * handoff. `DELETE`: signs out of this upstream.
 */
export function upstreamSessionPath(upstreamId: string): string {
  return `${SESSION_PATH}/${encodeURIComponent(upstreamId)}`;
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
