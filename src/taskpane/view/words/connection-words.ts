import type { UpstreamAuth } from "../../../protocol/upstream-info";
import { SUMMARY_WORDS } from "./summary-words";

/** Words of the section Connection. */
export const CONNECTION_WORDS = {
  upstream: "Workspace or server",
  choose: "Choose …",
  pasteUrl: "Or paste an endpoint URL",
  urlExample: "https://…/invocations",
  token: "Access token",
  tokenHint: "Create one in your workspace: User settings > Developer. It is never saved in the workbook.",
  useToken: "Sign in with an access token",
  remember: "Remember on this device",
  signIn: "Sign in",
  signingIn: "Signing in …",
  signOut: "Sign out",
  signOutEverywhere: "Sign out everywhere",
  signingOut: SUMMARY_WORDS.signingOut,
} as const;

/**
 * Beside the error of the add-in's own server where it was not reached at all. Source: WICG, "Local Network Access", which Chrome and
 * Edge ask about since version 142; OfficeDev/office-js #6281, #6366.
 */
export const LOCAL_NETWORK_WORDS =
  "If your browser asks to reach devices on your local network, click Allow. If you blocked it: open the site settings beside the address, allow Local network access, then reload the page.";

/** The button that opens the window to sign in. */
export const PERSON_BUTTON_WORDS = {
  open: CONNECTION_WORDS.signIn,
  waiting: CONNECTION_WORDS.signingIn,
  connecting: "Connecting …",
} as const;

const BY_ORGANISATION = "signed in by your organisation";

const AUTH_WORDS: Readonly<Record<UpstreamAuth, string>> = {
  none: "no sign-in needed",
  "user-token": "signed in with your token",
  "oauth-m2m": BY_ORGANISATION,
  "oauth-u2m": "signed in as yourself",
};

/** Who signs in at an upstream. @param isInFront whether a server in front of the relay does */
export function authWords(auth: UpstreamAuth, isInFront: boolean): string {
  return isInFront ? BY_ORGANISATION : AUTH_WORDS[auth];
}

const OUT_OF_SIGHT = "Waiting for the sign-in window. If you have closed it, cancel and sign in again.";

/**
 * What a person who signs in at the workspace itself must know.
 * @param isOutOfSight whether their window seems to be closed, which it may not be
 */
export function personHint(
  label: string,
  phase: keyof typeof PERSON_BUTTON_WORDS,
  isExpired: boolean,
  isOutOfSight = false,
): string {
  if (phase === "waiting" && isOutOfSight) return OUT_OF_SIGHT;
  if (phase === "waiting") return "Go on in the window that has opened.";
  if (phase === "connecting") return "Looking for your models …";
  if (isExpired) return "Sign in again to go on. Your columns, choices and results stay as they are.";
  return `${label} asks you in a window of its own. This pane sees no password and keeps no token.`;
}
