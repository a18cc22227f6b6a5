import { Hono, type Context } from "hono";
import { RELAY_ERROR_HEADER, UPSTREAMS_PATH, type UpstreamList } from "../endpoint/relay-protocol";
import { findAllowedRoute } from "./allowed-routes";
import { PLATFORM_TIMERS } from "./deadline";
import { findUpstream } from "./find-upstream";
import { forward, type ForwardParts } from "./forward";
import { RELAYED_CONTENT_HEADERS } from "./headers";
import { addPaneRoutes } from "./pane-routes";
import { relayError } from "./relay-error";
import type { RelayLog, RelayLogEntry } from "./relay-log";
import { originRefusal } from "./request-origin";
import type { Upstream } from "./upstream";
import type { RelayConfig } from "./upstream-config";

export interface RelayOptions extends Partial<ForwardParts> {
  readonly config: RelayConfig;
  /** The built pane, `dist/pane`; without it only `/relay/` is served. */
  readonly paneDir?: string;
  /** Loads Office.js from here instead of from Microsoft, e.g. `/office/office.js` in the workbench. */
  readonly officeScriptUrl?: string;
  readonly log?: RelayLog;
  /** Milliseconds; only differences matter. Default: `performance.now`. */
  readonly nowMs?: () => number;
}

/**
 * The server between the pane and the endpoints: the pane's files, the list of upstreams, and the forwarded routes.
 * It adds nothing to paths that are not its own, so that it can share a port with others.
 * @throws Error with a sentence for people when the pane is not built
 */
export function createRelayApp(options: RelayOptions): Hono {
  const app = new Hono();
  app.get(UPSTREAMS_PATH, (c) => {
    const refusal = originRefusal(c.req.raw.headers, options.config);
    if (refusal !== undefined) return relayError("origin-refused", refusal);
    return c.json(upstreamList(options.config), 200, RELAYED_CONTENT_HEADERS);
  });
  app.all("/relay/*", createRelaying(options));
  if (options.paneDir !== undefined) addPaneRoutes(app, options.paneDir, options.officeScriptUrl);
  return app;
}

/** What the pane may know: no allow lists, and no secret once there are any. */
function upstreamList({ mode, upstreams }: RelayConfig): UpstreamList {
  return { mode, upstreams: upstreams.map(({ id, label, origin, auth }) => ({ id, label, origin, auth })) };
}

function createRelaying(options: RelayOptions): (c: Context) => Promise<Response> {
  const nowMs = options.nowMs ?? (() => performance.now());
  const parts = { ...options, fetch: options.fetch ?? fetch, timers: options.timers ?? PLATFORM_TIMERS };
  return async (c) => {
    const startMs = nowMs();
    const { response, known } = await relay(c.req.raw, options.config, parts);
    const errorCode = response.headers.get(RELAY_ERROR_HEADER);
    options.log?.({
      event: known.route === undefined ? "refused" : "relayed",
      ...known,
      method: c.req.method,
      status: response.status,
      durationMs: Math.round(nowMs() - startMs),
      ...(errorCode === null ? {} : { errorCode }),
    });
    return response;
  };
}

interface Relayed {
  readonly response: Response;
  readonly known: Pick<RelayLogEntry, "upstream" | "route">;
}

async function relay(request: Request, config: RelayConfig, parts: ForwardParts): Promise<Relayed> {
  const refusal = originRefusal(request.headers, config);
  if (refusal !== undefined) return { response: relayError("origin-refused", refusal), known: {} };
  const { upstream, path } = placeOf(request, config);
  if (!upstream) return { response: relayError("upstream-unknown", unknownText(config)), known: {} };
  const known = { upstream: upstream.id.startsWith("typed:") ? "typed" : upstream.id };
  const route = findAllowedRoute(request.method, path);
  if (!route || !isListed(upstream, route.endpointName)) {
    return { response: relayError("route-not-allowed", "The relay does not forward this route."), known };
  }
  const response = await forward(request, upstream, route, parts);
  return { response, known: { ...known, route: route.pattern } };
}

/** `/relay/{upstream id}/{route}`, read from the path as it was sent. */
function placeOf(request: Request, config: RelayConfig): { upstream: Upstream | undefined; path: string } {
  const [, encodedId = "", path = ""] = /^\/relay\/([^/]+)(\/.*)$/.exec(new URL(request.url).pathname) ?? [];
  return { upstream: findUpstream(config, decoded(encodedId)), path };
}

function decoded(encodedId: string): string {
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return "";
  }
}

/** The catalogue names no endpoint and stays open: what it lists beyond the allowed ones cannot be reached. */
function isListed({ endpoints }: Upstream, endpointName: string | undefined): boolean {
  return endpoints === undefined || endpointName === undefined || endpoints.includes(endpointName);
}

function unknownText({ mode }: RelayConfig): string {
  if (mode === "server") return "The relay reaches only the workspaces and servers it is configured for.";
  return "The relay reaches Databricks workspaces over https, servers on this computer, and what it is configured for.";
}
