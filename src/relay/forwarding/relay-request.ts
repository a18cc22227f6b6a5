import { TokenRefusedError } from "../../oauth/token-refused-error";
import { ConnectionError } from "../../protocol/connection-error";
import type { AllowedRoute } from "../../protocol/upstream-routes";
import { callerGone, notConnected, relayError } from "../answers/relay-error";
import type { RelayLogEntry } from "../answers/relay-log";
import type { RelayConfig } from "../config/relay-config";
import type { Upstream } from "../config/upstream";
import { SignInNeededError } from "../sign-in/person-sign-in";
import { withRewrittenLinks } from "../warehouses/rewrite-links";
import { filterCatalogue } from "./filter-catalogue";
import { findUpstream } from "./find-upstream";
import { findWay, type Asked, type Way } from "./find-way";
import { forward } from "./forward";
import { fetchLink, linkPath, upload } from "./hand-over";
import type { RelayingParts, RelayRequest } from "./relaying-parts";
import { signInTo } from "./sign-in-to";
import { inTurn, RelayBusyError } from "./upstream-queue";

export interface Relayed {
  readonly response: Response;
  readonly known: Pick<RelayLogEntry, "upstream" | "route">;
}

/** Finds out where a request may go, signs it in, waits for its turn, and forwards it. Every failure is an answer. */
export async function relay(asked: RelayRequest, parts: RelayingParts): Promise<Relayed> {
  const { config } = parts;
  const { upstream, ...place } = placeOf(asked.request, config);
  if (!upstream) return { response: relayError("upstream-unknown", unknownText(config)), known: {} };
  const known = { upstream: upstream.id.startsWith("typed:") ? "typed" : upstream.id };
  const way = findWay(place, upstream, parts.links);
  if (way === undefined) {
    return { response: relayError("route-not-allowed", "The relay does not forward this route."), known };
  }
  const response = await relayBy(way, upstream, asked, parts);
  return { response, known: { ...known, route: way.pattern } };
}

async function relayBy(way: Way, upstream: Upstream, asked: RelayRequest, parts: RelayingParts): Promise<Response> {
  const { request } = asked;
  try {
    if (way.kind === "link") return await fetchLink(way.url, upstream, asked, parts);
    return way.kind === "upload"
      ? await upload(way.route, upstream, asked, parts)
      : await ask(way.route, upstream, asked, parts);
  } catch (error) {
    if (request.signal.aborted) return callerGone();
    return refusal(error, upstream);
  }
}

/** Asks one route of an upstream, as whoever is signed in there. */
async function ask(
  route: AllowedRoute,
  upstream: Upstream,
  asked: RelayRequest,
  parts: RelayingParts,
): Promise<Response> {
  const { request, site } = asked;
  const listed = upstream.endpoints === undefined ? undefined : route.listed;
  const isRead = listed !== undefined || route.carries === "result";
  const signIn = await signInTo(upstream, request.headers, site, parts);
  const response = await inTurn(parts.queue, upstream.id, request.signal, (leave) =>
    forward({ ...asked, upstream, route, signIn, isRead }, parts, leave),
  );
  if (!isRead || response.status !== 200) return response;
  const read =
    listed === undefined
      ? withRewrittenLinks(response, (url) => linkPath(url, upstream, parts.links))
      : await filterCatalogue(response, listed, upstream.endpoints ?? []);
  return read ?? relayError("upstream-unreachable", `${upstream.label} sent an answer that cannot be read.`);
}

function refusal(error: unknown, upstream: Upstream): Response {
  if (error instanceof RelayBusyError) {
    return relayError("relay-busy", "Too many requests wait for this endpoint.", { "retry-after": "5" });
  }
  if (error instanceof SignInNeededError) {
    const response = relayError("sign-in-needed", `Please sign in to ${upstream.label}.`);
    for (const cookie of error.cookies) response.headers.append("set-cookie", cookie);
    return response;
  }
  if (error instanceof TokenRefusedError) {
    return relayError("sign-in-failed", `The relay's own sign-in to ${upstream.label} was refused (${error.code}).`);
  }
  if (error instanceof ConnectionError) return notConnected(error, `The sign-in of ${upstream.label}`);
  return relayError("upstream-unreachable", `The sign-in of ${upstream.label} cannot be reached.`);
}

/** `/relay/{upstream id}/{route}`, read from the path as it was sent. */
function placeOf({ method, url }: Request, config: RelayConfig): Asked & { readonly upstream: Upstream | undefined } {
  const { pathname, search: query } = new URL(url);
  const [, encodedId = "", path = ""] = /^\/relay\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  return { upstream: findUpstream(config, decoded(encodedId)), method, path, query };
}

function decoded(encodedId: string): string {
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return "";
  }
}

function unknownText({ mode }: RelayConfig): string {
  if (mode === "server") return "The relay reaches only the workspaces and servers it is configured for.";
  return "The relay reaches Databricks workspaces over https, servers on this computer, and what it is configured for.";
}
