/** The company's server on the way out, and the hosts to which nothing goes through it. */
export interface ProxySettings {
  /** `http(s)://host:port`, without a name and a password. */
  readonly origin: string;
  /** The value of `Proxy-Authorization`; absent where the proxy's address holds no name. A secret. */
  readonly authorization?: string;
  readonly direct: readonly DirectHosts[];
}

/** One entry of NO_PROXY: a domain with all that is under it, or `*`. */
interface DirectHosts {
  readonly domain: string;
  readonly port?: string;
}

/** The sentence for people; it never repeats the value, which may hold a password. */
export interface ProxyMistake {
  readonly mistake: string;
}

/**
 * Everything goes encrypted, so HTTPS_PROXY counts; HTTP_PROXY where it is not set, as many machines name one for both. The lower case
 * goes first, as with curl and undici. ALL_PROXY is left alone: it often names a SOCKS server.
 */
const VARIABLES = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"] as const;

/**
 * Reads what the environment says about a proxy; a variable that is set to nothing is not set.
 * @returns undefined where there is none
 */
export function readProxySettings(
  env: Readonly<Record<string, string | undefined>>,
): ProxySettings | ProxyMistake | undefined {
  const name = VARIABLES.find((variable) => isSet(env[variable]));
  if (name === undefined) return undefined;
  const url = parse(env[name]?.trim() ?? "");
  if (url === undefined)
    return { mistake: `${name} must be the address of a proxy: http://host:port or https://host:port.` };
  const authorization = authorizationOf(url);
  if (authorization === null) {
    return { mistake: `${name}: in the name and the password, write % as %25 and other signs percent-encoded.` };
  }
  return {
    origin: url.origin,
    ...(authorization !== undefined && { authorization }),
    direct: directHosts((isSet(env["no_proxy"]) ? env["no_proxy"] : env["NO_PROXY"]) ?? ""),
  };
}

/**
 * Whether NO_PROXY keeps the proxy out of the way to a host. As with curl: a domain stands for itself and all names under it, with or
 * without a dot or `*.` before it; an entry with a port for this port alone.
 */
export function isDirectHost(
  { hostname, port }: Pick<URL, "hostname" | "port">,
  direct: ProxySettings["direct"],
): boolean {
  const name = hostname.replace(/\.$/, "");
  return direct.some(
    (entry) =>
      (entry.domain === "*" || name === entry.domain || name.endsWith(`.${entry.domain}`)) &&
      (entry.port === undefined || entry.port === (port === "" ? "443" : port)),
  );
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== "";
}

/** Without a scheme it is http, as everywhere. */
function parse(text: string): URL | undefined {
  const address = text.includes("://") ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && url.hostname !== "" ? url : undefined;
}

/** @returns null for what is not percent-encoded rightly */
function authorizationOf({ username, password }: URL): string | null | undefined {
  if (username === "" && password === "") return undefined;
  try {
    const decoded = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(decoded).toString("base64")}`;
  } catch {
    return null;
  }
}

/** Entries of addresses and of ranges of them (CIDR) say nothing here: what is written as an address never goes through a proxy. */
function directHosts(list: string): readonly DirectHosts[] {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [, domain = "", port] = /^(?:\*?\.)?(.*?)\.?(?::(\d+))?$/.exec(entry) ?? [];
      return { domain, ...(port !== undefined && { port }) };
    })
    .filter(({ domain }) => domain !== "");
}
