import {
  authorizationCodeGrantRequest,
  clientCredentialsGrantRequest,
  processAuthorizationCodeResponse,
  processClientCredentialsResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  revocationRequest,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { PostForm } from "./post-form";
import { libraryCall, libraryOptions, type ProviderClient } from "./provider-client";
import { staleAt, type IssuedToken } from "./token-cache";
import { TokenRefusedError, withoutAnswer } from "./token-refused-error";

/** What an identity provider gives out (RFC 6749 section 5.1). */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds that the access token is good for. */
  readonly lifeMs: number;
}

/** Sources: RFC 6749 section 5.1 leaves it open when not told; Databricks' tokens live an hour. */
const DEFAULT_LIFE_MS = 3_600_000;

/**
 * A token for the program itself, a service principal (client credentials, RFC 6749 section 4.4).
 * @param nowMs milliseconds since 1970
 * Rejects with TokenRefusedError, with another error when the provider cannot say, or as `post` does.
 */
export async function issueMachineToken(
  client: ProviderClient,
  scopes: readonly string[],
  post: PostForm,
  nowMs: () => number,
): Promise<IssuedToken> {
  const issuedAtMs = nowMs();
  const [server, self, authentication] = libraryCall(client);
  const options = libraryOptions(client.tokenUrl, post);
  const asked = clientCredentialsGrantRequest(server, self, authentication, { scope: scopes.join(" ") }, options);
  const { accessToken, lifeMs } = await tokensOf(
    asked.then((answer) => processClientCredentialsResponse(server, self, answer)),
  );
  return { token: accessToken, staleAtMs: staleAt(issuedAtMs, lifeMs), expiresAtMs: issuedAtMs + lifeMs };
}

/**
 * The tokens of a person who has come back from the provider (authorization code, RFC 6749 section 4.1, with PKCE).
 * @param checked the query that the person came back with, as `validateAuthResponse` of oauth4webapi returns it
 * Rejects as `issueMachineToken` does.
 */
export async function exchangeCode(
  client: ProviderClient,
  checked: URLSearchParams,
  { redirectUri, verifier }: { readonly redirectUri: string; readonly verifier: string },
  post: PostForm,
): Promise<Tokens> {
  const [server, self, authentication] = libraryCall(client);
  const options = libraryOptions(client.tokenUrl, post);
  const asked = authorizationCodeGrantRequest(server, self, authentication, checked, redirectUri, verifier, options);
  return tokensOf(asked.then((answer) => processAuthorizationCodeResponse(server, self, answer)));
}

/**
 * Newer tokens of a person (RFC 6749 section 6); without a new refresh token among them, the old one is to be used again.
 * Rejects as `issueMachineToken` does.
 */
export async function refreshTokens(client: ProviderClient, refreshToken: string, post: PostForm): Promise<Tokens> {
  const [server, self, authentication] = libraryCall(client);
  const options = libraryOptions(client.tokenUrl, post);
  const asked = refreshTokenGrantRequest(server, self, authentication, refreshToken, options);
  return tokensOf(asked.then((answer) => processRefreshTokenResponse(server, self, answer)));
}

/** Tells the provider that a token is not needed any more (RFC 7009). Whatever it answers, there is nothing left to do. */
export async function revokeToken(client: ProviderClient, token: string, post: PostForm): Promise<void> {
  if (client.revokeUrl === undefined) return;
  await revocationRequest(...libraryCall(client), token, libraryOptions(client.revokeUrl, post));
}

async function tokensOf(given: Promise<TokenEndpointResponse>): Promise<Tokens> {
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: lifeS,
  } = await given.catch((error: unknown) => {
    throw withoutAnswer(error);
  });
  // Anything else could not stand in a header. Source: RFC 6750 section 2.1.
  if (!/^[\w\-.~+/]+=*$/.test(accessToken)) throw new TokenRefusedError("unusable_answer");
  return {
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    lifeMs: lifeS === undefined || lifeS === 0 ? DEFAULT_LIFE_MS : lifeS * 1000,
  };
}
