import type { Hono } from "hono";
import { TokenRefusedError } from "../../oauth/token-refused-error";
import { ConnectionError } from "../../protocol/connection-error";
import { SIGN_IN_LIFE_MS, type SignInMessage } from "../../protocol/sign-in-messages";
import { RELAYED_CONTENT_HEADERS } from "../answers/forwarded-headers";
import { relayError } from "../answers/relay-error";
import type { RelayConfig } from "../config/relay-config";
import type { RelayContext, RelayEnv } from "../guard/request-guard";
import { isOwnHost } from "../guard/request-origin";
import { dropCookies, keepCookies, readCookies, type CookieSite } from "../keeping/cookies";
import { NOT_BEGUN_HERE, SignInFailedError, type SignInFlow } from "./sign-in-flow";
import { SIGN_IN_SCRIPT, SIGN_IN_SCRIPT_PATH, signInHeaders, signInPage, type SignInPage } from "./sign-in-page";
import { hasOauth, type OauthUpstream } from "./token-endpoint";

const CALLBACK_PATH = "/relay/sign-in/callback";
/** No session has this name, whatever its upstream's id: those begin with "scoresheet.". */
const COOKIE = "scoresheet-dialog";

export interface SignInRouteParts {
  readonly config: RelayConfig;
  readonly flow: SignInFlow;
  readonly officeScriptUrl?: string | undefined;
}

/**
 * The pages of the sign-in dialog. Other sites may lead here (Excel on the web opens the dialog, the identity provider
 * leads back), so where a request comes from is no hint; the state in the dialog's own cookie is.
 */
export function addSignInRoutes(app: Hono<RelayEnv>, parts: SignInRouteParts): void {
  const { config, flow } = parts;
  app.use("/relay/sign-in/*", async (c, next) => {
    const host = c.req.header("host");
    if (host !== undefined && isOwnHost(host, config)) return next();
    return relayError("origin-refused", "The relay is not reached under this name.");
  });
  app.get(SIGN_IN_SCRIPT_PATH, (c) =>
    c.body(SIGN_IN_SCRIPT, 200, { ...RELAYED_CONTENT_HEADERS, "content-type": "text/javascript; charset=utf-8" }),
  );
  app.get(CALLBACK_PATH, async (c) => finish(c, parts));
  app.get("/relay/sign-in/:id", async (c) => {
    const upstream = personUpstream(config, c.req.param("id"));
    if (upstream === undefined) return relayError("upstream-unknown", "There is no sign-in for this workspace.");
    const site = siteOf(c, config);
    try {
      const redirectUri = ownOrigin(c, config) + CALLBACK_PATH;
      const isOurs = c.req.header("sec-fetch-site") === "same-origin";
      const { location, sealed } = await flow.begin(upstream, c.req.query("challenge") ?? "", isOurs, redirectUri);
      const cookies = keepCookies(COOKIE, sealed, SIGN_IN_LIFE_MS / 1000, "dialog", site);
      return page({ kind: "leave", location }, cookies, parts);
    } catch (error) {
      return page({ kind: "done", message: failed(error), isLeft: false }, [], parts);
    }
  });
}

async function finish(c: RelayContext, parts: SignInRouteParts): Promise<Response> {
  const { config, flow } = parts;
  const site = siteOf(c, config);
  const drop = dropCookies(COOKIE, "dialog", site);
  const sealed = readCookies(c.req.header("cookie") ?? null, COOKIE, site) ?? "";
  const message = await messageOf(c, sealed, parts);
  return page({ kind: "done", message, isLeft: flow.leave(sealed, message) }, drop, parts);
}

async function messageOf(c: RelayContext, sealed: string, { config, flow }: SignInRouteParts): Promise<SignInMessage> {
  try {
    const upstream = personUpstream(config, flow.upstreamOf(sealed) ?? "");
    if (upstream === undefined) throw new SignInFailedError(NOT_BEGUN_HERE);
    const answer = new URL(c.req.url).searchParams;
    const { handoff } = await flow.finish(upstream, answer, sealed, ownOrigin(c, config) + CALLBACK_PATH);
    return { type: "scoresheet-sign-in", upstream: upstream.id, handoff };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): SignInMessage {
  const sentence =
    error instanceof SignInFailedError
      ? error.message
      : error instanceof TokenRefusedError
        ? `The identity provider refused the sign-in (${error.code}). Please start it again.`
        : error instanceof ConnectionError
          ? `The identity provider cannot be reached. ${error.message}`
          : "The identity provider cannot be reached. Please try again later.";
  return { type: "scoresheet-sign-in", sentence };
}

function page(content: SignInPage, cookies: readonly string[], { officeScriptUrl }: SignInRouteParts): Response {
  const headers = new Headers(signInHeaders(officeScriptUrl));
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const isError = content.kind === "done" && "sentence" in content.message;
  return new Response(signInPage(content, officeScriptUrl), { status: isError ? 400 : 200, headers });
}

/** The upstream of this id, if people sign in to it themselves. */
export function personUpstream(config: RelayConfig, id: string): OauthUpstream | undefined {
  const found = config.upstreams.find((upstream) => upstream.id === id && upstream.auth === "oauth-u2m");
  return found !== undefined && hasOauth(found) ? found : undefined;
}

/** How people reach the relay: what the operator says, or on this machine, how this request came. */
export function ownOrigin(c: RelayContext, { publicOrigin }: RelayConfig): string {
  return publicOrigin ?? new URL(c.req.url).origin;
}

export function siteOf(c: RelayContext, config: RelayConfig): CookieSite {
  return { isSecure: ownOrigin(c, config).startsWith("https:") };
}
