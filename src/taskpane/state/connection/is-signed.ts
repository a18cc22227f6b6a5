import type { Connection } from "../../services/connection";

/** Whether requests carry a token, be it the analyst's own or one that the relay puts there. */
export function isSigned({ upstream, token }: Connection): boolean {
  return token !== undefined || upstream.auth === "oauth-m2m" || upstream.auth === "oauth-u2m";
}
