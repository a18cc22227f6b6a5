import { msg, t } from "@lingui/core/macro";
import type { UpstreamAuth } from "../../../protocol/upstream-info";
import { told } from "./language/told";

/** Words of the section Connection. */
export const CONNECTION_WORDS = told({
  upstream: msg`Workspace or server`,
  choose: msg`Choose …`,
  pasteUrl: msg`Or paste an endpoint URL`,
  urlExample: msg`https://…/invocations`,
  token: msg`Access token`,
  tokenHint: msg`Create one in your workspace: your user name > Settings > Developer > Access tokens. It is never saved in the workbook.`,
  useToken: msg`Sign in with an access token`,
  remember: msg`Remember on this device`,
  signIn: msg`Sign in`,
  signingIn: msg`Signing in …`,
  signOut: msg`Sign out`,
  signOutEverywhere: msg`Sign out everywhere`,
  signingOut: msg`Signing out …`,
  /**
   * Beside the error of the add-in's own server where it was not reached at all. Source: WICG, "Local Network Access", which Chrome and
   * Edge ask about since version 142; OfficeDev/office-js #6281, #6366.
   */
  localNetwork: msg`If your browser asks to reach devices on your local network, click Allow. If you blocked it: open the site settings beside the address, allow Local network access, then reload the page.`,
});

/** The button that opens the window to sign in. */
export const PERSON_BUTTON_WORDS = told({
  open: msg`Sign in`,
  waiting: msg`Signing in …`,
  connecting: msg`Connecting …`,
});

const BY_ORGANISATION = msg`signed in by your organisation`;

const AUTH_WORDS: Readonly<Record<UpstreamAuth, string>> = told({
  none: msg`no sign-in needed`,
  "user-token": msg`signed in with your token`,
  "oauth-m2m": BY_ORGANISATION,
  "oauth-u2m": msg`signed in as yourself`,
});

/** Who signs in at an upstream. @param isInFront whether a server in front of the relay does */
export function authWords(auth: UpstreamAuth, isInFront: boolean): string {
  return isInFront ? AUTH_WORDS["oauth-m2m"] : AUTH_WORDS[auth];
}

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
  if (phase === "waiting" && isOutOfSight)
    return t`Waiting for the sign-in window. If you have closed it, cancel and sign in again.`;
  if (phase === "waiting") return t`Go on in the window that has opened.`;
  if (phase === "connecting") return t`Looking for your models …`;
  if (isExpired) return t`Sign in again to go on. Your columns, choices and results stay as they are.`;
  return t`${label} asks you in a window of its own. This pane sees no password and keeps no token.`;
}
