import { CancelledError } from "../../core/errors";
import { untilAborted, type Sleep } from "./abortable-sleep";

/** The part of `fetch` that is used; called unbound, as a browser's own fetch must be. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Larger answers are cut off: 256 predictions never come near it, and a page's memory must not hang on a server. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  /** A file goes as it lies on the disk, so that it need not fit into memory. */
  readonly body?: string | Blob;
  /** From the first byte sent to the last byte of the answer's body. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes?: number;
}

export interface HttpAnswer {
  readonly kind: "answer";
  /** 0 for a redirect in a browser, which hides where it leads. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What became of one attempt. A timeout, a broken connection and an endless answer are outcomes, not exceptions. */
export type HttpOutcome =
  | HttpAnswer
  | { readonly kind: "timeout" | "answer-too-large" }
  | { readonly kind: "network"; readonly cause: unknown };

/**
 * One attempt, without retries. Redirects are not followed: a workspace redirects to its login page, and a token
 * must not travel to another host.
 * @throws CancelledError as soon as the caller's signal is aborted; nothing else
 */
export async function sendOnce(
  fetch: Fetch,
  request: HttpRequest,
  caller: { readonly signal: AbortSignal; readonly sleep: Sleep },
): Promise<HttpOutcome> {
  if (caller.signal.aborted) throw new CancelledError();
  const attempt = new AbortController();
  const clock = new AbortController();
  const followCaller = (): void => attempt.abort(new CancelledError());
  caller.signal.addEventListener("abort", followCaller, { once: true });
  let isLate = false;
  caller.sleep(request.timeoutMs, clock.signal).then(
    () => {
      isLate = true;
      attempt.abort();
    },
    () => undefined, // the clock was stopped because the attempt is over
  );
  try {
    return await untilAborted(exchange(fetch, request, attempt.signal), attempt.signal);
  } catch (cause) {
    if (caller.signal.aborted) throw new CancelledError();
    return isLate ? { kind: "timeout" } : { kind: "network", cause };
  } finally {
    caller.signal.removeEventListener("abort", followCaller);
    clock.abort();
  }
}

async function exchange(fetch: Fetch, request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: "manual",
    cache: "no-store",
    signal,
  });
  const text = await readText(response, request.maxAnswerBytes ?? MAX_ANSWER_BYTES);
  if (text === undefined) return { kind: "answer-too-large" };
  return { kind: "answer", status: response.status, headers: response.headers, text };
}

/** The body as UTF-8 text, or undefined as soon as it passes the ceiling. */
async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return parts.join("") + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}
