import type { Hono } from "hono";
import { SESSION_PATH } from "../../protocol/paths";
import type { SessionList, SignInReceipt } from "../../protocol/sign-in-messages";
import { RELAYED_CONTENT_HEADERS } from "../answers/forwarded-headers";
import { relayError } from "../answers/relay-error";
import { isFields, isText } from "../config/config-fields";
import type { RelayConfig } from "../config/relay-config";
import type { RelayContext, RelayEnv } from "../guard/request-guard";
import type { Seal } from "../keeping/seal";
import { sessionCookies } from "./person-session";
import type { PersonSignIn } from "./person-sign-in";
import { SignInFailedError, type SignInFlow } from "./sign-in-flow";
import { personUpstream, siteOf } from "./sign-in-routes";
import { hasOauth, type OauthUpstream } from "./token-endpoint";

export interface SessionRouteParts {
  readonly config: RelayConfig;
  readonly flow: SignInFlow;
  readonly people: PersonSignIn;
  readonly seal: Seal;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** Sealed tokens of a provider take some kB. */
const MAX_RECEIPT_BYTES = 64 * 1024;

/** Who is signed in, taking a sign-in over from the dialog, and signing out. Requests are checked for where they come from before. */
export function addSessionRoutes(app: Hono<RelayEnv>, parts: SessionRouteParts): void {
  const { config } = parts;
  app.get(SESSION_PATH, (c) => c.json(sessionList(c, parts), 200, RELAYED_CONTENT_HEADERS));
  app.delete(SESSION_PATH, (c) => signOut(c, personUpstreams(config), parts));
  app.delete(`${SESSION_PATH}/:id`, (c) => {
    const upstream = personUpstream(config, c.req.param("id"));
    return signOut(c, upstream === undefined ? [] : [upstream], parts);
  });
  app.post(`${SESSION_PATH}/:id`, async (c) => {
    const upstream = personUpstream(config, c.req.param("id"));
    if (upstream === undefined) return relayError("upstream-unknown", "There is no sign-in for this workspace.");
    const receipt = await receiptOf(c);
    if (receipt === undefined) return relayError("request-refused", "This is no finished sign-in.");
    return takeOver(c, upstream, receipt, parts);
  });
}

async function takeOver(
  c: RelayContext,
  upstream: OauthUpstream,
  receipt: SignInReceipt,
  { config, flow, people, seal, nowMs }: SessionRouteParts,
): Promise<Response> {
  const site = siteOf(c, config);
  try {
    const session = flow.redeem(upstream, receipt);
    if (session === undefined) return new Response(null, { status: 202, headers: RELAYED_CONTENT_HEADERS });
    const cookies = sessionCookies(session, upstream.id, seal, nowMs(), site);
    // Whoever was signed in before in this browser is not any more.
    await people.signOut(upstream, c.req.header("cookie") ?? null, site);
    return noContent(cookies);
  } catch (error) {
    if (error instanceof SignInFailedError) return relayError("sign-in-failed", error.message);
    if (error instanceof RangeError) return relayError("sign-in-failed", "The tokens are too long for this browser.");
    throw error;
  }
}

function sessionList(c: RelayContext, { config, people }: SessionRouteParts): SessionList {
  const site = siteOf(c, config);
  const isInFront = config.userTokenHeader !== undefined && c.req.header(config.userTokenHeader) !== undefined;
  return {
    sessions: config.upstreams
      .filter(({ auth }) => auth === "oauth-u2m")
      .map((upstream) => ({
        upstream: upstream.id,
        isInFront: isInFront || !hasOauth(upstream),
        isSignedIn:
          isInFront || (hasOauth(upstream) && people.isSignedIn(upstream, c.req.header("cookie") ?? null, site)),
      })),
  };
}

async function signOut(
  c: RelayContext,
  upstreams: readonly OauthUpstream[],
  { config, people }: SessionRouteParts,
): Promise<Response> {
  const header = c.req.header("cookie") ?? null;
  const cookies = await Promise.all(upstreams.map((one) => people.signOut(one, header, siteOf(c, config))));
  return noContent(cookies.flat());
}

function personUpstreams({ upstreams }: RelayConfig): readonly OauthUpstream[] {
  return upstreams.filter((upstream) => upstream.auth === "oauth-u2m").filter(hasOauth);
}

async function receiptOf(c: RelayContext): Promise<SignInReceipt | undefined> {
  if (!(Number(c.req.header("content-length")) <= MAX_RECEIPT_BYTES)) return undefined;
  try {
    const value: unknown = JSON.parse(await c.req.text());
    if (!isFields(value) || !isText(value.proof)) return undefined;
    const { handoff, proof } = value;
    if (handoff === undefined) return { proof };
    return isText(handoff) ? { handoff, proof } : undefined;
  } catch {
    return undefined;
  }
}

function noContent(cookies: readonly string[]): Response {
  const headers = new Headers(RELAYED_CONTENT_HEADERS);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 204, headers });
}
