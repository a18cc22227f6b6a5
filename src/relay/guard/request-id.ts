import { randomUUID } from "node:crypto";

/** Names one request in the logs of pane, relay and upstream. */
export const REQUEST_ID_HEADER = "x-request-id";

/** The caller's own id where it is a harmless word, else a new one: it is written to logs and passed on. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID_HEADER) ?? "";
  return /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}
