import type { Hono } from "hono";
import { RELAYED_CONTENT_HEADERS } from "./answers/forwarded-headers";
import type { RelayEnv } from "./guard/request-guard";

/** Whether the relay lives: for whoever would start it anew. */
export const HEALTH_PATH = "/healthz";
/** Whether it takes work: for a balancer. */
export const READY_PATH = "/readyz";

/** Both say nothing about upstreams: one workspace that is down must not take the relay of the others away. */
export function addHealthRoutes(app: Hono<RelayEnv>, isStopping: () => boolean): void {
  const headers = RELAYED_CONTENT_HEADERS;
  app.get(HEALTH_PATH, (c) => c.text("ok", 200, headers));
  app.get(READY_PATH, (c) => (isStopping() ? c.text("stopping", 503, headers) : c.text("ready", 200, headers)));
}
