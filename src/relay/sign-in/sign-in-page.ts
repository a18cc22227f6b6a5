import { createHash } from "node:crypto";
import type { SignInMessage } from "../../protocol/sign-in-messages";
import { PERMISSIONS_POLICY } from "../../web/default-headers";
import { OFFICE_SCRIPT_URL, officeScriptOrigins } from "../pane/pane-policy";

/** The script of the dialog's two pages has a path of its own: the policy of the pages allows none inside them. */
export const SIGN_IN_SCRIPT_PATH = "/relay/sign-in/dialog.js";

/**
 * What the dialog's pages do. The first page sends the person on from the browser, not by a redirect: Office.js must have
 * run on this origin before, or it does not know on the way back that the page is a dialog of Office. A window that the pane
 * opened without Office is remembered as such: Office.js would never be ready there.
 *
 * A dialog of Excel on the web that has lost its opener is closed by Office.js as soon as that runs (office.debug.js of
 * @microsoft/office-js, `initialize`; OfficeDev/office-js #1127, #6785). There the person is sent on, or told how it went,
 * without Office.js, and what is to be handed over waits at the relay. Elsewhere no dialog has an opener, and Office.js
 * needs none.
 */
export const SIGN_IN_SCRIPT = `"use strict";
(function () {
  var element = document.getElementById("sign-in");
  var next = element.dataset.next;
  var message = element.dataset.message;
  var isDone = false;
  function kindOfWindow() {
    var kind = /[?&]window=browser(&|$)/.test(location.search)
      ? "browser"
      : /[?&]_host_Info=[^&]*?(\\$|\\||%24|%7C)web(\\$|\\||%24|%7C)/i.test(location.search)
        ? "web"
        : "";
    try {
      if (kind) sessionStorage.setItem("scoresheet.window", kind);
      return kind || sessionStorage.getItem("scoresheet.window");
    } catch (blocked) {
      return kind;
    }
  }
  function go(host) {
    if (isDone) return;
    isDone = true;
    if (next) location.replace(next);
    else if (message) tell(host);
  }
  function tell(host) {
    if (host) Office.context.ui.messageParent(message, { targetOrigin: location.origin });
    // A window that the pane opened itself, where there is no Office.
    else if (window.opener) window.opener.postMessage(message, location.origin);
    else part();
  }
  function part() {
    if ("left" in element.dataset) window.close();
    else if (element.dataset.lost) element.firstElementChild.textContent = element.dataset.lost;
  }
  function loadOffice() {
    var script = document.createElement("script");
    script.src = element.dataset.office;
    script.onerror = function () { go(); };
    script.onload = function () { Office.onReady(function (info) { go(info.host); }); };
    document.head.appendChild(script);
    setTimeout(go, 5000);
  }
  var kind = kindOfWindow();
  if (kind === "browser" || (kind === "web" && !window.opener)) go();
  else loadOffice();
})();
`;

/**
 * What a page of the dialog is for: to send the person on to the provider, or to tell the pane how it went.
 * `isLeft`: the message waits at the relay too, for a pane that the window cannot reach.
 */
export type SignInPage =
  | { readonly kind: "leave"; readonly location: string }
  | { readonly kind: "done"; readonly message: SignInMessage; readonly isLeft: boolean };

/** @param officeScriptUrl where Office.js comes from */
export function signInPage(page: SignInPage, officeScriptUrl = OFFICE_SCRIPT_URL): string {
  const data =
    page.kind === "leave"
      ? `data-next="${escapeHtml(page.location)}"`
      : `data-message="${escapeHtml(JSON.stringify(page.message))}"${partingData(page)}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sign in - Scoresheet</title>
<meta name="viewport" content="width=device-width">
<style>${STYLE}</style>
<main id="sign-in" ${data} data-office="${escapeHtml(officeScriptUrl)}"><p>${escapeHtml(sentenceOf(page))}</p></main>
<script src="${SIGN_IN_SCRIPT_PATH}"></script>
</html>
`;
}

function sentenceOf(page: SignInPage): string {
  if (page.kind === "leave") return "Taking you to the sign-in page…";
  return "sentence" in page.message ? page.message.sentence : "You are signed in. This window can be closed.";
}

/** What becomes of a window that cannot tell the pane: nobody may believe to be signed in where the relay cannot either. */
function partingData({ message, isLeft }: SignInPage & { readonly kind: "done" }): string {
  if (isLeft) return " data-left";
  return "sentence" in message ? "" : ` data-lost="${escapeHtml(LOST)}"`;
}

const LOST =
  "You have signed in, but this window cannot tell the add-in so. Close it, and sign in again in another browser, or from Excel on the desktop.";

const STYLE = "body{font:14px 'Segoe UI',system-ui,sans-serif;margin:2rem;color-scheme:light dark}";

/** Nobody may frame the dialog, and it loads nothing but its two scripts and its own style. */
export function signInHeaders(officeScriptUrl = OFFICE_SCRIPT_URL): Readonly<Record<string, string>> {
  const scripts = ["'self'", ...officeScriptOrigins(officeScriptUrl)].join(" ");
  const styleHash = createHash("sha256").update(STYLE).digest("base64");
  return {
    "cache-control": "no-store",
    "content-security-policy": [
      "default-src 'none'",
      `script-src ${scripts}`,
      `style-src 'sha256-${styleHash}'`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "content-type": "text/html; charset=utf-8",
    "permissions-policy": PERMISSIONS_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
