import { RELAY_ERROR_HEADER, type RelayErrorCode } from "../endpoint/relay-protocol";
import { RELAYED_CONTENT_HEADERS } from "./headers";

const STATUSES: Readonly<Record<RelayErrorCode, number>> = {
  "route-not-allowed": 404,
  "upstream-unknown": 404,
  "upstream-unreachable": 502,
  "upstream-timeout": 504,
  "body-too-large": 413,
  "redirect-refused": 502,
  "origin-refused": 403,
};

/** An error answer of the relay's own. The sentence is for people and must hold no token, cell or query. */
export function relayError(code: RelayErrorCode, message: string): Response {
  return new Response(JSON.stringify({ error_code: code, message }), {
    status: STATUSES[code],
    headers: { ...RELAYED_CONTENT_HEADERS, "content-type": "application/json", [RELAY_ERROR_HEADER]: code },
  });
}
