import type { PostForm } from "../../oauth/post-form";
import type { OauthClient } from "../../oauth/provider-client";
import { networkOf, type Upstream } from "../config/upstream";
import { readAnswer } from "../../network/upstream-answer";
import type { UpstreamFetch } from "../../network/upstream-fetch";

const MAX_ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 20_000;

/** An upstream whose tokens the relay gets itself. */
export type OauthUpstream = Upstream & { readonly oauth: OauthClient };

export function hasOauth(upstream: Upstream): upstream is OauthUpstream {
  return upstream.oauth !== undefined;
}

/**
 * Sends to the identity provider of an upstream as to the upstream itself: to the same network, with the same certificates.
 * Rejects as UpstreamFetch does, after 20 s too.
 */
export function tokenEndpoint(upstream: OauthUpstream, fetch: UpstreamFetch): PostForm {
  return async (url, headers, body) => {
    headers.set("content-length", String(Buffer.byteLength(body)));
    const network = networkOf({ ...(upstream.network && { network: upstream.network }), origin: new URL(url).origin });
    const reach = { network, ...(upstream.ca === undefined ? {} : { ca: upstream.ca }) };
    const request = { method: "POST", headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) };
    const answer = await fetch(url, request, reach);
    const bytes = await readAnswer(answer, MAX_ANSWER_BYTES);
    return { status: answer.status, text: bytes?.toString("utf8") ?? "" };
  };
}
