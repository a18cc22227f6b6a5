import { Hono, type MiddlewareHandler } from "hono";
import { randomBytes } from "node:crypto";
import { Dispatchers } from "../network/dispatchers";
import type { ProxySettings } from "../network/proxy-settings";
import { createUpstreamFetch } from "../network/upstream-fetch";
import { SESSION_PATH, UPSTREAMS_PATH } from "../protocol/paths";
import { PRODUCT_VERSION } from "../protocol/product-version";
import type { HandOverInfo, UpstreamList } from "../protocol/upstream-info";
import { allowBodyTime as allowTime } from "../web/body-time";
import { RELAYED_CONTENT_HEADERS } from "./answers/forwarded-headers";
import { relayError } from "./answers/relay-error";
import type { RelayLog } from "./answers/relay-log";
import { limitsOf, type RelayConfig } from "./config/relay-config";
import type { ForwardParts } from "./forwarding/forward";
import { relay } from "./forwarding/relay-request";
import type { RelayingParts } from "./forwarding/relaying-parts";
import { UpstreamQueue } from "./forwarding/upstream-queue";
import { requestGuards, type RelayContext, type RelayEnv } from "./guard/request-guard";
import { originRefusal } from "./guard/request-origin";
import { addHealthRoutes } from "./health-routes";
import { KEY_BYTES, Seal } from "./keeping/seal";
import { PLATFORM_TIMERS } from "./network/deadline";
import { addPaneRoutes } from "./pane/pane-routes";
import { MachineSignIn } from "./sign-in/machine-sign-in";
import { PersonSignIn } from "./sign-in/person-sign-in";
import { addSessionRoutes } from "./sign-in/session-routes";
import { SignInFlow } from "./sign-in/sign-in-flow";
import { addSignInRoutes, siteOf } from "./sign-in/sign-in-routes";
import { ResultLinks } from "./warehouses/result-links";
import { largestFile } from "./warehouses/staged-uploads";

export interface RelayOptions extends Partial<ForwardParts> {
  readonly config: RelayConfig;
  /** The built pane, `dist/pane`; without it only `/relay/` is served. */
  readonly paneDir?: string;
  /** Loads Office.js from here instead of from Microsoft, e.g. `/office/office.js` in the workbench. */
  readonly officeScriptUrl?: string;
  /** Further pages that may show the pane, as CSP writes them: `https://*.example.com`. */
  readonly frameAncestors?: readonly string[];
  /** Keys of 32 bytes that seal sessions, the newest first; without them sessions end when the relay does. */
  readonly sessionKeys?: readonly Buffer[];
  readonly log?: RelayLog;
  /** The company's proxy on the way to upstreams; without it everything goes direct. */
  readonly proxy?: ProxySettings;
  /** Milliseconds; only differences matter. Default: `performance.now`. */
  readonly nowMs?: () => number;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly dateMs?: () => number;
  /** Whether the relay takes no new work any more, so that a balancer sends it elsewhere. */
  readonly isStopping?: () => boolean;
}

/**
 * The server between the pane and the endpoints: the pane's files, the list of upstreams, sign-in, and the forwarded
 * routes. It adds nothing to paths that are not its own, so that it can share a port with others.
 * @throws Error with a sentence for people when the pane is not built
 */
export function createRelayApp(options: RelayOptions): Hono<RelayEnv> {
  const { config, officeScriptUrl, frameAncestors } = options;
  const parts = relayingParts(options);
  const nowMs = options.nowMs ?? (() => performance.now());
  const app = new Hono<RelayEnv>();
  addHealthRoutes(app, options.isStopping ?? (() => false));
  const guards = requestGuards({ config, log: options.log, nowMs });
  app.use("/relay/*", guards.relayed);
  addSignInRoutes(app, { config, flow: parts.flow, officeScriptUrl });
  for (const path of [UPSTREAMS_PATH, SESSION_PATH, `${SESSION_PATH}/*`]) app.use(path, onlyOwnPages(config));
  app.get(UPSTREAMS_PATH, (c) => c.json(upstreamList(config), 200, RELAYED_CONTENT_HEADERS));
  addSessionRoutes(app, parts);
  app.all("/relay/*", createRelaying(parts));
  const { paneDir } = options;
  if (paneDir !== undefined) {
    addPaneRoutes(app, { paneDir, officeScriptUrl, frameAncestors, refuse: guards.refuseFile });
  }
  return app;
}

function onlyOwnPages(config: RelayConfig): MiddlewareHandler {
  return async (c, next) => {
    const refusal = originRefusal(c.req.raw.headers, config, c.req.method === "GET");
    return refusal === undefined ? next() : relayError("origin-refused", refusal);
  };
}

/** What the pane may know: no allow lists, no secret. */
function upstreamList({ mode, upstreams }: RelayConfig): UpstreamList {
  return {
    mode,
    upstreams: upstreams.map(({ id, label, origin, auth, warehouses }) => ({
      id,
      label,
      origin,
      auth,
      ...(warehouses && { warehouses: toldOf(warehouses) }),
    })),
    version: PRODUCT_VERSION,
  };
}

function toldOf(warehouses: HandOverInfo): HandOverInfo {
  return warehouses.volume === undefined ? {} : { ...warehouses, maxFileBytes: largestFile(warehouses) };
}

function relayingParts(options: RelayOptions) {
  const { config } = options;
  const nowMs = options.dateMs ?? Date.now;
  const fetch = options.fetch ?? createUpstreamFetch(new Dispatchers({ proxy: options.proxy }));
  const timers = options.timers ?? PLATFORM_TIMERS;
  const [newest = randomBytes(KEY_BYTES), ...older] = options.sessionKeys ?? [];
  const seal = new Seal([newest, ...older]);
  const flow = new SignInFlow({ seal, fetch, nowMs });
  const people = new PersonSignIn({ seal, fetch, nowMs });
  const machine = new MachineSignIn(fetch, nowMs);
  const limits = limitsOf(config);
  const queue = new UpstreamQueue(limits, timers);
  const uploads = new UpstreamQueue({ ...limits, perUpstreamAtOnce: limits.perUpstreamUploads }, timers);
  const links = new ResultLinks(seal, nowMs);
  const { timeoutMs, maxBodyBytes } = options;
  const sizes = { ...(timeoutMs !== undefined && { timeoutMs }), ...(maxBodyBytes !== undefined && { maxBodyBytes }) };
  return { config, fetch, timers, seal, flow, people, machine, queue, uploads, links, nowMs, ...sizes };
}

function createRelaying(parts: RelayingParts): (c: RelayContext) => Promise<Response> {
  const { config } = parts;
  return async (c) => {
    const { raw: request } = c.req;
    const refusal = originRefusal(request.headers, config, request.method === "GET");
    if (refusal !== undefined) return relayError("origin-refused", refusal);
    const outgoing = c.env?.outgoing;
    const hangUp = outgoing && (() => void outgoing.destroy());
    const incoming = c.env?.incoming;
    const allowBodyTime = incoming && ((limitMs: number) => allowTime(incoming, limitMs));
    const asked = { request, requestId: c.get("requestId"), site: siteOf(c, config), hangUp, allowBodyTime };
    const { response, known } = await relay(asked, parts);
    c.set("forwarded", known);
    return response;
  };
}
