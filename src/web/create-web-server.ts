import { getRequestListener, type HttpBindings } from "@hono/node-server";
import http, { type Server } from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { limitBodyTime } from "./body-time";
import { compressingFetch } from "./compressing-fetch";
import { CONNECTION_LIMITS, MAX_HEADER_BYTES, MAX_HEADERS, type ConnectionLimits } from "./connection-limits";
import { DEFAULT_HEADERS, responseWith } from "./default-headers";
import { refuseUnparsed } from "./parser-refusal";
import { UnansweredRequests } from "./unanswered-requests";
import { tellWhenConnectionCloses } from "./waiting-responses";

export interface WebServerOptions {
  /** The app: `app.fetch` of Hono. */
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  /** PEM texts; with them the server speaks https. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly limits?: Partial<ConnectionLimits> | undefined;
  /** Besides `DEFAULT_HEADERS`, on every answer that does not say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The one way in which our programs serve: an HTTP server that does not listen yet. Whatever the app behind it does, every answer has
 * the default headers and is compressed where the client takes it, and a client that sends without reading, or reads without end,
 * holds a bounded part of the memory for a bounded time.
 * @throws Error when the certificate is none
 */
export function createWebServer({ fetch, tls, limits: given, headers: more }: WebServerOptions): Server {
  const limits = { ...CONNECTION_LIMITS, ...given };
  const headers = { ...DEFAULT_HEADERS, ...more };
  const unanswered = new UnansweredRequests(limits.unansweredRequests);
  const answering = compressingFetch(fetch);
  const answer = getRequestListener((request, env) => answering(request, env as HttpBindings));
  const options = {
    ServerResponse: responseWith(headers),
    headersTimeout: limits.headersTimeoutMs,
    // Of each body by itself: see body-time.ts.
    requestTimeout: 0,
    connectionsCheckingInterval: limits.checkEveryMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const server =
    tls === undefined
      ? http.createServer(options)
      : https.createServer({ ...options, ...tls, handshakeTimeout: limits.headersTimeoutMs });
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = limits.connections;
  server.on("request", (incoming, outgoing) => {
    if (!unanswered.take(incoming.socket, outgoing)) return;
    tellWhenConnectionCloses(incoming, outgoing);
    limitBodyTime(incoming, outgoing, limits.requestTimeoutMs, () => {
      // Behind its own answer, a refusal would be taken for the answer to the next request.
      if (outgoing.writableFinished) incoming.socket.destroy();
      else refuseUnparsed(LATE, incoming.socket, unanswered.of(incoming.socket), headers);
    });
    void answer(incoming, outgoing);
  });
  server.on("clientError", (error, socket) => {
    refuseUnparsed(error, socket, unanswered.of(socket), headers);
  });
  cutUntaken(server, limits.untakenMs, unanswered);
  return server;
}

/** What Node says of a request that takes too long. */
const LATE = Object.assign(new Error("The body has not come in time."), { code: "ERR_HTTP_REQUEST_TIMEOUT" });

/**
 * Cuts connections on which nothing has moved for so long, but for those whose client waits for us: an upstream may need minutes.
 * Node starts the time anew with every byte that is taken.
 */
function cutUntaken(server: Server, untakenMs: number, unanswered: UnansweredRequests): void {
  server.setTimeout(untakenMs, (socket: Socket) => {
    const isOurTurn = unanswered.of(socket).length > 0 && socket.writableLength === 0;
    if (isOurTurn) socket.setTimeout(untakenMs);
    else socket.destroy();
  });
}
