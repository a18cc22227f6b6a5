import { isFields, isText } from "../config/config-fields";
import { networkOf, type OauthClient, type Upstream } from "../config/upstream";
import { dropAnswer, readAnswer, type UpstreamAnswer } from "../network/upstream-answer";
import type { UpstreamFetch } from "../network/upstream-fetch";

/** What an identity provider gives out (RFC 6749 section 5.1). */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds that the access token is good for. */
  readonly lifeMs: number;
}

/** A refusal of the identity provider. Holds its error code alone: descriptions can repeat what was sent. */
export class TokenRefusedError extends Error {
  override readonly name = "TokenRefusedError";
  constructor(readonly code: string) {
    super(`The identity provider refused: ${code}.`);
  }
}

/** Sources: RFC 6749 section 5.1 leaves it open when not told; Databricks' tokens live an hour. */
const DEFAULT_LIFE_MS = 3_600_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 20_000;

/** An upstream whose tokens the relay gets itself. */
export type OauthUpstream = Upstream & { readonly oauth: OauthClient };

export function hasOauth(upstream: Upstream): upstream is OauthUpstream {
  return upstream.oauth !== undefined;
}

/**
 * Asks for tokens.
 * @param grant `grant_type` and what belongs to it
 * Rejects with TokenRefusedError, with another error when the provider cannot say, or as UpstreamFetch does.
 */
export async function requestTokens(
  upstream: OauthUpstream,
  grant: Readonly<Record<string, string>>,
  fetch: UpstreamFetch,
): Promise<Tokens> {
  const response = await postForm(upstream, upstream.oauth.tokenUrl, grant, fetch);
  const answer = parse((await readAnswer(response, MAX_ANSWER_BYTES))?.toString("utf8") ?? "");
  if (isOutage(response)) throw new Error("The identity provider cannot answer now.");
  if (response.status !== 200) throw new TokenRefusedError(errorCode(answer) ?? `status_${response.status}`);
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: lifeS } = answer;
  // Anything else could not stand in a header. Source: RFC 6750 section 2.1.
  if (!isText(accessToken) || !/^[\w\-.~+/]+=*$/.test(accessToken)) throw new TokenRefusedError("unusable_answer");
  return {
    accessToken,
    ...(isText(refreshToken) ? { refreshToken } : {}),
    lifeMs: typeof lifeS === "number" && lifeS > 0 ? lifeS * 1000 : DEFAULT_LIFE_MS,
  };
}

/** A provider that is down, overloaded or slow has decided nothing: a token that it knows may be good all the same. */
function isOutage({ status }: UpstreamAnswer): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** Tells the provider that a token is not needed any more (RFC 7009). A provider that cannot be told is not waited for. */
export async function revokeToken(upstream: OauthUpstream, token: string, fetch: UpstreamFetch): Promise<void> {
  if (upstream.oauth.revokeUrl === undefined) return;
  const response = await postForm(upstream, upstream.oauth.revokeUrl, { token }, fetch);
  await dropAnswer(response);
}

function postForm(
  upstream: OauthUpstream,
  url: string,
  fields: Readonly<Record<string, string>>,
  fetch: UpstreamFetch,
): Promise<UpstreamAnswer> {
  const { clientId, clientSecret } = upstream.oauth;
  const isPublic = clientSecret === undefined;
  const body = new URLSearchParams({ ...fields, ...(isPublic ? { client_id: clientId } : {}) }).toString();
  const headers = new Headers({
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(body)),
  });
  if (!isPublic) headers.set("authorization", basic(clientId, clientSecret));
  const network = networkOf({ ...(upstream.network && { network: upstream.network }), origin: new URL(url).origin });
  const reach = { network, ...(upstream.ca === undefined ? {} : { ca: upstream.ca }) };
  return fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) }, reach);
}

/** Source: RFC 6749 section 2.3.1: both parts are form-encoded first. */
function basic(clientId: string, clientSecret: string): string {
  const encode = (text: string): string => new URLSearchParams({ text }).toString().slice("text=".length);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString("base64")}`;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

/** RFC 6749 allows more characters; the codes that exist need no others, and this one ends in a log. */
function errorCode({ error }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? error : undefined;
}
