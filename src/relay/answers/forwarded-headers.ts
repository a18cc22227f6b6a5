import { DEFAULT_HEADERS } from "../../web/default-headers";

/**
 * What travels to an upstream. A list of what may pass, not of what may not: so cookies, Host, Origin, Referer,
 * forwarding and hop-by-hop headers (RFC 9110 section 7.6.1, also those that Connection names) stay behind.
 */
const FORWARDED_REQUEST_HEADERS = ["accept", "accept-encoding"];

/** These describe a body, and go with one only: a length without a body would make the upstream wait for it. */
const FORWARDED_BODY_HEADERS = ["content-encoding", "content-length", "content-type"];

/** What travels back. No Set-Cookie, no CORS, no WWW-Authenticate (browsers would ask for a password). */
const FORWARDED_RESPONSE_HEADERS = [
  "content-encoding",
  "content-length",
  "content-type",
  "retry-after",
  "served-model-name",
];

/** What the relay adds to a request on its way to an upstream. */
export interface AddedHeaders {
  /** The whole value, `Bearer ...`; absent where the upstream asks for no sign-in. */
  readonly authorization?: string | undefined;
  readonly requestId: string;
}

/** The headers to send to an upstream. @param hasBody whether a body goes with them */
export function requestHeaders(received: Headers, hasBody: boolean, added: AddedHeaders): Headers {
  const names = hasBody ? [...FORWARDED_REQUEST_HEADERS, ...FORWARDED_BODY_HEADERS] : FORWARDED_REQUEST_HEADERS;
  const forwarded = pick(received, names);
  if (added.authorization !== undefined) forwarded.set("authorization", added.authorization);
  forwarded.set("x-request-id", added.requestId);
  forwarded.set("user-agent", "scoresheet-relay");
  return forwarded;
}

/** The headers to fetch a link with: what signs it stands in it, and whoever keeps the storage need not know who asks. */
export function linkHeaders(received: Headers): Headers {
  return pick(received, ["accept-encoding"]);
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

/** On every answer under `/relay/`, and to those who ask how the relay is: nothing that the relay passes on is a page. */
export const RELAYED_CONTENT_HEADERS: Readonly<Record<string, string>> = DEFAULT_HEADERS;

function pick(received: Headers, names: readonly string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = received.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
