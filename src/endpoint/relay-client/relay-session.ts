import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { SESSION_PATH, upstreamSessionPath } from "../../protocol/paths";
import type { RelaySession } from "../../protocol/sign-in-messages";
import type { Fetch } from "../http/send-once";
import { getText, type GetOptions } from "../requests/get-text";
import { changeSession } from "./change-session";

/**
 * Where this page is signed in, and where it could be. Ask after a sign-in was taken over too: a browser that keeps no cookies in
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
  await changeSession(fetch, path, signal, "DELETE");
}
