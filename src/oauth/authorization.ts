import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  OperationProcessingError,
  UnsupportedOperationError,
  validateAuthResponse,
} from "oauth4webapi";
import type { PostForm } from "./post-form";
import { libraryCall, type OauthClient, type ProviderClient } from "./provider-client";
import { exchangeCode, type Tokens } from "./token-exchange";

/** What the program keeps while a person is at the identity provider; `verifier` is a secret. */
export interface Authorization {
  readonly state: string;
  readonly verifier: string;
}

/** A person came back without a code that is good here: they said no, or it is not the sign-in that was begun. */
export class AuthorizationFailedError extends Error {
  override readonly name = "AuthorizationFailedError";
  constructor(readonly reason: "declined" | "not-begun-here") {
    super(reason === "declined" ? "The sign-in was declined." : "The sign-in was not begun here.");
  }
}

/**
 * Begins the authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636).
 * @returns where to send the person, and what to keep until they come back
 */
export async function beginAuthorization(
  { authorizeUrl, clientId, scopes }: OauthClient,
  redirectUri: string,
): Promise<{ readonly location: string; readonly kept: Authorization }> {
  const kept = { state: generateRandomState(), verifier: generateRandomCodeVerifier() };
  const location = new URL(authorizeUrl);
  location.search = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state: kept.state,
    code_challenge: await calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
  }).toString();
  return { location: location.href, kept };
}

/**
 * The tokens of a person who has come back.
 * @param answer the query that the provider sent the person back with
 * Rejects with AuthorizationFailedError, or as `exchangeCode` does.
 */
export async function finishAuthorization(
  client: ProviderClient,
  kept: Authorization,
  answer: URLSearchParams,
  redirectUri: string,
  post: PostForm,
): Promise<Tokens> {
  const checked = checkAnswer(client, answer, kept.state);
  return exchangeCode(client, checked, { redirectUri, verifier: kept.verifier }, post);
}

function checkAnswer(client: ProviderClient, answer: URLSearchParams, state: string): URLSearchParams {
  const [server, self] = libraryCall(client);
  const read = new URLSearchParams(answer);
  // There is nothing to compare it with.
  if (client.issuer === undefined) read.delete("iss");
  try {
    const checked = validateAuthResponse(server, self, read, state);
    if (!checked.get("code")) throw new AuthorizationFailedError("declined");
    return checked;
  } catch (error) {
    if (error instanceof AuthorizationResponseError) throw new AuthorizationFailedError("declined");
    if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)
      throw new AuthorizationFailedError("not-begun-here");
    throw error;
  }
}
