import {
  allowInsecureRequests,
  customFetch,
  None,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  type RevocationRequestOptions,
  type TokenEndpointRequestOptions,
} from "oauth4webapi";
import { isLoopback } from "../protocol/known-hosts";
import { libraryAnswer } from "./library-answer";
import type { FormAnswer, PostForm } from "./post-form";

/** A program as a client of an identity provider (RFC 6749). */
export interface ProviderClient {
  readonly clientId: string;
  /** Absent for public clients, which PKCE protects. */
  readonly clientSecret?: string;
  readonly tokenUrl: string;
  /** RFC 7009; without it, tokens are left to expire. */
  readonly revokeUrl?: string;
  /** The provider's own name for itself. When it is known, an answer to a sign-in must come from it (RFC 9207). */
  readonly issuer?: string;
}

/** A client for which people, too, can sign in. */
export interface OauthClient extends ProviderClient {
  readonly authorizeUrl: string;
  readonly scopes: readonly string[];
}

/** What each function of oauth4webapi is called with. */
export type LibraryCall = readonly [server: AuthorizationServer, client: Client, authentication: ClientAuth];

/** The client and its provider as oauth4webapi knows them. */
export function libraryCall({ clientId, clientSecret, tokenUrl, revokeUrl, issuer }: ProviderClient): LibraryCall {
  const server = {
    // The library insists on a name, and compares it only with an answer that tells one.
    issuer: issuer ?? new URL(tokenUrl).origin,
    token_endpoint: tokenUrl,
    authorization_response_iss_parameter_supported: issuer !== undefined,
    ...(revokeUrl === undefined ? {} : { revocation_endpoint: revokeUrl }),
  };
  return [server, { client_id: clientId }, clientSecret === undefined ? None() : basic(clientSecret)];
}

/**
 * How oauth4webapi sends to this URL: over our own wire, and encrypted unless it stays on this machine.
 * A provider that is down, overloaded or slow has decided nothing, so that its answer is not read: a token that it knows
 * may be good all the same.
 */
export function libraryOptions(url: string, post: PostForm): TokenEndpointRequestOptions & RevocationRequestOptions {
  return {
    [customFetch]: async (to, { headers, body }) => {
      const answer = await post(to, new Headers(headers), body.toString());
      if (isAway(answer)) throw new Error("The identity provider cannot answer now.");
      return libraryAnswer(answer);
    },
    [allowInsecureRequests]: isLoopback(new URL(url).hostname),
  };
}

function isAway({ status }: FormAnswer): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/**
 * Both parts are form-encoded first (RFC 6749 section 2.3.1), as browsers do it. The library's own `ClientSecretBasic` would
 * also write the dashes of a client id as %2D, which providers that do not decode refuse (panva/oauth4webapi, issues 148, 199).
 */
function basic(clientSecret: string): ClientAuth {
  const encode = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);
  return (_server, { client_id: clientId }, _body, headers) =>
    headers.set("authorization", `Basic ${btoa(`${encode(clientId)}:${encode(clientSecret)}`)}`);
}
