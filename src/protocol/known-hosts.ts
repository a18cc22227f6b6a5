/**
 * Where workspaces live, on each cloud.
 * Source: Databricks SDK for Python, `environments.py` (without the development zones).
 */
const DATABRICKS_DOMAINS = [
  "cloud.databricks.com",
  "cloud.databricks.us",
  "azuredatabricks.net",
  "databricks.azure.us",
  "databricks.azure.cn",
  "gcp.databricks.com",
] as const;

/**
 * Whether a relay in local mode takes an upstream that was typed: a workspace over https, or a server on its own machine.
 * @param origin `http(s)://host[:port]`, as `URL.origin` gives it
 */
export function mayBeTyped(origin: string): boolean {
  return isLoopback(new URL(origin).hostname) || isDatabricksOrigin(origin);
}

/** Whether a host of Databricks' own stands there, spoken to over https. @param origin as of `mayBeTyped` */
export function isDatabricksOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" && isDatabricksHost(hostname);
}

/**
 * Whether a host name means this machine and cannot be made to mean another. `x.localhost` and `localhost.` are asked of a resolver on
 * many machines, `0.0.0.0` and IPv4 addresses written as IPv6 are read otherwise by some. Source: RFC 6761 section 6.3, RFC 1122.
 * @param hostname as `URL.hostname` gives it, which writes `127.1` and `2130706433` out
 */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whether Databricks alone can have given out a host name. A name with a dot at its end is another to certificates. */
export function isDatabricksHost(hostname: string): boolean {
  return DATABRICKS_DOMAINS.some((domain) => hostname.endsWith(`.${domain}`) && /^[^.]/.test(hostname));
}
