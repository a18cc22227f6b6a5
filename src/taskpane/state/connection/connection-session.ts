import { forgetToken, rememberedToken, rememberToken } from "../../../composition/remembered-token";
import { asScoringError } from "../../../core/as-scoring-error";
import { RunStoppedError, type ScoringError } from "../../../core/errors";
import type { EndpointAddress, TypedAddress } from "../../../endpoint/addresses/endpoint-address";
import type { UpstreamInfo, UpstreamList } from "../../../protocol/upstream-info";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import type { SignInOutcome } from "../../services/sign-in-outcome";
import type { SignInPerson, SignInPort, SignInStage } from "../../services/sign-in-port";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import { isSignInRefused, type ConnectionState, type SignInNeeded } from "./connection-state";
import { PreparedSignIn } from "./prepared-sign-in";
import { RecentConnections } from "./recent-connections";
import { tryConnection } from "./try-connection";
import { firstUpstream, isForwarded, isTokenNeeded, upstreamAt, withUpstream } from "./upstream-choice";

type ConnectionServices = Pick<PaneServices, "signIn" | "catalogue" | "memory">;

/** Which upstream is used, how it is signed in to, and whether it answers. */
export class ConnectionSession extends Subscribable<ConnectionState> {
  private readonly services: ConnectionServices;
  private readonly latest = new LatestOnly();
  private readonly prepared: PreparedSignIn;
  private readonly recent: RecentConnections;
  /** Where the latest pasted address leads: proof of a server that lists no endpoints. */
  private address: EndpointAddress | undefined;
  /** What the latest attempt was made with, so that it can be made again. */
  private token:
    { readonly origin: string; readonly text: string | undefined; readonly isRemembered: boolean } | undefined;

  /** @param onRestored told of the endpoint that is connected to again when the pane opens */
  constructor(
    services: ConnectionServices,
    private readonly onRestored: (address: EndpointAddress) => void = () => undefined,
  ) {
    super({ phase: "starting" });
    this.recent = new RecentConnections(services.memory);
    this.services = services;
    this.prepared = new PreparedSignIn(services.signIn);
  }

  /**
   * Asks the relay what it may reach, and connects to the place that was typed and used last, else to the first upstream that needs no
   * sign-in, or to the only one.
   */
  async open(): Promise<void> {
    const signal = this.latest.begin();
    this.publish({ phase: "starting" });
    try {
      const signIn = await this.services.signIn();
      const list = this.recent.joinedWith(await signIn.listUpstreams(signal));
      const last = await lastAddress(signIn, this.recent);
      if (signal.aborted) return;
      const again = last && upstreamAt(last.origin, list);
      if (last !== undefined && again !== undefined) return await this.restore(list, again, last);
      const first = firstUpstream(list.upstreams);
      if (first === undefined) this.publish({ phase: "choosing", list });
      else await this.use(list, first);
    } catch (error) {
      if (!signal.aborted) this.publish({ phase: "relay-failed", error: asScoringError(error) });
    }
  }

  async chooseUpstream(id: string): Promise<void> {
    const list = this.list();
    const upstream = list?.upstreams.find((one) => one.id === id);
    if (list !== undefined && upstream !== undefined) await this.use(list, upstream);
  }

  /** Forgets a place that was typed, with the token for it that this device keeps; where it is the current one, the pane begins anew. */
  async forget(id: string): Promise<void> {
    const state = this.getState();
    const forgotten = "list" in state ? state.list.upstreams.find((one) => one.id === id) : undefined;
    if (!("list" in state) || forgotten === undefined) return;
    this.recent.forget(forgotten);
    if ("upstream" in state && state.upstream.id === id) return await this.open();
    this.publish({
      ...state,
      list: this.recent.joinedWith(state.list, "upstream" in state ? state.upstream : undefined),
    });
  }

  /** The places of the list that were typed and can be forgotten. */
  recents(list: UpstreamList): readonly UpstreamInfo[] {
    return this.recent.of(list);
  }

  /** What was pasted for a typed place of the list, if it is remembered. */
  rememberedAddress(id: string): string | undefined {
    const upstream = this.list()?.upstreams.find((one) => one.id === id);
    return upstream && this.recent.addressOf(upstream);
  }

