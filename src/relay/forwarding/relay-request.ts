import { TokenRefusedError } from "../../oauth/token-refused-error";
import { ConnectionError } from "../../protocol/connection-error";
import { findAllowedRoute, type AllowedRoute } from "../../protocol/upstream-routes";
import { callerGone, notConnected, relayError } from "../answers/relay-error";
import type { RelayLogEntry } from "../answers/relay-log";
import type { RelayConfig } from "../config/relay-config";
import type { Upstream } from "../config/upstream";
import type { CookieSite } from "../keeping/cookies";
import type { MachineSignIn } from "../sign-in/machine-sign-in";
import { SignInNeededError, type PersonSignIn } from "../sign-in/person-sign-in";
import { hasOauth } from "../sign-in/token-endpoint";
import { bearer, type UpstreamSignIn } from "../sign-in/upstream-sign-in";
import { filterCatalogue } from "./filter-catalogue";
import { findUpstream } from "./find-upstream";
import { forward, type ForwardParts } from "./forward";
import { RelayBusyError, type UpstreamQueue } from "./upstream-queue";

export interface RelayingParts extends ForwardParts {
  readonly config: RelayConfig;
  readonly machine: MachineSignIn;
  readonly people: PersonSignIn;
  readonly queue: UpstreamQueue;
}

/** One request for an upstream, already checked for where it comes from. */
export interface RelayRequest {
  readonly request: Request;
  readonly requestId: string;
  readonly site: CookieSite;
  /** Cuts the caller's connection. */
  readonly hangUp?: (() => void) | undefined;
}

export interface Relayed {
  readonly response: Response;
  readonly known: Pick<RelayLogEntry, "upstream" | "route">;
}

/** Finds out where a request may go, signs it in, waits for its turn, and forwards it. Every failure is an answer. */
export async function relay(asked: RelayRequest, parts: RelayingParts): Promise<Relayed> {
  const { config } = parts;
  const { upstream, path } = placeOf(asked.request, config);
  if (!upstream) return { response: relayError("upstream-unknown", unknownText(config)), known: {} };
  const known = { upstream: upstream.id.startsWith("typed:") ? "typed" : upstream.id };
  const route = findAllowedRoute(asked.request.method, path);
  if (!route || !isListed(upstream, route, asked.request.method)) {
    return { response: relayError("route-not-allowed", "The relay does not forward this route."), known };
  }
  const response = await relayTo(upstream, route, asked, parts);
  return { response, known: { ...known, route: route.pattern } };
}

async function relayTo(
  upstream: Upstream,
  route: AllowedRoute,
  { request, requestId, site, hangUp }: RelayRequest,
  parts: RelayingParts,
): Promise<Response> {
  let leave: (() => void) | undefined;
  try {
    const signIn = await signInTo(upstream, request.headers, site, parts);
    leave = await parts.queue.enter(upstream.id, request.signal);
    const listed = upstream.endpoints === undefined ? undefined : route.listed;
    const forwarded = listed === undefined ? request : withoutEncoding(request);
    const response = await forward({ request: forwarded, requestId, upstream, route, signIn, hangUp }, parts, leave);
    if (listed === undefined || response.status !== 200) return response;
    const filtered = await filterCatalogue(response, listed, upstream.endpoints ?? []);
    return filtered ?? relayError("upstream-unreachable", `${upstream.label} sent no list that can be read.`);
  } catch (error) {
    leave?.();
    if (request.signal.aborted) return callerGone();
    return refusal(error, upstream);
  }
}

/** What the relay reads itself must come as it is. */
function withoutEncoding(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("accept-encoding", "identity");
  return new Request(request.url, { headers, signal: request.signal });
}

async function signInTo(
  upstream: Upstream,
  headers: Headers,
  site: CookieSite,
  { config, machine, people }: RelayingParts,
): Promise<UpstreamSignIn> {
  if (upstream.auth === "none") return {};
  if (upstream.auth === "user-token") {
    const authorization = headers.get("authorization");
    return authorization === null ? {} : { authorization };
  }
  if (upstream.auth === "oauth-u2m") {
    const given = config.userTokenHeader === undefined ? null : headers.get(config.userTokenHeader);
    if (given !== null) return { authorization: bearer(given) };
  }
  // Without a client of ours, people are signed in by a server in front, which has not done so.
  if (!hasOauth(upstream)) throw new SignInNeededError([]);
  return upstream.auth === "oauth-m2m"
    ? machine.signIn(upstream)
    : people.signIn(upstream, headers.get("cookie"), site);
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
function placeOf(request: Request, config: RelayConfig): { upstream: Upstream | undefined; path: string } {
  const [, encodedId = "", path = ""] = /^\/relay\/([^/]+)(\/.*)$/.exec(new URL(request.url).pathname) ?? [];
  return { upstream: findUpstream(config, decoded(encodedId)), path };
}

function decoded(encodedId: string): string {
  try {
    return decodeURIComponent(encodedId);
  } catch {
    return "";
  }
}

/**
 * Whether a list of endpoints lets a route through. The catalogue is filtered on its way back, and pages tell of a server as such; but
 * rows that are sent without a name go to a model that is none of those listed.
 */
function isListed({ endpoints }: Upstream, { endpointName }: AllowedRoute, method: string): boolean {
  if (endpoints === undefined) return true;
  return endpointName === undefined ? method === "GET" : endpoints.includes(endpointName);
}

function unknownText({ mode }: RelayConfig): string {
  if (mode === "server") return "The relay reaches only the workspaces and servers it is configured for.";
  return "The relay reaches Databricks workspaces over https, servers on this computer, and what it is configured for.";
}
