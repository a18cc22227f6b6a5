import { CancelledError, RunStoppedError } from "../../core/errors";
import type { Fetch } from "../../endpoint/http/send-once";
import {
  createSignInProof,
  listSessions,
  readSignInMessage,
  signInDialogUrl,
  takeSignInOver,
} from "../../endpoint/relay-client/relay-session";
import type { OpenSignInWindow, SignInOutcome } from "../services/sign-in-outcome";

export interface SignInParts {
  readonly fetch: Fetch;
  readonly crypto: Pick<Crypto, "getRandomValues" | "subtle">;
  /** `location.origin` of the pane. */
  readonly pageOrigin: string;
  readonly openWindow: OpenSignInWindow;
}

/**
 * Lets a person sign in to an upstream in a window of its own, and takes the sign-in over. Call it from a click and load nothing
 * before: browsers open windows for a short while after it only.
 */
export async function signInPerson(
  upstreamId: string,
  { fetch, crypto, pageOrigin, openWindow }: SignInParts,
  signal: AbortSignal,
): Promise<SignInOutcome> {
  const proof = await createSignInProof(crypto);
  const end = await openWindow(signInDialogUrl(pageOrigin, upstreamId, proof), signal);
  if (end.kind !== "message") return end;
  try {
    const handoff = readSignInMessage(end.message, end.origin, { pageOrigin, upstreamId });
    await takeSignInOver(upstreamId, { handoff, proof: proof.proof }, fetch, signal);
    const sessions = await listSessions({ fetch }, signal);
    const isKept = sessions.some((session) => session.upstream === upstreamId && session.isSignedIn);
    return { kind: isKept ? "signed-in" : "not-kept" };
  } catch (error) {
    if (error instanceof CancelledError || signal.aborted) return { kind: "closed" };
    if (error instanceof RunStoppedError) return { kind: "refused", sentence: error.message };
    throw error;
  }
}
