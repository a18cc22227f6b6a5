import type { Server } from "node:http";
import { CONNECTION_LIMITS, type ConnectionLimits } from "../web/connection-limits";
import { createWebServer } from "../web/create-web-server";
import { PLATFORM_TIMERS, type Timers } from "./network/deadline";
import { createRelayApp, type RelayOptions } from "./relay-app";

export interface RelayServerOptions extends RelayOptions {
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly serverLimits?: Partial<ServerLimits>;
}

/** How long a client may take, and how much of the relay a connection may hold. */
export interface ServerLimits extends ConnectionLimits {
  /** How long requests may go on that are under way when the relay is told to stop, in milliseconds: as long as one may take. */
  readonly stopMs: number;
}

const SERVER_LIMITS: ServerLimits = { ...CONNECTION_LIMITS, stopMs: 310_000 };

/** Source: RFC 6797. A year; other hosts of the same domain are not ours to decide about. */
const STRICT_TRANSPORT = { "strict-transport-security": "max-age=31536000" };

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
  app.notFound(() => new Response("Not found", { status: 404 }));
  app.onError(() => new Response("Internal error", { status: 500 }));
  const server = createWebServer({
    fetch: app.fetch,
    tls: options.tls,
    limits,
    ...(options.config.mode === "server" && { headers: STRICT_TRANSPORT }),
  });
  server.on("request", (_, response) => {
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
