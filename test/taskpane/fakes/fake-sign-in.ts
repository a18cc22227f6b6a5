import { parseTypedAddress } from "../../../src/endpoint/parse-endpoint-address";
import type { RelaySession } from "../../../src/protocol/sign-in-messages";
import type { UpstreamInfo } from "../../../src/protocol/upstream-info";
import type { SignInOutcome } from "../../../src/taskpane/services/sign-in-outcome";
import type { SignInPerson, SignInPort, SignInStage } from "../../../src/taskpane/services/sign-in-port";
import { DEMO, WORKSPACE } from "./pane-data";

/** A relay as plain data that a test changes. */
export class FakeSignIn implements SignInPort {
  upstreams: readonly UpstreamInfo[] = [DEMO, WORKSPACE];
  mode: "local" | "server" = "local";
  /** What the relay says of itself; undefined where it says nothing. */
  version: string | undefined;
  /** How often the list of upstreams was asked for. */
  listed = 0;
  /** Upstreams that the person is signed in to, and whether a server in front signs people in. */
  readonly signedIn = new Set<string>();
  isInFront = false;
  /** What becomes of the next sign-in in a window. */
  outcome: Promise<SignInOutcome> | SignInOutcome = { kind: "signed-in" };
  signal: AbortSignal | undefined;
  /** Tells the pane where the latest sign-in is. */
  onStage: ((stage: SignInStage) => void) | undefined;
  /** When the next sign-in is ready for its click. */
  prepared: Promise<void> = Promise.resolve();
  relayError: Error | undefined;
  sessionsError: Error | undefined;
  signOutError: Error | undefined;

  async readAddress(text: string) {
    return await Promise.resolve(parseTypedAddress(text));
  }

  async listUpstreams() {
    this.listed++;
    if (this.relayError !== undefined) throw this.relayError;
    const { mode, upstreams, version } = this;
    return await Promise.resolve({ mode, upstreams, ...(version !== undefined && { version }) });
  }

  async listSessions(): Promise<readonly RelaySession[]> {
    if (this.sessionsError !== undefined) throw this.sessionsError;
    const people = this.upstreams.filter(({ auth }) => auth === "oauth-u2m");
    const { isInFront } = this;
    return await Promise.resolve(
      people.map(({ id }) => ({ upstream: id, isSignedIn: isInFront || this.signedIn.has(id), isInFront })),
    );
  }

  async prepareSignIn(): Promise<SignInPerson> {
    await this.prepared;
    return async (upstreamId, signal, onStage) => {
      Object.assign(this, { signal, onStage });
      const outcome = await this.outcome;
      if (outcome.kind === "signed-in") this.signedIn.add(upstreamId);
      return outcome;
    };
  }

  async signOutPeople(): Promise<void> {
    if (this.signOutError !== undefined) throw this.signOutError;
    this.signedIn.clear();
    await Promise.resolve();
  }
}
