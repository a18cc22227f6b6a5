import { isLoopback } from "../../protocol/known-hosts";
import type { RelayConfig } from "../config/relay-config";

/**
 * Says why a request must be refused for where it comes from, or undefined.
 *
 * Host: a page of another site can point its own name at this machine (DNS rebinding); then Host carries that name.
 * Origin and Sec-Fetch-Site: a browser says which page asks, and only our own pane may. Programs send neither.
 * @param headers as received
 * @param isSafe whether the request only reads (GET)
 */
export function originRefusal(headers: Headers, config: RelayConfig, isSafe = true): string | undefined {
  const host = headers.get("host");
  if (host === null || !isOwnHost(host, config)) return "The relay is not reached under this name.";
  const origin = headers.get("origin");
  if (origin !== null && !isOwnOrigin(origin, host, config)) return "The relay answers only its own pages.";
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return "The relay answers only its own pages.";
  if (origin === null && site === null && headers.has("cookie") && !isSafe) {
    return "The relay takes cookies only from browsers that say which page asks.";
  }
  return undefined;
}

/** Whether `host` is a name under which people reach this relay. */
export function isOwnHost(host: string, { mode, publicOrigin }: RelayConfig): boolean {
  if (publicOrigin !== undefined && host === new URL(publicOrigin).host) return true;
  return mode === "local" && URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}

/** On this machine the port tells pages apart, and the relay does not know whether its own came over https. */
function isOwnOrigin(origin: string, host: string, { publicOrigin }: RelayConfig): boolean {
  if (origin === publicOrigin) return true;
  const isSameHost = /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).host === host;
  return isSameHost && isLoopback(new URL(origin).hostname);
}
