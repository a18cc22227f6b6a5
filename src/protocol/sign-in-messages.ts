/** Who is signed in where. For upstreams with `oauth-u2m`. */
export interface SessionList {
  readonly sessions: readonly RelaySession[];
}

/** Whether a person is signed in at one upstream. */
export interface RelaySession {
  readonly upstream: string;
  readonly isSignedIn: boolean;
  /** A server in front of the relay signs people in: there is nothing to sign in to or out of here. */
  readonly isInFront: boolean;
}

/** Passwords, a second factor, a forgotten password: so long, in milliseconds, a person may take in the window for signing in. */
export const SIGN_IN_LIFE_MS = 10 * 60_000;

/** What the pane shows to take a sign-in over. */
export interface SignInReceipt {
  /** From the dialog's message. Absent where the window was cut off from the pane: the relay looks what was left for this proof. */
  readonly handoff?: string;
  /** The text whose SHA-256 the dialog was opened with: only the pane that opened it knows it. */
  readonly proof: string;
}

/** What the dialog tells the pane, as JSON, when it is done. The sentence is for people. */
export type SignInMessage =
  | { readonly type: "scoresheet-sign-in"; readonly upstream: string; readonly handoff: string }
  | { readonly type: "scoresheet-sign-in"; readonly sentence: string };
