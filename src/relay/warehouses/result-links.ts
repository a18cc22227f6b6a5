import { isLoopback } from "../../protocol/known-hosts";
import { isFields, type Fields } from "../config/config-fields";
import type { Upstream } from "../config/upstream";
import type { Seal } from "../keeping/seal";

/** As long as the links live that a workspace hands out. Source: Statement Execution API, "external_links": 15 minutes at most. */
export const RESULT_LINK_LIFE_MS = 15 * 60_000;

const PATH = /^\/result-links\/([\w-]{1,24000})$/;

const NOTHING: Fields = {};

/** For log lines. */
export const RESULT_LINK_PATTERN = "/result-links/{link}";

/**
 * Links to the storage of a workspace, on their way through the pane. A pane reaches nobody but its relay, and the relay fetches from
 * nowhere but where a workspace has sent it: so a link leaves here sealed, as a path of our own, and comes back to be opened.
 */
export class ResultLinks {
  constructor(
    private readonly seal: Seal,
    private readonly nowMs: () => number,
  ) {}

  /** @returns the route under the upstream's path; undefined for a link that may not be fetched */
  routeTo(url: string, upstream: Upstream): string | undefined {
    if (!mayBeFetched(url, upstream)) return undefined;
    return `/result-links/${this.seal.seal(purposeOf(upstream), { url, endsAtMs: this.nowMs() + RESULT_LINK_LIFE_MS })}`;
  }

  /** @returns undefined for another route; without a `url` where the link was forged, is another upstream's, or too old */
  open(route: string, upstream: Upstream): { readonly url: string | undefined } | undefined {
    const [, sealed] = PATH.exec(route) ?? [];
    if (sealed === undefined) return undefined;
    const opened = this.seal.open(purposeOf(upstream), sealed);
    const { url, endsAtMs } = isFields(opened) ? opened : NOTHING;
    const isAlive = typeof endsAtMs === "number" && this.nowMs() < endsAtMs;
    return { url: isAlive && typeof url === "string" && mayBeFetched(url, upstream) ? url : undefined };
  }
}

function purposeOf({ id }: Upstream): string {
  return `result link ${id}`;
}

/** Storage is elsewhere, and encrypted; that of a server on this machine is on this machine. */
function mayBeFetched(url: string, { origin }: Upstream): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  if (isLoopback(new URL(origin).hostname)) return isLoopback(hostname) && /^https?:$/.test(protocol);
  return protocol === "https:" && !isLoopback(hostname);
}
