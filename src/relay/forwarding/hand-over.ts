import { relayPath } from "../../protocol/paths";
import { RELAY_ERROR_HEADER } from "../../protocol/relay-error-codes";
import type { AllowedRoute } from "../../protocol/upstream-routes";
import { RELAYED_CONTENT_HEADERS } from "../answers/forwarded-headers";
import { relayError } from "../answers/relay-error";
import type { Upstream } from "../config/upstream";
import { RESULT_LINK_LIFE_MS, type ResultLinks } from "../warehouses/result-links";
import { UPLOAD_MS, uploadLimits, uploadRefusal } from "../warehouses/staged-uploads";
import { forward } from "./forward";
import type { RelayingParts, RelayRequest } from "./relaying-parts";
import { signInTo } from "./sign-in-to";
import { inTurn } from "./upstream-queue";

/** Passes a file on to where it is staged. */
export async function upload(
  route: AllowedRoute,
  upstream: Upstream,
  asked: RelayRequest,
  parts: RelayingParts,
): Promise<Response> {
  const { request, site, allowBodyTime } = asked;
  const refused = uploadRefusal(request);
  if (refused !== undefined) return refused;
  const signIn = await signInTo(upstream, request.headers, site, parts);
  return inTurn(parts.uploads, upstream.id, request.signal, (leave) => {
    allowBodyTime?.(UPLOAD_MS);
    return forward({ ...asked, upstream, route, signIn }, { ...parts, ...uploadLimits(upstream) }, leave);
  });
}

/** Fetches a part of a result from the storage that the upstream has named. Nobody is signed in there. */
export async function fetchLink(
  url: string | undefined,
  upstream: Upstream,
  asked: RelayRequest,
  parts: RelayingParts,
): Promise<Response> {
  if (url === undefined) {
    return relayError("route-not-allowed", "This link is none that the relay has handed out, or is too old.");
  }
  const storage = { ...upstream, label: `The storage of ${upstream.label}` };
  const route = { pattern: "", path: "" };
  const limits = { ...parts, timeoutMs: RESULT_LINK_LIFE_MS };
  const response = await inTurn(parts.queue, `${upstream.id} storage`, asked.request.signal, (leave) =>
    forward({ ...asked, upstream: storage, route, signIn: {}, link: url }, limits, leave),
  );
  if (response.status === 200 || response.headers.has(RELAY_ERROR_HEADER)) return response;
  // What storage says of a refusal may repeat what the link was signed with.
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: RELAYED_CONTENT_HEADERS });
}

/** Where the relay fetches what a link of an upstream leads to; undefined for a link that it does not follow. */
export function linkPath(url: string, upstream: Upstream, links: ResultLinks): string | undefined {
  const route = links.routeTo(url, upstream);
  return route === undefined ? undefined : relayPath(upstream.id, route);
}
