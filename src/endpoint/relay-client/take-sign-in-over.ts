import { RunStoppedError } from "../../core/errors";
import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { signInPath, upstreamSessionPath } from "../../protocol/paths";
import type { SignInReceipt } from "../../protocol/sign-in-messages";
import type { Fetch } from "../http/send-once";
import { changeSession } from "./change-session";

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

/** Nothing was left at the relay for this proof until now. */
const NOT_YET = 202;
/** A sign-in that ended without success, or is over. */
const REFUSED = 403;

/**
 * Takes a finished sign-in over from the dialog: from then on the relay signs this page's requests in.
 * @param receipt without a handoff where the dialog could not tell it: then the relay is asked for what the dialog left there
 * @returns false while nothing was left there
 * @throws RunStoppedError `unauthorized`, or `network` when the relay cannot be reached
 */
export async function takeSignInOver(
  upstreamId: string,
  receipt: SignInReceipt,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<boolean> {
  const path = upstreamSessionPath(upstreamId);
  const response = await changeSession(fetch, path, signal, "POST", JSON.stringify(receipt));
  if (response.ok) return response.status !== NOT_YET;
  // Whoever asks again and again may be told to come later, by the relay or by what stands before it.
  if (receipt.handoff === undefined && response.status !== REFUSED) return false;
  const answer = parsedJson(await response.text());
  throw signInFailed(isJsonObject(answer) && typeof answer["message"] === "string" ? answer["message"] : undefined);
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
