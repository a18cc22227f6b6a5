import type { Fetch } from "../../endpoint/http/send-once";
import { abortableSleep } from "../../endpoint/http/abortable-sleep";
import { createSignInProof } from "../../endpoint/relay-client/take-sign-in-over";
import type { OpenSignInWindow } from "../services/sign-in-outcome";
import type { SignInPerson } from "../services/sign-in-port";
import { openBrowserWindow, type OpeningPage } from "./open-browser-window";
import { openOfficeDialog, type DialogPlace } from "./open-office-dialog";
import { signInPerson } from "./sign-in-person";

export interface SignInWindowParts {
  readonly fetch: Fetch;
  readonly page: OpeningPage;
  /** Without `subtle` where the pane's page came over http from another machine. */
  readonly crypto: Pick<Crypto, "getRandomValues"> & Partial<Pick<Crypto, "subtle">>;
  /** Where dialogs are opened; undefined where Office has none. Asked when one is needed, as Office.js may not be ready before. */
  readonly dialogs: () => DialogPlace | undefined;
  /** Milliseconds of a clock that is never set; only differences matter. */
  readonly now: () => number;
}

/** Makes the proof for one sign-in, so that the click that begins it has nothing to wait for. */
export async function preparePersonSignIn(parts: SignInWindowParts): Promise<SignInPerson> {
  const { fetch, page, crypto, now } = parts;
  const { subtle } = crypto;
  if (subtle === undefined) return async () => ({ kind: "not-https" });
  const proof = await createSignInProof({ getRandomValues: (bytes) => crypto.getRandomValues(bytes), subtle });
  const openWindow = windowOpener(parts);
  return (upstreamId, signal, onStage) => {
    const clock = { now, sleep: abortableSleep };
    return signInPerson(
      upstreamId,
      { fetch, proof, pageOrigin: page.location.origin, openWindow, clock, onStage },
      signal,
    );
  };
}

/** Office's own dialog, or where Office has none a window of the browser. */
function windowOpener({ page, dialogs }: SignInWindowParts): OpenSignInWindow {
  return (url, until) => {
    const place = dialogs();
    return place === undefined
      ? openBrowserWindow(page, url, until)
      : openOfficeDialog(place, page.document, url, until);
  };
}
