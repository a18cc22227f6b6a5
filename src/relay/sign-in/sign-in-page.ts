import { createHash } from "node:crypto";
import type { SignInMessage } from "../../protocol/sign-in-messages";
import { PERMISSIONS_POLICY } from "../../web/default-headers";
import { OFFICE_SCRIPT_URL } from "../pane/pane-policy";

/** The script of the dialog's two pages has a path of its own: the policy of the pages allows none inside them. */
export const SIGN_IN_SCRIPT_PATH = "/relay/sign-in/dialog.js";

/**
 * What the dialog's pages do. The first page sends the person on from the browser, not by a redirect: Office.js must have
 * run on this origin before, or it does not know on the way back that the page is a dialog of Office. A window that the pane
 * opened without Office is remembered as such: Office.js would never be ready there.
 */
export const SIGN_IN_SCRIPT = `"use strict";
(function () {
  var element = document.getElementById("sign-in");
  var next = element.dataset.next;
  var message = element.dataset.message;
  var isDone = false;
  function isBrowserWindow() {
    try {
      if (/[?&]window=browser(&|$)/.test(location.search)) sessionStorage.setItem("scoresheet.window", "browser");
      return sessionStorage.getItem("scoresheet.window") === "browser";
    } catch (blocked) {
      return false;
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
  }
  if (isBrowserWindow()) return go();
  if (window.Office && Office.onReady) Office.onReady(function (info) { go(info.host); });
  setTimeout(go, window.Office ? 5000 : 0);
})();
`;

/** What a page of the dialog is for: to send the person on to the provider, or to tell the pane how it went. */
export type SignInPage =
  { readonly kind: "leave"; readonly location: string } | { readonly kind: "done"; readonly message: SignInMessage };

/** @param officeScriptUrl where Office.js comes from */
export function signInPage(page: SignInPage, officeScriptUrl = OFFICE_SCRIPT_URL): string {
  const data =
    page.kind === "leave"
      ? `data-next="${escapeHtml(page.location)}"`
      : `data-message="${escapeHtml(JSON.stringify(page.message))}"`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sign in - Scoresheet</title>
<meta name="viewport" content="width=device-width">
<style>${STYLE}</style>
<main id="sign-in" ${data}><p>${escapeHtml(sentenceOf(page))}</p></main>
<script src="${escapeHtml(officeScriptUrl)}"></script>
<script src="${SIGN_IN_SCRIPT_PATH}"></script>
</html>
`;
}

function sentenceOf(page: SignInPage): string {
  if (page.kind === "leave") return "Taking you to the sign-in page…";
  return "sentence" in page.message ? page.message.sentence : "You are signed in. This window can be closed.";
}

const STYLE = "body{font:14px 'Segoe UI',system-ui,sans-serif;margin:2rem;color-scheme:light dark}";

/** Nobody may frame the dialog, and it loads nothing but its two scripts and its own style. */
export function signInHeaders(officeScriptUrl = OFFICE_SCRIPT_URL): Readonly<Record<string, string>> {
  const office = URL.canParse(officeScriptUrl) ? ` ${new URL(officeScriptUrl).origin}` : "";
  const styleHash = createHash("sha256").update(STYLE).digest("base64");
  return {
    "cache-control": "no-store",
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self'${office}`,
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