  private async restore(list: UpstreamList, upstream: UpstreamInfo, last: TypedAddress): Promise<void> {
    this.address = last.kind === "workspace" ? undefined : last;
    const connecting = this.use(list, upstream);
    if (last.kind !== "workspace") this.onRestored(last);
    await connecting;
  }

  /** Connects with a token, kept in memory; on the device only when the analyst asks for it. */
  async signIn(token: string, isRemembered: boolean): Promise<void> {
    const state = this.getState();
    if (!("upstream" in state)) return;
    // A token that was refused is not worth remembering, and one that is not to be remembered must not stay from an earlier time.
    forgetToken(this.services.memory, state.upstream);
    await this.use(state.list, state.upstream, token.trim(), isRemembered);
  }

  /** Lets the person sign in at the workspace, in a window of its own, and connects. Call it from a click, which must wait for nothing. */
  async signInPerson(): Promise<void> {
    const state = this.getState();
    const signInPerson = state.phase === "sign-in-needed" ? this.prepared.take() : undefined;
    if (state.phase !== "sign-in-needed" || signInPerson === undefined) return;
    const { list, upstream, isExpired } = state;
    const signal = this.latest.begin();
    const onStage = (stage: SignInStage): void => {
      if (signal.aborted) return;
      if (stage === "closed") this.askToSignIn({ list, upstream, isExpired, problem: { kind: "closed" } });
      else this.publish({ phase: "signing-in", list, upstream, isExpired, isOutOfSight: true });
    };
    const signingIn = tryToSignIn(signInPerson, upstream, signal, onStage);
    this.publish({ phase: "signing-in", list, upstream, isExpired });
    const nextIsReady = this.prepared.prepare();
    const outcome = await signingIn;
    if (outcome.kind !== "signed-in") await nextIsReady;
    if (signal.aborted) return;
    if (outcome.kind === "signed-in") await this.use(list, upstream);
    else this.askToSignIn({ list, upstream, isExpired, problem: outcome });
  }

  /** Closes the window for signing in, where it can be reached, and waits for it no longer. */
  cancelSignIn(): void {
    const state = this.getState();
    if (state.phase !== "signing-in") return;
    this.latest.stop();
    const { list, upstream, isExpired } = state;
    this.askToSignIn({ list, upstream, isExpired });
  }

  /** Forgets the token, here and on the device; ends the sessions of a person who signed in at the workspaces. */
  async signOut(): Promise<void> {
    const state = this.getState();
    if (!("upstream" in state)) return;
    const { list, upstream } = state;
    const signal = this.latest.begin();
    if (upstream.auth === "user-token") {
      forgetToken(this.services.memory, upstream);
      this.token = undefined;
      this.publish({ phase: "token-needed", list, upstream });
      return;
    }
    if (state.phase !== "connected") return;
    this.publish({ phase: "signing-out", list, upstream });
    try {
      await (await this.services.signIn()).signOutPeople(signal);
      if (!signal.aborted) this.askToSignIn({ list, upstream, isExpired: false });
    } catch (error) {
      if (!signal.aborted) this.publish({ ...state, signOutError: asScoringError(error) });
    }
  }

  /** Takes note of what went wrong with a request to this upstream: when its sign-in has ended, the person is asked for it again. */
  noteFailure(error: ScoringError, upstreamId: string): void {
    const state = this.getState();
    if (state.phase !== "connected" || state.upstream.id !== upstreamId) return;
    const { list, upstream, session } = state;
    const isPersons = upstream.auth === "oauth-u2m" && session?.isInFront !== true;
    if (!isPersons || !isSignInRefused(error)) return;
    this.askToSignIn({ list, upstream, isExpired: true });
  }

  /**
   * Takes note that a run was refused. Whether the token as such is at fault, or this one endpoint takes no such tokens, shows at
   * another request with it; where it is at fault the analyst is asked for the next one.
   */
  async noteRefusedRun(error: ScoringError, upstreamId: string): Promise<void> {
    const state = this.getState();
    if (state.phase !== "connected" || state.upstream.id !== upstreamId || !isSignInRefused(error)) return;
    if (state.upstream.auth === "user-token") await this.use(state.list, state.upstream, state.connection.token);
  }

