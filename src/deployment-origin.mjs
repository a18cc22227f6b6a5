/** Which addresses a manifest for other people may name. */
import { isIP } from "node:net";

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

/** Why some browsers will ask their user before they open the pane; undefined for a public address. */
export function localNetworkNote(origin) {
  const { hostname } = new URL(origin);
  const isPrivate = isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || !hostname.includes(".");
  if (!isPrivate) return undefined;
  return `${hostname} is a name or an address of a local network: Excel on the web will ask each person whether it may reach devices there (assets/docs/administrators.md).`;
}
