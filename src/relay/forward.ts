import type { AllowedRoute } from "./allowed-routes";
import { countBody, MAX_BODY_BYTES, watchBody, type CountedBody } from "./body-stream";
import { Deadline, type Timers } from "./deadline";
import { requestHeaders, responseHeaders } from "./headers";
import { relayError } from "./relay-error";
import type { Upstream } from "./upstream";

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit & { readonly duplex?: "half" }) => Promise<Response>;

/**
 * From the first byte sent to the last byte received. A little more than an endpoint's own limit, so that its answer
 * comes first. Source: Databricks documentation, "Model Serving limits and regions": 297 s a request.
 */
const TIMEOUT_MS = 300_000;

/** What forwarding needs from outside. `timeoutMs` default: 300 s; `maxBodyBytes` default: 16 MB. */
export interface ForwardParts {
  readonly fetch: Fetch;
  readonly timers: Timers;
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
}

/**
 * Passes one request on and its answer back, both as they come in. Every failure is an answer with the relay's error
 * header; a caller that goes away takes the request to the upstream with it.
 */
export async function forward(
  request: Request,
  upstream: Upstream,
  route: AllowedRoute,
  parts: ForwardParts,
): Promise<Response> {
  const maxBytes = parts.maxBodyBytes ?? MAX_BODY_BYTES;
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge(maxBytes);
  const deadline = new Deadline(request.signal, parts.timeoutMs ?? TIMEOUT_MS, parts.timers);
  const body = request.body === null ? undefined : countBody(request.body, maxBytes);
  try {
    const response = await parts.fetch(upstream.origin + route.path, {
      method: request.method,
      headers: requestHeaders(request.headers, upstream.auth),
      redirect: "manual",
      signal: deadline.signal,
      ...(body === undefined ? {} : { body: body.stream, duplex: "half" }),
    });
    return await answer(response, upstream, deadline);
  } catch (error) {
    deadline.clear();
    return failure(error, upstream, deadline, body, maxBytes);
  }
}

async function answer(response: Response, upstream: Upstream, deadline: Deadline): Promise<Response> {
  if (response.status >= 300 && response.status < 400) {
    deadline.clear();
    await response.body?.cancel();
    return relayError("redirect-refused", `${upstream.label} sends the request on to another address.`);
  }
  if (response.body === null) deadline.clear();
  const body = response.body && watchBody(response.body, () => deadline.clear());
  return new Response(body, { status: response.status, headers: responseHeaders(response.headers) });
}

function failure(
  error: unknown,
  upstream: Upstream,
  deadline: Deadline,
  body: CountedBody | undefined,
  maxBytes: number,
): Response {
  if (body?.isTooLarge()) return tooLarge(maxBytes);
  if (deadline.isOver) return relayError("upstream-timeout", `${upstream.label} has not answered in time.`);
  const code = networkCode(error);
  const reason = code === undefined ? "" : ` (${code})`;
  return relayError("upstream-unreachable", `${upstream.label} cannot be reached${reason}.`);
}

function tooLarge(maxBytes: number): Response {
  return relayError("body-too-large", `A request may have at most ${maxBytes / 1024 / 1024} MB.`);
}

/** `ECONNREFUSED`, `ENOTFOUND`, ...: the one part of a network error that holds no address and no secret. */
function networkCode(error: unknown): string | undefined {
  const code = fieldOf(fieldOf(error, "cause"), "code");
  return typeof code === "string" && /^[A-Z_]+$/.test(code) ? code : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
