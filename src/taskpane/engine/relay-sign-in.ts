import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import type { Fetch } from "../../endpoint/http/send-once";
import { listUpstreams } from "../../endpoint/relay-client/list-upstreams";
import { listSessions, signOutOfRelay } from "../../endpoint/relay-client/relay-session";
import type { SignInPort } from "../services/sign-in-port";
import { openBrowserWindow, type OpeningPage } from "./open-browser-window";
import { openOfficeDialog, type DialogUi } from "./open-office-dialog";
import { signInPerson, type SignInParts } from "./sign-in-person";

export interface RelaySignInParts {
  readonly fetch: Fetch;
  readonly page: OpeningPage;
  readonly crypto: SignInParts["crypto"];
  /** What opens dialogs; undefined where Office has none. Asked when one is needed, as Office.js may not be ready before. */
  readonly dialogUi: () => DialogUi | undefined;
}

/** Asks the relay what it reaches and who is signed in there. */
export function createRelaySignIn(parts: RelaySignInParts): SignInPort {
  const { fetch, page, crypto } = parts;
  return {
    readAddress: async (text) => parseEndpointAddress(text),
    listUpstreams: (signal) => listUpstreams({ fetch }, signal),
    listSessions: (signal) => listSessions({ fetch }, signal),
    signInPerson(upstreamId, signal) {
      const openWindow = windowOpener(parts);
      return signInPerson(upstreamId, { fetch, crypto, pageOrigin: page.location.origin, openWindow }, signal);
    },
    signOutPeople: (signal) => signOutOfRelay(fetch, signal),
  };
}

/** Office's own dialog, or where Office has none a window of the browser. */
function windowOpener({ page, dialogUi }: RelaySignInParts): SignInParts["openWindow"] {
  const ui = dialogUi();
  return (url, until) => (ui === undefined ? openBrowserWindow(page, url, until) : openOfficeDialog(ui, url, until));
}
