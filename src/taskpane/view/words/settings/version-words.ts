import { msg, t } from "@lingui/core/macro";
import { told } from "../language/told";

/** Which version of the pane this is, as whoever helps will ask. */
export function productVersionWords(version: string): string {
  return t`Scoresheet, version ${version}`;
}

/**
 * @param newer what the relay serves
 * @param lost what a reload would take away
 */
export function newerVersionWords(
  newer: string,
  own: string,
  lost: "a run" | { readonly undo: boolean; readonly token: boolean },
): string {
  if (lost === "a run") return t`Scoresheet ${newer} is here; this pane is ${own}. Reload it when the run has ended.`;
  const news = t`Scoresheet ${newer} is here; this pane is ${own}.`;
  const loss = lossWords(lost);
  return loss === undefined ? news : `${news} ${loss}`;
}

function lossWords({ undo, token }: { readonly undo: boolean; readonly token: boolean }): string | undefined {
  if (undo && token)
    return t`After reloading, nothing from before can be undone, and you are asked for the access token again.`;
  if (undo) return t`After reloading, nothing from before can be undone.`;
  return token ? t`After reloading, you are asked for the access token again.` : undefined;
}

export const VERSION_WORDS = told({ reload: msg`Reload`, hide: msg`Hide` });
