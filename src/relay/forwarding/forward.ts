import { TokenRefusedError } from "../../oauth/token-refused-error";
import { ConnectionError } from "../../protocol/connection-error";
import type { AllowedRoute } from "../../protocol/upstream-routes";
import { linkHeaders, requestHeaders, responseHeaders } from "../answers/forwarded-headers";
import { callerGone, notConnected, relayError } from "../answers/relay-error";
import { networkOf, type Upstream } from "../config/upstream";
import { countBody, MAX_BODY_BYTES, MAX_WHOLE_BODY_BYTES, watchBody, type CountedBody } from "../network/body-stream";
import { AddressRefusedError } from "../../network/checked-lookup";
import { Deadline, type Timers } from "../network/deadline";
import { dropAnswer, type UpstreamAnswer } from "../../network/upstream-answer";
import type { UpstreamFetch } from "../../network/upstream-fetch";
import { PaceClock, type UploadPace } from "../warehouses/upload-pace";
import { unreachedCode } from "./unreached-code";
import { SignInNeededError } from "../sign-in/person-sign-in";
import type { UpstreamSignIn } from "../sign-in/upstream-sign-in";

/**
 * From the first byte sent to the last byte received. A little more than an endpoint's own limit, so that its answer
 * comes first. Source: Databricks documentation, "Model Serving limits and regions": 297 s a request.
 */
const TIMEOUT_MS = 300_000;

/** What forwarding needs from outside. */
export interface ForwardParts extends ForwardLimits {
  readonly fetch: UpstreamFetch;
  readonly timers: Timers;
}

/** How large a body may be, and how long all of it may take. */
export interface ForwardLimits {
  /** Default: 300 s. */
  readonly timeoutMs?: number;
  /** Default: 16 MB. */
  readonly maxBodyBytes?: number;
  /** How fast the body must come in; without it the time for all of it is limited alone. */
  readonly pace?: UploadPace;
}

/** What is forwarded, and as whom. */
export interface Forwarding {
  readonly request: Request;
  readonly requestId: string;
  readonly upstream: Upstream;
  readonly route: AllowedRoute;
  readonly signIn: UpstreamSignIn;
  /** Where to ask instead of the upstream, which has said so: with none of our headers, and no sign-in. */
  readonly link?: string;
  /** Whether the relay reads the answer itself, which then has to come as it is. */
  readonly isRead?: boolean;
  /** Cuts the caller's connection. */
  readonly hangUp?: (() => void) | undefined;
}

/**
 * Passes one request on and its answer back, both as they come in. Every failure is an answer with the relay's error
 * header; a caller that goes away takes the request to the upstream with it. A token that is refused is renewed, and
 * the request sent once more, if its body is small; else the pane is asked to.
 * Rejects with SignInNeededError or TokenRefusedError when there is no newer token.
 * @param onEnd called once, when the last byte has been passed on or nothing more will come
 */
export async function forward(forwarding: Forwarding, parts: ForwardParts, onEnd: () => void): Promise<Response> {
  const { request, upstream } = forwarding;
  const maxBytes = parts.maxBodyBytes ?? MAX_BODY_BYTES;
  const deadline = new Deadline(request.signal, parts.timeoutMs ?? TIMEOUT_MS, parts.timers);
  let counted: CountedBody | undefined;
  let pace: PaceClock | undefined;
  const end = (): void => {
    deadline.clear();
    pace?.clear();
    onEnd();
  };
  try {
    if (lengthOf(request) > maxBytes) throw new BodyTooLargeError();
    const whole = parts.pace === undefined ? await wholeBody(request) : undefined;
    deadline.signal.throwIfAborted();
    counted = whole === undefined && request.body !== null ? countBody(request.body, maxBytes) : undefined;
    if (counted !== undefined && parts.pace !== undefined) {
      pace = new PaceClock(counted, parts.pace, parts.timers, () => deadline.abort());
    }
    const send = (signIn: UpstreamSignIn): Promise<UpstreamAnswer> =>
      sendOnce({ ...forwarding, signIn }, whole ?? counted?.stream, deadline.signal, parts.fetch);
    let signIn = forwarding.signIn;
    let response = await send(signIn);
    if (response.status === 401 && signIn.renew !== undefined) {
      await dropAnswer(response);
      signIn = await signIn.renew();
      if (counted !== undefined) {
        end();
        return withCookies(sendAgain(upstream), signIn);
      }
      response = await send(signIn);
    }
    return withCookies(await answer(response, forwarding, end), signIn);
  } catch (error) {
    end();
    if (error instanceof SignInNeededError || error instanceof TokenRefusedError) throw error;
    if (error instanceof BodyTooLargeError || counted?.isTooLarge() === true) return tooLarge(maxBytes);
    if (request.signal.aborted) return callerGone();
    if (pace?.isTooSlow === true) return relayError("upstream-timeout", `The way to ${upstream.label} was too slow.`);
    return failure(error, upstream, deadline);
  }
}

