import type { ScoringError } from "../../../core/errors";
import type { EndpointListing } from "../../../endpoint/catalogue/endpoint-details";
import type { RelaySession } from "../../../protocol/sign-in-messages";
import type { UpstreamInfo, UpstreamList } from "../../../protocol/upstream-info";
import type { Connection } from "../../services/connection";
import type { SignInProblem } from "../../services/sign-in-outcome";

export interface WithUpstream {
  readonly list: UpstreamList;
  readonly upstream: UpstreamInfo;
}

/** `token-needed` asks for a token; `sign-in-needed` asks the person to sign in at the workspace, in a window of its own. */
export type ConnectionState =
  | { readonly phase: "starting" }
  | { readonly phase: "relay-failed"; readonly error: ScoringError }
  | { readonly phase: "choosing"; readonly list: UpstreamList }
  | ({ readonly phase: "token-needed" | "connecting" | "signing-out" } & WithUpstream)
  | SignInNeeded
  | SigningIn
  | ({ readonly phase: "failed"; readonly error: ScoringError } & WithUpstream)
  | ConnectedState;

export type SignInNeeded = {
  readonly phase: "sign-in-needed";
  readonly problem?: SignInProblem;
  /** What a click needs is on its way: until it is there, the click would open no window. */
  readonly isPreparing?: true;
} & Leaving &
  WithUpstream;

type SigningIn = {
  readonly phase: "signing-in";
  /** The window seems to be closed. It may only be cut off from the pane: then what comes of it still arrives. */
  readonly isOutOfSight?: true;
} & Leaving &
  WithUpstream;

interface Leaving {
  /** The person was signed in and has not signed out: the session ended by itself, and the work goes on after the next sign-in. */
  readonly isExpired: boolean;
}

export type ConnectedState = {
  readonly phase: "connected";
  /** For upstreams that people sign in to themselves. */
  readonly session?: RelaySession;
  readonly signOutError?: ScoringError;
} & Connected &
  WithUpstream;

export interface Connected {
  readonly connection: Connection;
  /** Absent when the account may not list endpoints: their names can still be typed. */
  readonly listing?: EndpointListing;
}

/**
 * Whether what is known of the upstream's models stays true in this state: it is left only until the next sign-in.
 * @param before id of the upstream of the state before
 */
export function isSameWork(state: ConnectionState, before: string | undefined): boolean {
  if (!("upstream" in state) || state.upstream.id !== before) return false;
  if (state.phase === "sign-in-needed") return state.isExpired;
  return state.phase === "signing-in" || state.phase === "connecting" || state.phase === "failed";
}

/** Whether the analyst's own token was refused: the same one would be again. */
export function isTokenRefused(state: ConnectionState): boolean {
  return state.phase === "failed" && state.upstream.auth === "user-token" && isSignInRefused(state.error);
}

/** Whether the sign-in is what is wrong: whoever signs in must do so again. */
export function isSignInRefused({ code }: ScoringError): boolean {
  return code === "sign-in-needed" || code === "unauthorized";
}
