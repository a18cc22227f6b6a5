/** How long a client may take, and how much of a server one connection may hold. Times in milliseconds. */
export interface ConnectionLimits {
  /** To send the headers of a request, or to greet over TLS. */
  readonly headersTimeoutMs: number;
  /** To send the body of a request: 16 MB at 140 kB a second. `allowBodyTime` gives one more. */
  readonly requestTimeoutMs: number;
  /** How often the two are looked at. */
  readonly checkEveryMs: number;
  /** Longer than a balancer keeps its connections (nginx: 60 s), so that it says first when one ends. */
  readonly keepAliveMs: number;
  /** How long an answer may wait without a single byte of it being taken. */
  readonly untakenMs: number;
  /**
   * Requests of one connection that wait for their answers. Browsers and servers in front send one after the other; whoever sends
   * more at once than this, and so makes more answers than it takes, is cut off.
   */
  readonly unansweredRequests: number;
  /** Connections of the whole server; more are turned away. */
  readonly connections: number;
}

/** The limits of every server of ours. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headersTimeoutMs: 20_000,
  requestTimeoutMs: 120_000,
  checkEveryMs: 5_000,
  keepAliveMs: 75_000,
  untakenMs: 60_000,
  unansweredRequests: 16,
  connections: 10_000,
};

/** Browsers send some twenty, servers in front a few more. */
export const MAX_HEADERS = 200;

/** All headers of a request, in bytes. Sealed sessions come in cookies; the default of 16 kB is too tight for two of them. */
export const MAX_HEADER_BYTES = 32 * 1024;