/** A large body has been passed on and is gone: the pane has to send it once more, with the new sign-in. */
function sendAgain(upstream: Upstream): Response {
  return relayError("relay-busy", `The sign-in to ${upstream.label} was renewed.`, { "retry-after": "1" });
}

class BodyTooLargeError extends Error {}

function lengthOf(request: Request): number {
  return Number(request.headers.get("content-length") ?? 0);
}

/** The whole body where that is a small thing; undefined where there is none, or it is passed on in parts. */
async function wholeBody(request: Request): Promise<Uint8Array | undefined> {
  const length = lengthOf(request);
  if (!(length > 0 && length <= MAX_WHOLE_BODY_BYTES) || request.method === "GET") return undefined;
  return new Uint8Array(await request.arrayBuffer());
}

function sendOnce(
  { request, requestId, upstream, route, signIn, link, isRead }: Forwarding,
  body: Uint8Array | ReadableStream<Uint8Array> | undefined,
  signal: AbortSignal,
  fetch: UpstreamFetch,
): Promise<UpstreamAnswer> {
  const { authorization } = signIn;
  const headers =
    link === undefined
      ? requestHeaders(request.headers, body !== undefined, { authorization, requestId })
      : linkHeaders(request.headers);
  if (isRead === true) headers.set("accept-encoding", "identity");
  return fetch(
    link ?? upstream.origin + route.path,
    {
      method: request.method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    },
    { network: networkOf(upstream), ...(upstream.ca === undefined ? {} : { ca: upstream.ca }) },
  );
}

function withCookies(response: Response, { cookies }: UpstreamSignIn): Response {
  for (const cookie of cookies ?? []) response.headers.append("set-cookie", cookie);
  return response;
}

async function answer(response: UpstreamAnswer, { upstream, hangUp }: Forwarding, end: () => void): Promise<Response> {
  if (response.status >= 300 && response.status < 400) {
    end();
    await dropAnswer(response);
    return relayError("redirect-refused", `${upstream.label} sends the request on to another address.`);
  }
  const { status, body } = response;
  const isStream = body instanceof ReadableStream;
  if (!isStream) end();
  const watched = isStream ? watchBody(body, end, hangUp) : (body as Uint8Array<ArrayBuffer> | null);
  return new Response(watched, { status, headers: responseHeaders(response.headers) });
}

function failure(error: unknown, upstream: Upstream, deadline: Deadline): Response {
  if (deadline.isOver) return relayError("upstream-timeout", `${upstream.label} has not answered in time.`);
  if (error instanceof AddressRefusedError) {
    const sentence = `${upstream.label} leads to an address that the relay may not reach`;
    return relayError("address-refused", `${sentence}: a private one needs "network": "private" in RELAY_CONFIG.`);
  }
  if (error instanceof ConnectionError) return notConnected(error, upstream.label);
  const code = networkCode(error);
  const reason = code === undefined ? "" : ` (${code})`;
  return relayError(unreachedCode(code), `${upstream.label} cannot be reached${reason}.`);
}

function tooLarge(maxBytes: number): Response {
  return relayError("body-too-large", `A request may have at most ${maxBytes / 1024 / 1024} MB.`);
}

/** `ECONNREFUSED`, `ENOTFOUND`, ...: the one part of a network error that holds no address and no secret. */
function networkCode(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z_0-9]+$/.test(code) ? code : undefined;
}
