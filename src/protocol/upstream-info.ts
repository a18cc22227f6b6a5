/** How requests to an upstream are signed in: `user-token` passes the analyst's own `Authorization` header on. */
export type UpstreamAuth = "none" | "user-token" | "oauth-m2m" | "oauth-u2m";

/** An upstream as the pane sees it. No secret is part of it. */
export interface UpstreamInfo {
  readonly id: string;
  /** For people: "Demo models", "adb-123.azuredatabricks.net". */
  readonly label: string;
  /** `https://host[:port]` */
  readonly origin: string;
  readonly auth: UpstreamAuth;
  /** Whether whole tables may be handed to its SQL warehouses; absent where the relay refuses that. */
  readonly warehouses?: HandOverInfo;
}

/** What a relay passes on to an upstream's SQL warehouses, besides statements. */
export interface HandOverInfo {
  /**
   * Files may be staged under this path: a volume or a folder in one, `/Volumes/main/default/scoresheet`; `ANY_VOLUME` where whoever
   * stages them says which. Absent where none may.
   */
  readonly volume?: string;
  /** How large one of them may be. */
  readonly maxFileBytes?: number;
}

/** Stands before the path of every volume. */
export const ANY_VOLUME = "/Volumes";

/** How large a staged file may be where nobody says otherwise: a million rows of some twenty columns, and room. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Which upstreams a relay may reach, and of which version it is. */
export interface UpstreamList {
  /** `local`: the relay runs on the analyst's own machine, who may also type a workspace or a loopback server. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly UpstreamInfo[];
  /** Of the product that the relay is part of, and of the pane that it serves: "1.2.0". Older relays say none. */
  readonly version?: string;
}

/**
 * The upstream id of an address that was typed, for relays in local mode: `typed:https:adb-1.azuredatabricks.net`.
 * @param origin `http(s)://host[:port]`, as `URL.origin` gives it
 */
export function typedUpstreamId(origin: string): string {
  return `typed:${origin.replace("://", ":")}`;
}

/**
 * The upstream of an address that was typed, where the relay runs on the analyst's own machine. Hand-overs are open there: every statement
 * has the analyst's own rights, and the token is the analyst's own.
 * @param origin as of `typedUpstreamId`
 */
export function typedUpstream(origin: string): UpstreamInfo {
  return {
    id: typedUpstreamId(origin),
    label: new URL(origin).host,
    origin,
    auth: "user-token",
    warehouses: { volume: ANY_VOLUME, maxFileBytes: MAX_FILE_BYTES },
  };
}
