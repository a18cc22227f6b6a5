import { createHash } from "node:crypto";
import { AuthorizationFailedError, beginAuthorization, finishAuthorization } from "../../src/oauth/authorization";
import type { PostForm } from "../../src/oauth/post-form";
import type { OauthClient } from "../../src/oauth/provider-client";

const CLIENT: OauthClient = {
  clientId: "pane",
  authorizeUrl: "https://ws.example/oidc/v1/authorize",
  tokenUrl: "https://ws.example/oidc/v1/token",
  scopes: ["all-apis", "offline_access"],
};
const BACK = "https://relay.example/relay/sign-in/callback";
const KEPT = { state: "state", verifier: "v".repeat(43) };

describe("A person who signs in", () => {
  it("is sent to the provider with a challenge whose verifier stays here, another one each time", async () => {
    const [one, other] = await Promise.all([beginAuthorization(CLIENT, BACK), beginAuthorization(CLIENT, BACK)]);
    const { searchParams } = new URL(one.location);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: "code",
      client_id: "pane",
      redirect_uri: BACK,
      scope: "all-apis offline_access",
      state: one.kept.state,
      code_challenge: createHash("sha256").update(one.kept.verifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    expect(one.location).not.toContain(one.kept.verifier);
    expect(other.kept.state).not.toBe(one.kept.state);
    expect(other.kept.verifier).not.toBe(one.kept.verifier);
  });

  it("comes back with a code that is good together with the verifier", async () => {
    const forms: string[] = [];
    expect(await comeBack("code=c&state=state", CLIENT, forms)).toEqual({ accessToken: "t", lifeMs: 60_000 });
    expect(Object.fromEntries(new URLSearchParams(forms[0]))).toEqual({
      grant_type: "authorization_code",
      code: "c",
      redirect_uri: BACK,
      code_verifier: KEPT.verifier,
      client_id: "pane",
    });
  });

  it.each([
    ["another state", "code=c&state=other", "not-begun-here"],
    ["no state", "code=c", "not-begun-here"],
    ["two states", "code=c&state=other&state=state", "not-begun-here"],
    ["somebody's token", "code=c&state=state&id_token=x", "not-begun-here"],
    ["a refusal", "error=access_denied&error_description=hush&state=state", "declined"],
    ["a refusal of another sign-in", "error=access_denied&state=other", "not-begun-here"],
    ["no code", "state=state", "declined"],
  ])("and comes back with %s gets no tokens, and the provider is not asked", async (_what, query, reason) => {
    const forms: string[] = [];
    await expect(comeBack(query, CLIENT, forms)).rejects.toEqual(
      new AuthorizationFailedError(reason as AuthorizationFailedError["reason"]),
    );
    expect(forms).toEqual([]);
  });

  it("may come from any provider that is not told by name, and else from that one alone (RFC 9207)", async () => {
    const named = { ...CLIENT, issuer: "https://ws.example/oidc" };
    const query = "code=c&state=state";
    const [own, other] = [`${query}&iss=${named.issuer}`, `${query}&iss=https://evil.example`];
    expect(await comeBack(other, CLIENT, [])).toHaveProperty("accessToken");
    expect(await comeBack(own, named, [])).toHaveProperty("accessToken");
    for (const answer of [other, query])
      await expect(comeBack(answer, named, [])).rejects.toEqual(new AuthorizationFailedError("not-begun-here"));
  });

  function comeBack(query: string, client: OauthClient, forms: string[]) {
    const post: PostForm = (_url, _headers, body) => {
      forms.push(body);
      return Promise.resolve({ status: 200, text: '{"access_token": "t", "expires_in": 60}' });
    };
    return finishAuthorization(client, KEPT, new URLSearchParams(query), BACK, post);
  }
});
