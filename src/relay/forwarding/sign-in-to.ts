import type { Upstream } from "../config/upstream";
import type { RelayConfig } from "../config/relay-config";
import type { CookieSite } from "../keeping/cookies";
import type { MachineSignIn } from "../sign-in/machine-sign-in";
import { SignInNeededError, type PersonSignIn } from "../sign-in/person-sign-in";
import { hasOauth } from "../sign-in/token-endpoint";
import { bearer, type UpstreamSignIn } from "../sign-in/upstream-sign-in";

export interface SigningParts {
  readonly config: RelayConfig;
  readonly machine: MachineSignIn;
  readonly people: PersonSignIn;
}

/** How a request is signed in to its upstream. Rejects with SignInNeededError, TokenRefusedError or ConnectionError. */
export async function signInTo(
  upstream: Upstream,
  headers: Headers,
  site: CookieSite,
  { config, machine, people }: SigningParts,
): Promise<UpstreamSignIn> {
  if (upstream.auth === "none") return {};
  if (upstream.auth === "user-token") {
    const authorization = headers.get("authorization");
    return authorization === null ? {} : { authorization };
  }
  if (upstream.auth === "oauth-u2m") {
    const given = config.userTokenHeader === undefined ? null : headers.get(config.userTokenHeader);
    if (given !== null) return { authorization: bearer(given) };
  }
  // Without a client of ours, people are signed in by a server in front, which has not done so.
  if (!hasOauth(upstream)) throw new SignInNeededError([]);
  return upstream.auth === "oauth-m2m"
    ? machine.signIn(upstream)
    : people.signIn(upstream, headers.get("cookie"), site);
}
