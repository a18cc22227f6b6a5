import type { TypedAddress } from "../../endpoint/addresses/endpoint-address";
import type { RelaySession } from "../../protocol/sign-in-messages";
import type { UpstreamList } from "../../protocol/upstream-info";
import type { SignInOutcome } from "./sign-in-outcome";

/** What may be reached, and who is signed in there. Methods that fail throw ScoringError. */
export interface SignInPort {
  /** @throws RunStoppedError `not-an-address`, `invalid-address` */
  readAddress(text: string): Promise<TypedAddress>;
  listUpstreams(signal: AbortSignal): Promise<UpstreamList>;
  /** Where people sign in themselves, and whether this one has. */
  listSessions(signal: AbortSignal): Promise<readonly RelaySession[]>;
  /** Makes ready what must not be waited for between a click and the window that it opens. Good for one sign-in. */
  prepareSignIn(): Promise<SignInPerson>;
  /** Ends all sessions of this person, also at the identity providers. @throws RunStoppedError `network` */
  signOutPeople(signal: AbortSignal): Promise<void>;
}

/**
 * Lets a person sign in at an upstream. It opens a window before it returns, as browsers want it in the click itself. When the signal is
 * aborted the window is closed, where that can be done.
 */
export type SignInPerson = (
  upstreamId: string,
  signal: AbortSignal,
  onStage: (stage: SignInStage) => void,
) => Promise<SignInOutcome>;

/**
 * Where a sign-in is that goes on although its window seems to be closed. `out-of-sight`: what comes of it is awaited at the relay.
 * `closed`: for so long that the window is most likely closed; should something come of it after all, it is taken.
 */
export type SignInStage = "out-of-sight" | "closed";
