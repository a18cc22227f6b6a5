/** Which addresses a manifest for other people may name. */
import { BlockList, isIP } from "node:net";

/**
 * The origin that a manifest for deployment may name.
 * @throws Error with a sentence for the administrator
 */
export function deploymentOrigin(typed) {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined) throw new Error(`${typed} is no address. Write it as https://scoresheet.example.com.`);
  if (url.username !== "" || url.password !== "") throw new Error("The origin must not hold a name or a password.");
  if (url.protocol !== "https:") throw new Error(`Excel opens panes over https only; ${typed} is not.`);
  const isOrigin = url.pathname === "/" && url.search === "" && url.hash === "";
  if (!isOrigin) throw new Error(`Only the origin is wanted, without a path: ${url.origin}.`);
  const host = url.hostname.replace(/\.$/, "");
  if (/^(.*\.)?localhost$/.test(host) || /^(127\.|0\.|\[::1?\]$|\[::ffff:7f)/.test(host)) {
    throw new Error(`${host} is each person's own machine. Name the host that serves the relay for all of them.`);
  }
  return url.origin;
}

/** Addresses of networks that are not the internet. Source: IANA special-purpose registries (RFC 1918, 4193, 4291, 6598). */
const LOCAL_NETWORKS = new BlockList();
for (const [address, bits] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
]) {
  LOCAL_NETWORKS.addSubnet(address, bits);
}
LOCAL_NETWORKS.addSubnet("fc00::", 7, "ipv6");
LOCAL_NETWORKS.addSubnet("fe80::", 10, "ipv6");

/** Why some browsers will ask their user before they open the pane; undefined where nothing in the address tells of it. */
export function localNetworkNote(origin) {
  const host = new URL(origin).hostname.replace(/^\[|\]$|\.$/g, "");
  const family = isIP(host);
  const isLocal =
    family === 0 ? !host.includes(".") || host.endsWith(".local") : LOCAL_NETWORKS.check(host, `ipv${family}`);
  if (!isLocal) return undefined;
  return `${host} is a name or an address of a local network: Excel on the web will ask each person whether it may reach devices there (assets/docs/administrators.md).`;
}
