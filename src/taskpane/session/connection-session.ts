import { RunStoppedError, type ScoringError } from "../../core/errors";
import type { EndpointAddress } from "../../endpoint/endpoint-address";
import type { EndpointListing } from "../../endpoint/endpoint-catalog";
import { typedUpstreamId, type UpstreamInfo, type UpstreamList } from "../../endpoint/relay-protocol";
import type { Connection, PaneServices } from "../pane-services";
import { asScoringError } from "./as-scoring-error";
import { LatestOnly } from "./latest-only";
import { Subscribable } from "./subscribable";

interface WithUpstream {
  readonly list: UpstreamList;
  readonly upstream: UpstreamInfo;
}

export type ConnectionState =
  | { readonly phase: "starting" }
  | { readonly phase: "relay-failed"; readonly error: ScoringError }
  | { readonly phase: "choosing"; readonly list: UpstreamList }
  | ({ readonly phase: "token-needed" | "connecting" } & WithUpstream)
  | ({ readonly phase: "failed"; readonly error: ScoringError } & WithUpstream)
  | ({ readonly phase: "connected" } & Connected & WithUpstream);

export interface Connected {
  readonly connection: Connection;
  /** Absent when the account may not list endpoints: their names can still be typed. */
  readonly listing?: EndpointListing;
}

type ConnectionServices = Pick<PaneServices, "readAddress" | "listUpstreams" | "listModels" | "memory">;

/** An upstream that does not list its endpoints may still score with one of them. */
const LIST_IS_OPTIONAL: readonly string[] = ["forbidden", "endpoint-not-found", "bad-request-route"];

/** Which upstream is used, how it is signed in to, and whether it answers. */
export class ConnectionSession extends Subscribable<ConnectionState> {
  private readonly services: ConnectionServices;
  private readonly latest = new LatestOnly();

  constructor(services: ConnectionServices) {
    super({ phase: "starting" });
    this.services = services;
  }

  /** Asks the relay what it may reach, and connects to the first upstream that needs no sign-in, or to the only one. */
  async open(): Promise<void> {
    const signal = this.latest.begin();
    this.publish({ phase: "starting" });
    try {
      const list = await this.services.listUpstreams(signal);
      if (signal.aborted) return;
      const first = list.upstreams.find((one) => one.auth === "none") ?? onlyOne(list.upstreams);
      if (first === undefined) this.publish({ phase: "choosing", list });
      else await this.use(list, first, this.services.memory.token(first.id));
    } catch (error) {
      if (!signal.aborted) this.publish({ phase: "relay-failed", error: asScoringError(error) });
    }
  }

  async chooseUpstream(id: string): Promise<void> {
    const list = this.list();
    const upstream = list?.upstreams.find((one) => one.id === id);
    if (list !== undefined && upstream !== undefined) {
      await this.use(list, upstream, this.services.memory.token(upstream.id));
    }
  }

  /** Connects with a token, kept in memory; on the device only when the analyst asks for it. */
  async signIn(token: string, isRemembered: boolean): Promise<void> {
    const state = this.getState();
    if (!("upstream" in state)) return;
    const trimmed = token.trim();
    const isGood = await this.use(state.list, state.upstream, trimmed);
    // A token that was refused is not worth remembering, and one that is not to be remembered must not stay from an earlier time.
    if (isGood && isRemembered) this.services.memory.rememberToken(state.upstream.id, trimmed);
    else this.services.memory.forgetToken(state.upstream.id);
  }

  /** Forgets the token, here and on the device. */
  signOut(): void {
    const state = this.getState();
    if (!("upstream" in state)) return;
    this.latest.stop();
    this.services.memory.forgetToken(state.upstream.id);
    this.publish({ phase: "token-needed", list: state.list, upstream: state.upstream });
  }

  async retry(): Promise<void> {
    const state = this.getState();
    if (state.phase === "failed") {
      await this.use(state.list, state.upstream, this.services.memory.token(state.upstream.id));
    } else await this.open();
  }

  /**
   * Connects to where a pasted address points.
   * @returns the address, read
   * @throws RunStoppedError `invalid-address`, also when the relay may not reach it
   */
  async useAddress(text: string): Promise<EndpointAddress> {
    const address = await this.services.readAddress(text);
    const list = this.list();
    if (list === undefined) throw new RunStoppedError("network", "The relay has not answered yet.");
    const upstream =
      list.upstreams.find((one) => one.origin === address.origin) ??
      (list.mode === "local" ? typedUpstream(address.origin) : undefined);
    if (upstream === undefined) {
      throw new RunStoppedError("invalid-address", "The relay of this add-in may not reach that host.");
    }
    const current = this.getState();
    const isSame = current.phase === "connected" && current.upstream.id === upstream.id;
    if (!isSame) void this.use(withUpstream(list, upstream), upstream, this.services.memory.token(upstream.id));
    return address;
  }

  private async use(list: UpstreamList, upstream: UpstreamInfo, token: string | undefined): Promise<boolean> {
    const signal = this.latest.begin();
    if (upstream.auth === "user-token" && token === undefined && !mayBeOpen(upstream)) {
      this.publish({ phase: "token-needed", list, upstream });
      return false;
    }
    this.publish({ phase: "connecting", list, upstream });
    const connection: Connection = { upstream, ...(token === undefined ? {} : { token }) };
    const next = await this.tryOut(list, connection, signal);
    if (!signal.aborted) this.publish(next);
    return next.phase === "connected" && !signal.aborted;
  }

  /** Lists the models: proof that the upstream answers and the sign-in is good. */
  private async tryOut(list: UpstreamList, connection: Connection, signal: AbortSignal): Promise<ConnectionState> {
    const { upstream } = connection;
    try {
      const listing = await this.services.listModels(connection, signal);
      return { phase: "connected", list, upstream, connection, listing };
    } catch (error) {
      const failure = asScoringError(error);
      const isTokenNeeded = failure.code === "unauthorized" && connection.token === undefined;
      if (isTokenNeeded && upstream.auth === "user-token") return { phase: "token-needed", list, upstream };
      if (LIST_IS_OPTIONAL.includes(failure.code)) return { phase: "connected", list, upstream, connection };
      return { phase: "failed", list, upstream, error: failure };
    }
  }

  private list(): UpstreamList | undefined {
    const state = this.getState();
    return "list" in state ? state.list : undefined;
  }
}

function onlyOne(upstreams: readonly UpstreamInfo[]): UpstreamInfo | undefined {
  return upstreams.length === 1 ? upstreams[0] : undefined;
}

/** A typed upstream joins the list, so that it can be chosen again. */
function withUpstream(list: UpstreamList, upstream: UpstreamInfo): UpstreamList {
  const isListed = list.upstreams.some((one) => one.id === upstream.id);
  return isListed ? list : { ...list, upstreams: [...list.upstreams, upstream] };
}

function typedUpstream(origin: string): UpstreamInfo {
  return { id: typedUpstreamId(origin), label: new URL(origin).host, origin, auth: "user-token" };
}

/** A server on the analyst's own machine, the only kind without https, seldom asks for a token: it is asked first. */
function mayBeOpen(upstream: UpstreamInfo): boolean {
  return upstream.origin.startsWith("http:");
}
