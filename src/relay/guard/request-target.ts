import type { IncomingMessage } from "node:http";
import { MAX_HEADERS } from "../../web/connection-limits";

/**
 * Says why a request must be refused for how it is written, or undefined. Servers in front of the relay, the relay and
 * upstreams could each read such a request in their own way; a browser sends none of them.
 * @param incoming as Node received it; absent where the app is called without a server
 */
export function targetRefusal(incoming: IncomingMessage | undefined): string | undefined {
  if (incoming === undefined) return undefined;
  const { headers, httpVersionMajor, rawHeaders } = incoming;
  if (headers.upgrade !== undefined || httpVersionMajor !== 1) return "The relay speaks HTTP/1.1 only.";
  if ((headers["transfer-encoding"] ?? "chunked") !== "chunked") return "The relay knows one transfer coding: chunked.";
  // Node leaves out what is beyond the limit, and with it perhaps what a request should be refused for.
  if (rawHeaders.length / 2 >= MAX_HEADERS) return "The request has too many headers.";
  return isPlainPath(incoming.url ?? "") ? undefined : "The relay takes plain paths only.";
}

/** A path that means the same before and after a URL parser has read it: no host, no dots that climb, no backslash. */
function isPlainPath(target: string): boolean {
  const [path = ""] = target.split("?", 1);
  const base = "http://relay";
  if (!path.startsWith("/") || !URL.canParse(path, base)) return false;
  const { origin, pathname } = new URL(path, base);
  return origin === base && pathname === path;
}
