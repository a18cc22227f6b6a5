import { msg, t } from "@lingui/core/macro";
import { told } from "../language/told";

/** Which version of the pane this is, as whoever helps will ask. */
export function productVersionWords(version: string): string {
  return t`Scoresheet, version ${version}`;
}

/**
 * @param newer what the relay serves
 * @param isRunning whether a reload would end a run
 */
export function newerVersionWords(newer: string, own: string, isRunning: boolean): string {
  return isRunning
    ? t`Scoresheet ${newer} is here; this pane is ${own}. Reload it when the run has ended.`
    : t`Scoresheet ${newer} is here; this pane is ${own}.`;
}

export const VERSION_WORDS = told({ reload: msg`Reload`, hide: msg`Hide` });
