import { parseTypedAddress } from "../../endpoint/parse-endpoint-address";
import { listUpstreams } from "../../endpoint/relay-client/list-upstreams";
import { listSessions, signOutOfRelay } from "../../endpoint/relay-client/relay-session";
import type { SignInPort } from "../services/sign-in-port";
import type { SignInWindowParts } from "./person-sign-in";

export type RelaySignInParts = SignInWindowParts;

/** Asks the relay what it reaches and who is signed in there. What only people need who sign in themselves is loaded when they must. */
export function createRelaySignIn(parts: RelaySignInParts): SignInPort {
  const { fetch } = parts;
  return {
    readAddress: async (text) => parseTypedAddress(text),
    listUpstreams: (signal) => listUpstreams({ fetch }, signal),
    listSessions: (signal) => listSessions({ fetch }, signal),
    async prepareSignIn() {
      const { preparePersonSignIn } = await import(/* webpackChunkName: "sign-in" */ "./person-sign-in");
      return preparePersonSignIn(parts);
    },
    signOutPeople: (signal) => signOutOfRelay(fetch, signal),
  };
}
