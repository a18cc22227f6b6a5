import type { MiddlewareHandler } from "hono";
import { isLoopback } from "../protocol/known-hosts";

/**
 * Only for servers that listen on this machine alone. A page of another site may point its own name at this machine (DNS rebinding)
 * or send requests here as they are; the one shows in Host, the other in Origin. Programs send no Origin.
 */
export const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host");
  const origin = c.req.header("origin");
  if (isThisMachine(host) && (origin === undefined || isOriginOf(origin, host))) return next();
  return c.text("This server answers this computer's own pages and programs only.", 403);
};

/** @param host as in a request's Host: a name or an address, perhaps with a port */
export function isThisMachine(host: string | undefined): host is string {
  // A user name would make another host of what stands before it.
  if (host === undefined || /[@/?#\\]/.test(host) || !URL.canParse(`http://${host}`)) return false;
  return isLoopback(new URL(`http://${host}`).hostname);
}

/** On one machine the port tells one server's pages from another's. */
function isOriginOf(origin: string, host: string): boolean {
  return /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}
