import { msg, t } from "@lingui/core/macro";
import { told } from "../language/told";

/** Words of the places that were connected to before. */
export const RECENT_WORDS = told({
  title: msg`Recent connections`,
  remove: msg`Remove`,
  hint: msg`This device remembers them. Removing one also forgets the token and the choices kept for it.`,
});

/** A button that reads the same for each place, told apart. */
export function removeRecentWords(label: string): string {
  return t`Remove ${label}`;
}
