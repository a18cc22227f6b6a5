import { createAdaptorServer } from "@hono/node-server";
import http, { type Server } from "node:http";
import https from "node:https";
import { MAX_HEADERS } from "./guard/request-target";
import { PLATFORM_TIMERS, type Timers } from "./network/deadline";
import { createRelayApp, type RelayOptions } from "./relay-app";
import { tellWhenConnectionCloses } from "./waiting-responses";

export interface RelayServerOptions extends RelayOptions {
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly serverLimits?: Partial<ServerLimits>;
}

/** How long a client may take. All in milliseconds. */
export interface ServerLimits {
  /** To send the headers of a request. */
  readonly headersTimeoutMs: number;
  /** To send a whole request: 16 MB at 140 kB a second. */
  readonly requestTimeoutMs: number;
  /** How often the two are looked at. */
  readonly checkEveryMs: number;
  /** Longer than a balancer keeps its connections (nginx: 60 s), so that it says first when one ends. */
  readonly keepAliveMs: number;
  /** How long requests may go on that are under way when the relay is told to stop: as long as one may take. */
  readonly stopMs: number;
}

const SERVER_LIMITS: ServerLimits = {
  headersTimeoutMs: 20_000,
  requestTimeoutMs: 120_000,
  checkEveryMs: 5_000,
  keepAliveMs: 75_000,
  stopMs: 310_000,
};

/** A relay that listens, and can be told to stop. */
export interface RelayServer {
  readonly server: Server;
  /** Takes no new work, finishes what is under way, then resolves. Connections that are still busy after `stopMs` are cut. */
  readonly stop: () => Promise<void>;
}

/**
 * The relay as a server that does not listen yet.
 * @throws Error when the pane is not built or the certificate is none
 */
export function createRelayServer(options: RelayServerOptions): RelayServer {
  const limits = { ...SERVER_LIMITS, ...options.serverLimits };
  let isStopping = false;
  const app = createRelayApp({ ...options, isStopping: () => isStopping });
  app.notFound(() => new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } }));
  app.onError(() => new Response("Internal error", { status: 500, headers: { "cache-control": "no-store" } }));
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: options.tls === undefined ? http.createServer : https.createServer,
    serverOptions: {
      ...options.tls,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: limits.keepAliveMs,
      // Sealed sessions come in cookies; the default of 16 kB is too tight for two of them.
      maxHeaderSize: 32 * 1024,
    },
  }) as Server;
  server.maxHeadersCount = MAX_HEADERS;
  server.on("request", (incoming, response) => {
    tellWhenConnectionCloses(incoming, response);
    // A connection that has become idle would otherwise stay open for as long as a client may keep it.
    response.once("close", () => isStopping && setImmediate(() => server.closeIdleConnections()));
  });
  return {
    server,
    stop: () => {
      isStopping = true;
      return finish(server, limits.stopMs, options.timers ?? PLATFORM_TIMERS);
    },
  };
}

function finish(server: Server, stopMs: number, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const timer = timers.set(() => server.closeAllConnections(), stopMs);
    server.close(() => {
      timers.clear(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
