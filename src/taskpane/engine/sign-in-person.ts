import { CancelledError, RunStoppedError } from "../../core/errors";
import type { Fetch } from "../../endpoint/http/send-once";
import { listSessions } from "../../endpoint/relay-client/relay-session";
import {
  readSignInMessage,
  signInDialogUrl,
  takeSignInOver,
  type SignInProof,
} from "../../endpoint/relay-client/take-sign-in-over";
import type { OpenSignInWindow, SignInOutcome, WindowEnd } from "../services/sign-in-outcome";
import type { SignInStage } from "../services/sign-in-port";
import { awaitLeftSignIn, type WaitingClock } from "./await-left-sign-in";

export interface SignInParts {
  readonly fetch: Fetch;
  /** Made before, for this sign-in alone. */
  readonly proof: SignInProof;
  /** `location.origin` of the pane. */
  readonly pageOrigin: string;
  readonly openWindow: OpenSignInWindow;
  readonly clock: WaitingClock;
  readonly onStage: (stage: SignInStage) => void;
}

/**
 * Lets a person sign in to an upstream in a window of its own, and takes the sign-in over. The window is opened before this returns:
 * browsers open windows in the task of a click only, or for a short while after it.
 */
export function signInPerson(upstreamId: string, parts: SignInParts, signal: AbortSignal): Promise<SignInOutcome> {
  const window = parts.openWindow(signInDialogUrl(parts.pageOrigin, upstreamId, parts.proof), signal);
  return outcomeOf(window, upstreamId, parts, signal);
}

async function outcomeOf(
  window: Promise<WindowEnd>,
  upstreamId: string,
  parts: SignInParts,
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const end = await window;
  if (signal.aborted) return CLOSED;
  if (end.kind !== "message" && end.kind !== "out-of-sight") return end;
  try {
    if (!(await isTakenOver(end, upstreamId, parts, signal))) return CLOSED;
    const sessions = await listSessions({ fetch: parts.fetch }, signal);
    const isKept = sessions.some((session) => session.upstream === upstreamId && session.isSignedIn);
    return { kind: isKept ? "signed-in" : "not-kept" };
  } catch (error) {
    if (error instanceof CancelledError || signal.aborted) return CLOSED;
    if (error instanceof RunStoppedError) return { kind: "refused", sentence: error.message };
    throw error;
  }
}

const CLOSED: SignInOutcome = { kind: "closed" };

/** What comes of a window that is out of sight is left at the relay. */
function isTakenOver(
  end: WindowEnd & { readonly kind: "message" | "out-of-sight" },
  upstreamId: string,
  { fetch, proof: { proof }, pageOrigin, clock, onStage }: SignInParts,
  signal: AbortSignal,
): Promise<boolean> {
  if (end.kind === "out-of-sight") {
    return awaitLeftSignIn(() => takeSignInOver(upstreamId, { proof }, fetch, signal), onStage, clock, signal);
  }
  const handoff = readSignInMessage(end.message, end.origin, { pageOrigin, upstreamId });
  return takeSignInOver(upstreamId, { handoff, proof }, fetch, signal);
}
