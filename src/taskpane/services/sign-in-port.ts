import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { RelaySession } from "../../protocol/sign-in-messages";
import type { UpstreamList } from "../../protocol/upstream-info";
import type { SignInOutcome } from "./sign-in-outcome";

/** What may be reached, and who is signed in there. Methods that fail throw ScoringError. */
export interface SignInPort {
  /** @throws RunStoppedError `invalid-address` */
  readAddress(text: string): Promise<EndpointAddress>;
  listUpstreams(signal: AbortSignal): Promise<UpstreamList>;
  /** Where people sign in themselves, and whether this one has. */
  listSessions(signal: AbortSignal): Promise<readonly RelaySession[]>;
  /** Opens a window for it, so it must be called from a click. When the signal is aborted the window is closed. */
  signInPerson(upstreamId: string, signal: AbortSignal): Promise<SignInOutcome>;
  /** Ends all sessions of this person, also at the identity providers. @throws RunStoppedError `network` */
  signOutPeople(signal: AbortSignal): Promise<void>;
}
