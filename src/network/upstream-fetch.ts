import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { request as send, type Dispatcher } from "undici";
import { asConnectionError } from "./connection-error-of";
import { Dispatchers, type Reach } from "./dispatchers";
import type { UpstreamAnswer } from "./upstream-answer";

const BROKEN_OFF = "The answer broke off.";

export interface UpstreamRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
}

/** `fetch` for upstreams: follows no redirect, unpacks nothing, and checks the address that it connects to. */
export type UpstreamFetch = (url: string, request: UpstreamRequest, reach: Reach) => Promise<UpstreamAnswer>;

/** As much is read ahead of the receiver anyway. A batch of 256 predictions is a tenth of it. */
const MAX_WHOLE_ANSWER_BYTES = 64 * 1024;

/**
 * Sends over undici, which keeps connections open between requests.
 * Rejects with AddressRefusedError, ConnectionError, a network error that has a `code`, or when `signal` is aborted.
 */
export function createUpstreamFetch(dispatchers: Dispatchers = new Dispatchers()): UpstreamFetch {
  return async (url, { method, headers, signal, body }, reach) => {
    const dispatcher = dispatchers.wayTo(new URL(url), reach);
    const answer = await send(url, {
      dispatcher,
      method,
      headers: Object.fromEntries(headers),
      signal,
      body: body instanceof ReadableStream ? Readable.fromWeb(body as NodeReadableStream) : (body ?? null),
    }).catch((error: unknown) => {
      throw asConnectionError(error);
    });
    // Whoever reads it listens too; what breaks when nobody does must not end the program.
    answer.body.on("error", () => undefined);
    return answerOf(answer).catch((error: unknown) => {
      answer.body.destroy();
      throw error;
    });
  };
}

async function answerOf({
  statusCode: status,
  headers: received,
  body,
}: Dispatcher.ResponseData): Promise<UpstreamAnswer> {
  if (status < 200 || status > 599) throw new RangeError("HTTP has no such status.");
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  if (status === 204 || status === 205 || status === 304) {
    body.resume();
    return { status, headers, body: null };
  }
  const isSmall = Number(headers.get("content-length") ?? Infinity) <= MAX_WHOLE_ANSWER_BYTES;
  return { status, headers, body: isSmall ? await wholeOf(body) : streamOf(body) };
}

function wholeOf(incoming: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    incoming.on("data", (part: Uint8Array) => parts.push(part));
    incoming.on("error", reject);
    incoming.on("close", () => {
      if (!incoming.readableEnded) return reject(new Error(BROKEN_OFF));
      // undici takes a connection up again a turn later: a next request at once would open another.
      setImmediate(resolve, parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
  });
}

/** Reads ahead no more than 64 kB of what the receiver has not taken yet. */
function streamOf(incoming: Readable): ReadableStream<Uint8Array> {
  let isOver = false;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const end = (settle: () => void): void => {
        if (!isOver) settle();
        isOver = true;
      };
      incoming.on("data", (part: Uint8Array) => {
        if (isOver) return;
        controller.enqueue(part);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on("end", () => end(() => controller.close()));
      incoming.on("error", (error) => end(() => controller.error(error)));
      // A connection that breaks off in the middle must not pass for a short answer.
      incoming.on("close", () => end(() => controller.error(new Error(BROKEN_OFF))));
      incoming.pause();
    },
    pull: () => void incoming.resume(),
    cancel() {
      isOver = true;
      incoming.destroy();
    },
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }));
}