  async retry(): Promise<void> {
    const state = this.getState();
    if (state.phase === "failed") {
      const token = this.token?.origin === state.upstream.origin ? this.token : undefined;
      await this.use(state.list, state.upstream, token?.text, token?.isRemembered);
    } else await this.open();
  }

  /**
   * Connects to where a pasted address points.
   * @returns the address, read
   * @throws RunStoppedError `not-an-address`; `invalid-address`, also when the relay may not reach it
   */
  async useAddress(text: string): Promise<TypedAddress> {
    const address = await (await this.services.signIn()).readAddress(text);
    const list = this.list();
    if (list === undefined) throw new RunStoppedError("network", "The relay has not answered yet.");
    const upstream = upstreamAt(address.origin, list);
    if (upstream === undefined) {
      const reach =
        list.mode === "local"
          ? "reaches workspaces of Databricks and servers on this computer only"
          : "may not reach that host";
      throw new RunStoppedError(
        "invalid-address",
        `The relay of this add-in ${reach}. Whoever runs it can add others to its configuration.`,
      );
    }
    if (address.kind !== "workspace" && !isForwarded(address)) {
      throw new RunStoppedError(
        "invalid-address",
        "The relay of this add-in forwards to an endpoint's own path only, with nothing before it.",
      );
    }
    const current = this.getState();
    this.address = address.kind === "workspace" ? undefined : address;
    const isSame = current.phase === "connected" && current.upstream.id === upstream.id;
    if (!isSame) void this.use(withUpstream(list, upstream), upstream);
    return address;
  }

  /**
   * @param newToken instead of the one that the device remembers
   * @param isRemembered whether the device is to remember it once it was accepted
   */
  private async use(
    before: UpstreamList,
    upstream: UpstreamInfo,
    newToken?: string,
    isRemembered = false,
  ): Promise<void> {
    const signal = this.latest.begin();
    const list = this.recent.joinedWith(before, upstream);
    const isTokenUsed = upstream.auth === "user-token";
    const token = isTokenUsed ? (newToken ?? rememberedToken(this.services.memory, upstream)) : undefined;
    if (token === undefined && isTokenNeeded(upstream)) {
      this.publish({ phase: "token-needed", list, upstream });
      return;
    }
    this.publish({ phase: "connecting", list, upstream });
    const connection: Connection = { upstream, ...(token === undefined ? {} : { token }) };
    this.token = { origin: upstream.origin, text: token, isRemembered };
    const { address } = this;
    const next = await tryConnection(this.services, { list, connection, address }, signal);
    if (next.phase === "sign-in-needed") await this.prepared.prepare();
    if (signal.aborted) return;
    if (next.phase === "connected") this.recent.note(upstream, address);
    if (next.phase === "connected" && isRemembered && token !== undefined)
      rememberToken(this.services.memory, upstream, token);
    this.publish(next);
  }

  /** The button for it waits until nothing is left to wait for after a click. */
  private askToSignIn(needed: Omit<SignInNeeded, "phase">): void {
    const state: SignInNeeded = { phase: "sign-in-needed", ...needed };
    if (this.prepared.isReady) return this.publish(state);
    const waiting: SignInNeeded = { ...state, isPreparing: true };
    this.publish(waiting);
    void this.prepared.prepare().then(() => {
      if (this.getState() === waiting) this.publish(state);
    });
  }

  private list(): UpstreamList | undefined {
    const state = this.getState();
    return "list" in state ? state.list : undefined;
  }
}

/** Where the pane was connected to last; what cannot be read any more is nowhere. */
async function lastAddress(
  signIn: Pick<SignInPort, "readAddress">,
  recent: RecentConnections,
): Promise<TypedAddress | undefined> {
  const text = recent.last();
  try {
    return text === undefined ? undefined : await signIn.readAddress(text);
  } catch {
    return undefined;
  }
}

/** Defects of ours are told like refusals: the person must not be left waiting. */
async function tryToSignIn(
  signInPerson: SignInPerson,
  { id }: UpstreamInfo,
  signal: AbortSignal,
  onStage: (stage: SignInStage) => void,
): Promise<SignInOutcome> {
  try {
    return await signInPerson(id, signal, onStage);
  } catch (error) {
    return { kind: "refused", sentence: asScoringError(error).message };
  }
}
