import { RunStoppedError } from "../../core/errors";
import type { Fetch } from "../http/send-once";

/**
 * Asks the relay to begin a session (`POST`) or to end it. Whatever it answers, the answer is returned.
 * @throws RunStoppedError `network`
 */
export async function changeSession(
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
