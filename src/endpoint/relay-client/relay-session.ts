import { RunStoppedError } from "../../core/errors";
import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { SESSION_PATH, signInPath, upstreamSessionPath } from "../../protocol/paths";
import type { RelaySession, SignInReceipt } from "../../protocol/sign-in-messages";
import type { Fetch } from "../http/send-once";
import { getText, type GetOptions } from "../requests/get-text";

/** What the pane makes up before it opens the sign-in dialog: only who knows the proof can take the sign-in over. */
export interface SignInProof {
  readonly proof: string;
  /** base64url SHA-256 of the proof; the dialog is opened with it. */
  readonly challenge: string;
}

/** @param crypto the browser's own; pages over https and on localhost have it */
export async function createSignInProof(crypto: Pick<Crypto, "getRandomValues" | "subtle">): Promise<SignInProof> {
  const proof = base64Url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(proof));
  return { proof, challenge: base64Url(new Uint8Array(hash)) };
}

/**
 * The address to open with `Office.context.ui.displayDialogAsync`.
 * @param pageOrigin `location.origin` of the pane: the dialog's first page must stand on the same
 */
export function signInDialogUrl(pageOrigin: string, upstreamId: string, { challenge }: SignInProof): string {
  return pageOrigin + signInPath(upstreamId, challenge);
}

/**
 * Reads the message that the dialog sent (`DialogMessageReceived`).
 * @param origin `origin` of the event; older Office leaves it out and passes messages of the same origin only
 * @returns the handoff to take over with `takeSignInOver`
 * @throws RunStoppedError `unauthorized` with the dialog's sentence when the sign-in failed, or when the message is from
 * another page or about another upstream
 */
export function readSignInMessage(
  message: string,
  origin: string | undefined,
  expected: { readonly pageOrigin: string; readonly upstreamId: string },
): string {
  const read = origin === undefined || origin === expected.pageOrigin ? parsedJson(message) : undefined;
  if (!isJsonObject(read) || read["type"] !== "scoresheet-sign-in") throw signInFailed();
  const { upstream, handoff, sentence } = read;
  if (typeof sentence === "string") throw signInFailed(sentence);
  if (upstream !== expected.upstreamId || typeof handoff !== "string") throw signInFailed();
  return handoff;
}

/**
 * Takes a finished sign-in over from the dialog: from then on the relay signs this page's requests in.
 * @throws RunStoppedError `unauthorized`, or `network` when the relay cannot be reached
 */
export async function takeSignInOver(
  upstreamId: string,
  receipt: SignInReceipt,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<void> {
  const response = await send(fetch, upstreamSessionPath(upstreamId), signal, "POST", JSON.stringify(receipt));
  if (response.ok) return;
  const answer = parsedJson(await response.text());
  throw signInFailed(isJsonObject(answer) && typeof answer["message"] === "string" ? answer["message"] : undefined);
}

/**
 * Where this page is signed in, and where it could be. Ask after `takeSignInOver` too: a browser that keeps no cookies in
 * frames has kept none.
 * @throws RunStoppedError, CancelledError
 */
export async function listSessions(options: GetOptions, signal: AbortSignal): Promise<readonly RelaySession[]> {
  const answer = parsedJson(await getText(SESSION_PATH, options, signal));
  const sessions: readonly unknown[] =
    isJsonObject(answer) && Array.isArray(answer["sessions"]) ? answer["sessions"] : [];
  return sessions.flatMap((one) => {
    if (!isJsonObject(one) || typeof one["upstream"] !== "string") return [];
    return [
      { upstream: one["upstream"], isSignedIn: one["isSignedIn"] === true, isInFront: one["isInFront"] === true },
    ];
  });
}

/**
 * Signs out: of one upstream, or without an id of all. The tokens are revoked too, where the provider can do that.
 * @throws RunStoppedError `network`
 */
export async function signOutOfRelay(fetch: Fetch, signal: AbortSignal, upstreamId?: string): Promise<void> {
  const path = upstreamId === undefined ? SESSION_PATH : upstreamSessionPath(upstreamId);
  await send(fetch, path, signal, "DELETE");
}

async function send(
  fetch: Fetch,
  path: string,
  signal: AbortSignal,
  method: "POST" | "DELETE",
  body?: string,
): Promise<Response> {
  try {
    const content = body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body };
    return await fetch(path, { method, ...content, signal, cache: "no-store", redirect: "manual" });
  } catch (cause) {
    throw new RunStoppedError("network", "The relay could not be reached.", { cause });
  }
}

function signInFailed(sentence = "The sign-in did not come to an end. Please try again."): RunStoppedError {
  return new RunStoppedError("unauthorized", sentence);
}

/** Source: RFC 4648 section 5. */
function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
