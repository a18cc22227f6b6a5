import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { SESSION_PATH, UPSTREAMS_PATH } from "../../protocol/paths";
import { RELAY_ERROR_HEADER } from "../../protocol/relay-error-codes";
import { relayError } from "../answers/relay-error";
import type { RelayLog, RelayLogEntry } from "../answers/relay-log";
import { limitsOf, type RelayConfig } from "../config/relay-config";
import { clientAddress } from "./client-address";
import { ClientRate } from "./client-rate";
import { ClientTurns } from "./client-turns";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id";
import { isOwnHost } from "./request-origin";
import { targetRefusal } from "./request-target";

export interface RelayEnv {
  /** Absent where the app is called without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string; forwarded?: Forwarded };
}

export type RelayContext = Context<RelayEnv>;

/** What is known of a request that was meant for an upstream. */
export type Forwarded = Pick<RelayLogEntry, "upstream" | "route">;

/** The relay's own routes under `/relay/`, with their names left out. */
const OWN_ROUTES: readonly (readonly [pattern: RegExp, route: string])[] = [
  [/^\/relay\/upstreams$/, UPSTREAMS_PATH],
  [/^\/relay\/session$/, SESSION_PATH],
  [/^\/relay\/session\/[^/]+$/, `${SESSION_PATH}/{upstream}`],
  [/^\/relay\/sign-in\/callback$/, "/relay/sign-in/callback"],
  [/^\/relay\/sign-in\/dialog\.js$/, "/relay/sign-in/dialog.js"],
  [/^\/relay\/sign-in\/[^/]+$/, "/relay/sign-in/{upstream}"],
];

interface GuardParts {
  readonly config: RelayConfig;
  readonly log?: RelayLog | undefined;
  /** Milliseconds; only differences matter. */
  readonly nowMs: () => number;
}

export interface RequestGuards {
  /** Every request under `/relay/` passes here: it gets an id, is counted, looked at for how it is written, and logged. */
  readonly relayed: MiddlewareHandler<RelayEnv>;
  /** Says why a file of the pane is not given out, or undefined. Such requests count like others; refusals alone are logged. */
  readonly refuseFile: (c: RelayContext) => Response | undefined;
}

/** The guards of one relay, which count the requests of a client together. */
export function requestGuards({ config, log, nowMs }: GuardParts): RequestGuards {
  const limits = limitsOf(config);
  const rate = new ClientRate(limits, nowMs);
  const turns = new ClientTurns(limits);
  const uploads = new ClientTurns({ perClientAtOnce: limits.perClientUploads });
  const clientOf = (c: RelayContext) => clientAddress(c.env?.incoming, c.req.raw.headers, config.clientAddressHeader);
  const note = (c: RelayContext, requestId: string, response: Response, startMs: number): void => {
    const errorCode = response.headers.get(RELAY_ERROR_HEADER);
    log?.({
      ...placeOf(c),
      requestId,
      method: c.req.method,
      status: response.status,
      durationMs: Math.round(nowMs() - startMs),
      ...(errorCode === null ? {} : { errorCode }),
    });
  };
  return {
    relayed: async (c, next) => {
      const startMs = nowMs();
      const requestId = requestIdOf(c.req.raw.headers);
      c.set("requestId", requestId);
      const client = clientOf(c);
      const refusal =
        tooMany(rate.take(client)) ??
        oddity(c) ??
        tooMany(takeTurn(c, client, c.req.method === "PUT" ? [turns, uploads] : [turns]));
      if (refusal === undefined) await next();
      else c.res = refusal;
      c.res.headers.set(REQUEST_ID_HEADER, requestId);
      note(c, requestId, c.res, startMs);
    },
    refuseFile: (c) => {
      const refusal = tooMany(rate.take(clientOf(c))) ?? oddity(c) ?? strangeHost(c, config);
      if (refusal !== undefined) note(c, requestIdOf(c.req.raw.headers), refusal, nowMs());
      return refusal;
    },
  };
}

/** No browser leaves the host out, and only in a browser can another site point its own name at this relay (DNS rebinding). */
function strangeHost(c: RelayContext, config: RelayConfig): Response | undefined {
  const host = c.req.raw.headers.get("host");
  if (host === null || isOwnHost(host, config)) return undefined;
  return relayError("origin-refused", "The relay is not reached under this name.");
}

/** @returns undefined when the request may go on, else after how many seconds the next may */
function takeTurn(c: RelayContext, client: string, kinds: readonly ClientTurns[]): number | undefined {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) return undefined;
  for (const turns of kinds) {
    const leave = turns.take(client);
    if (leave === undefined) return 1;
    outgoing.once("close", leave);
  }
  return undefined;
}

function tooMany(waitS: number | undefined): Response | undefined {
  if (waitS === undefined) return undefined;
  return relayError("rate-limited", "This computer sends too many requests.", { "retry-after": String(waitS) });
}

function oddity(c: RelayContext): Response | undefined {
  const sentence = targetRefusal(c.env?.incoming);
  return sentence === undefined ? undefined : relayError("request-refused", sentence);
}

function placeOf(c: RelayContext): Pick<RelayLogEntry, "event" | "upstream" | "route"> {
  const forwarded = c.get("forwarded");
  if (forwarded !== undefined) return { event: forwarded.route === undefined ? "refused" : "relayed", ...forwarded };
  const route = OWN_ROUTES.find(([pattern]) => pattern.test(c.req.path))?.[1];
  return route === undefined ? { event: "refused" } : { event: "answered", route };
}
