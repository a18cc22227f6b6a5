import { isLoopback } from "../protocol/known-hosts";
import type { Dispatchers } from "./dispatchers";
import { unpackedAnswer } from "./unpacked-answer";
import { createUpstreamFetch } from "./upstream-fetch";

/** What Node's own fetch says where nobody says otherwise: a firewall may want it, and no cache on the way is to answer. */
const USUAL_HEADERS = {
  accept: "*/*",
  "accept-encoding": "gzip",
  "accept-language": "*",
  "cache-control": "no-cache",
  pragma: "no-cache",
  "user-agent": "undici",
};

/**
 * `fetch` for a program that its user tells where to send: texts and pages, no redirect followed, with the company's proxy in the way. A
 * name of this machine must lead to this machine, since what is sent there is not encrypted.
 * It takes of `init` the method, the headers, a body that is text or a file, and the signal: that is all we use of Node's own fetch, which needs
 * three times the computing for a request.
 * Rejects as `fetch` does, or with ConnectionError.
 */
export function createEndpointFetch(dispatchers: Dispatchers): (url: string, init: RequestInit) => Promise<Response> {
  const send = createUpstreamFetch(dispatchers);
  return async (url, { method = "GET", headers, body, signal }) => {
    const isText = body === undefined || body === null || typeof body === "string";
    if (!isText && !(body instanceof Blob)) throw new TypeError("A body must be text or a file.");
    const all = new Headers(headers);
    if (body instanceof Blob) all.set("content-length", String(body.size));
    for (const [name, value] of Object.entries(USUAL_HEADERS)) if (!all.has(name)) all.set(name, value);
    const request = { method, headers: all, signal: signal ?? new AbortController().signal };
    const network = isLoopback(new URL(url).hostname) ? "loopback" : "any";
    const sent = typeof body === "string" ? body : body instanceof Blob ? body.stream() : undefined;
    const answer = await send(url, sent === undefined ? request : { ...request, body: sent }, { network });
    const { status, headers: received, body: unpacked } = unpackedAnswer(answer);
    return new Response(unpacked as BodyInit | null, { status, headers: received });
  };
}
