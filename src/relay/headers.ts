import type { UpstreamAuth } from "../endpoint/relay-protocol";

/**
 * What travels to an upstream. A list of what may pass, not of what may not: so cookies, Host, Origin, Referer,
 * forwarding and hop-by-hop headers (RFC 9110 section 7.6.1, also those that Connection names) stay behind.
 */
const FORWARDED_REQUEST_HEADERS = ["accept", "content-encoding", "content-length", "content-type", "x-request-id"];

/** What travels back. No Set-Cookie, no CORS, no WWW-Authenticate (browsers would ask for a password). */
const FORWARDED_RESPONSE_HEADERS = ["content-type", "retry-after", "served-model-name", "x-request-id"];

/** The headers to send to an upstream; `authorization` only where the analyst's own token signs in. */
export function requestHeaders(received: Headers, auth: UpstreamAuth): Headers {
  const forwarded = pick(received, FORWARDED_REQUEST_HEADERS);
  const authorization = received.get("authorization");
  if (auth === "user-token" && authorization !== null) forwarded.set("authorization", authorization);
  forwarded.set("user-agent", "scoresheet-relay");
  return forwarded;
}

/**
 * The headers to answer the pane with. Whatever an upstream sends stands on our own origin, so a page among it must
 * neither run nor be kept: `sandbox`, no sniffing, no store.
 */
export function responseHeaders(received: Headers): Headers {
  const forwarded = pick(received, FORWARDED_RESPONSE_HEADERS);
  for (const [name, value] of Object.entries(RELAYED_CONTENT_HEADERS)) forwarded.set(name, value);
  return forwarded;
}

/** On every answer under `/relay/`. */
export const RELAYED_CONTENT_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

function pick(received: Headers, names: readonly string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = received.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
