/** How an attempt of a person to sign in ended. */
export type SignInOutcome = { readonly kind: "signed-in" } | SignInProblem;

/** Why a person is not signed in after an attempt. */
export type SignInProblem =
  | WindowProblem
  /** The browser keeps no cookies of the pane, which is a frame under another site's page. */
  | { readonly kind: "not-kept" }
  /** The identity provider or the relay said no; the sentence is for people. */
  | { readonly kind: "refused"; readonly sentence: string };

/**
 * - `closed`: by the person, or because nobody waits for it any more.
 * - `blocked`: by the browser. `not-allowed`: by the person, whom Office asked first.
 * - `occupied`: Office shows one dialog at a time, and another one is open. `in-background`: it shows none while Excel is not in front.
 * - `not-https`: the pane or a page in the window is not reached over https. `not-trusted`: the window's page is not of the pane's origin.
 * - `not-loaded`: a page in the window could not be loaded.
 */
export interface WindowProblem {
  readonly kind:
    | "closed"
    | "blocked"
    | "not-allowed"
    | "occupied"
    | "in-background"
    | "not-https"
    | "not-trusted"
    | "not-loaded"
    | "not-opened";
}

/** What came of a window that was opened for signing in. */
export type WindowEnd =
  | WindowProblem
  /** The window seems to be closed. It may only have been cut off from the pane by a page that it shows. */
  | { readonly kind: "out-of-sight" }
  | {
      readonly kind: "message";
      readonly message: string;
      /** Older Office does not tell it. */
      readonly origin: string | undefined;
    };

/**
 * Shows a page of the pane's own origin in a window of its own, until it has sent one message or is closed. When the signal is aborted
 * the window is closed.
 */
export type OpenSignInWindow = (url: string, signal: AbortSignal) => Promise<WindowEnd>;
