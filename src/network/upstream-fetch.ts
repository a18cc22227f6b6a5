import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";
import type { Network } from "./address-kind";
import { checkedLookup, checkLiteralHost, type Resolve } from "./checked-lookup";
import type { UpstreamAnswer } from "./upstream-answer";

const BROKEN_OFF = "The answer broke off.";

/** What may be connected to, and who may vouch for it. */
export interface Reach {
  readonly network: Network;
  /** PEM texts. */
  readonly ca?: string;
}

export interface UpstreamRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
}

/** `fetch` for upstreams: follows no redirect, unpacks nothing, and checks the address that it connects to. */
export type UpstreamFetch = (url: string, request: UpstreamRequest, reach: Reach) => Promise<UpstreamAnswer>;

/** Longer than most servers keep an idle connection, so that they say first when it ends. */
const IDLE_SOCKET_MS = 60_000;

/** As much is read ahead of the receiver anyway. A batch of 256 predictions is a tenth of it. */
const MAX_WHOLE_ANSWER_BYTES = 64 * 1024;

/**
 * Sends over Node's own HTTP client, which keeps connections open between requests.
 * Rejects with AddressRefusedError, with a network error that has a `code`, or when `signal` is aborted.
 */
export function createUpstreamFetch(resolve: Resolve = (hostname) => lookup(hostname, { all: true })): UpstreamFetch {
  const agents = new Map<string, http.Agent>();
  const checkedHosts = new Set<string>();
  const checkHost = (hostname: string, network: Network): void => {
    // An address stays what it is: once is enough. The hosts are those of allowed upstreams, so they are few.
    if (checkedHosts.has(`${network} ${hostname}`)) return;
    checkLiteralHost(hostname, network);
    checkedHosts.add(`${network} ${hostname}`);
  };
  const agentFor = (isSecure: boolean, { network, ca }: Reach): http.Agent => {
    const key = `${isSecure} ${network} ${ca ?? ""}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    const options = { keepAlive: true, timeout: IDLE_SOCKET_MS, lookup: checkedLookup(resolve, network) };
    const trust = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
    const agent = isSecure ? new https.Agent({ ...options, ...trust }) : new http.Agent(options);
    agents.set(key, agent);
    return agent;
  };
  return async (url, request, reach) => {
    const { protocol, hostname } = new URL(url);
    checkHost(hostname, reach.network);
    const isSecure = protocol === "https:";
    return exchange((isSecure ? https : http).request, url, request, agentFor(isSecure, reach));
  };
}

function exchange(
  send: typeof http.request,
  url: string,
  request: UpstreamRequest,
  agent: http.Agent,
): Promise<UpstreamAnswer> {
  const { method, signal, body } = request;
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(request.headers);
    const sent = send(url, { method, headers, signal, agent }, (incoming) => {
      answerOf(incoming).then(resolve, (error: unknown) => {
        incoming.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    sent.on("error", reject);
    sent.on("upgrade", (_, socket) => {
      socket.destroy();
      reject(new Error("The upstream would speak another protocol."));
    });
    if (!(body instanceof ReadableStream)) sent.end(body);
    else
      writeAll(body, sent).catch((error: unknown) => {
        sent.destroy(error instanceof Error ? error : new Error(String(error)));
      });
  });
}

/** Writes as fast as the upstream takes it: while it does not, the sender is not read from either. */
async function writeAll(body: ReadableStream<Uint8Array>, sent: http.ClientRequest): Promise<void> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (sent.destroyed) return reader.cancel();
    if (!sent.write(value)) await drained(sent);
  }
  sent.end();
}

function drained(sent: http.ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      sent.off("drain", settle).off("close", settle);
      resolve();
    };
    sent.on("drain", settle).on("close", settle);
  });
}

async function answerOf(incoming: IncomingMessage): Promise<UpstreamAnswer> {
  const status = incoming.statusCode ?? 0;
  if (status < 200 || status > 599) throw new RangeError("HTTP has no such status.");
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  if (status === 204 || status === 205 || status === 304) {
    incoming.resume();
    return { status, headers, body: null };
  }
  const isSmall = Number(incoming.headers["content-length"] ?? Infinity) <= MAX_WHOLE_ANSWER_BYTES;
  return { status, headers, body: isSmall ? await wholeOf(incoming) : streamOf(incoming) };
}

function wholeOf(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    incoming.on("data", (part: Uint8Array) => parts.push(part));
    incoming.on("end", () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    incoming.on("error", reject);
    incoming.on("close", () => reject(new Error(BROKEN_OFF)));
  });
}

/** Reads ahead no more than 64 kB of what the receiver has not taken yet. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
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
