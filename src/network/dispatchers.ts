import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";
import { Agent, Pool, ProxyAgent, type Dispatcher } from "undici";
import { isLoopback } from "../protocol/known-hosts";
import type { Network } from "./address-kind";
import { checkedLookup, checkLiteralHost, type Resolve } from "./checked-lookup";
import { connectionErrorOf } from "./connection-error-of";
import { createConnectionError } from "./create-connection-error";
import { isDirectHost, type ProxySettings } from "./proxy-settings";
import { authoritiesWith } from "./trusted-authorities";

/** What may be connected to, and who may vouch for it. */
export interface Reach {
  readonly network: Network;
  /** PEM texts. */
  readonly ca?: string;
}

export interface DispatcherParts {
  readonly resolve?: Resolve;
  /** The company's proxy; without it everything goes direct. */
  readonly proxy?: ProxySettings | undefined;
  /** Milliseconds to connect, TLS included, and for a proxy to say yes or no. Default: 30 s. */
  readonly connectMs?: number;
}

/** Longer than most servers keep an idle connection, so that they say first when it ends. */
const IDLE_SOCKET_MS = 60_000;

/** A machine that is there takes a second. */
const CONNECT_MS = 30_000;

/** Names that resolvers take for the machine that asks, which would be the proxy's. Source: RFC 6761 section 6.3; Debian's /etc/hosts. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|localhost\.localdomain|localhost[46]|ip6-localhost|ip6-loopback)\.?$/;

/** An upstream could link to ever new names. */
const MOST_CHECKED_HOSTS = 1000;

/** Whoever sends has a time limit of its own, which covers the whole exchange. */
const NO_LIMIT = { headersTimeout: 0, bodyTimeout: 0 };

/** Keeps the connections of a program: undici's agents, one for each way out and each reach. */
export class Dispatchers {
  readonly #agents = new Map<string, Dispatcher>();
  readonly #checkedHosts = new Set<string>();
  readonly #resolve: Resolve;
  readonly #proxy: ProxySettings | undefined;
  readonly #connectMs: number;

  constructor({ resolve, proxy, connectMs = CONNECT_MS }: DispatcherParts = {}) {
    this.#resolve = resolve ?? ((hostname) => lookup(hostname, { all: true }));
    this.#proxy = proxy;
    this.#connectMs = connectMs;
  }

  /**
   * The way to a host: direct, where the address that is connected to is checked; or through the proxy, which resolves names itself.
   * @throws AddressRefusedError for a host that is an address it may not reach
   */
  wayTo(url: URL, reach: Reach): Dispatcher {
    this.#checkHost(url.hostname, reach.network);
    const proxy = this.#proxy !== undefined && passesProxy(url, reach, this.#proxy) ? this.#proxy : undefined;
    const key = `${proxy === undefined ? reach.network : "proxy"} ${reach.ca ?? ""}`;
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    const agent = proxy === undefined ? this.#direct(reach) : through(proxy, reach, this.#connectMs);
    this.#agents.set(key, agent);
    return agent;
  }

  #direct({ network, ca }: Reach): Dispatcher {
    const lookUp = checkedLookup(this.#resolve, network);
    return new Agent({
      ...NO_LIMIT,
      keepAliveTimeout: IDLE_SOCKET_MS,
      connect: { lookup: lookUp, timeout: this.#connectMs, ...trust(ca) },
    });
  }

  /** An address stays what it is: once is enough. The hosts are those of allowed upstreams, and of what they link to: mostly a few. */
  #checkHost(hostname: string, network: Network): void {
    const key = `${network} ${hostname}`;
    if (this.#checkedHosts.has(key)) return;
    checkLiteralHost(hostname, network);
    if (this.#checkedHosts.size >= MOST_CHECKED_HOSTS) this.#checkedHosts.clear();
    this.#checkedHosts.add(key);
  }
}

/**
 * Whether a request goes through the proxy: encrypted ones to names alone. What is this machine, or is written as an address, or goes
 * unencrypted, is reached from here or not at all: from the proxy the same words could mean another machine.
 */
function passesProxy(url: URL, { network }: Reach, { direct }: ProxySettings): boolean {
  const { protocol, hostname } = url;
  if (protocol !== "https:" || network === "loopback" || isLoopback(hostname) || LOCAL_NAME.test(hostname))
    return false;
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return false;
  return !isDirectHost(url, direct);
}

function through({ origin, authorization }: ProxySettings, { ca }: Reach, connectMs: number): Dispatcher {
  return new ProxyAgent({
    ...NO_LIMIT,
    uri: origin,
    ...(authorization !== undefined && { token: authorization }),
    keepAliveTimeout: IDLE_SOCKET_MS,
    requestTls: { timeout: connectMs, ...trust(ca) },
    clientFactory: (proxyOrigin) =>
      new ProxyConnections(proxyOrigin, { headersTimeout: connectMs, connect: { timeout: connectMs } }),
  });
}

/** Whatever goes wrong up to the proxy's word is the proxy's: undici's errors do not tell it from the host's behind it. */
class ProxyConnections extends Pool {
  override connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    return super.connect(options).catch((error: unknown) => {
      throw connectionErrorOf(error) ?? createConnectionError("proxy-unreachable");
    });
  }
}

/** Made once for all connections: to read the public authorities takes a tenth of a second. */
function trust(ca: string | undefined): { readonly secureContext?: SecureContext } {
  return ca === undefined ? {} : { secureContext: createSecureContext({ ca: authoritiesWith(ca) }) };
}
