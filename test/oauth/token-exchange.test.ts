import { inspect } from "node:util";
import type { FormAnswer, PostForm } from "../../src/oauth/post-form";
import type { ProviderClient } from "../../src/oauth/provider-client";
import { issueMachineToken, refreshTokens, revokeToken } from "../../src/oauth/token-exchange";
import { TokenRefusedError } from "../../src/oauth/token-refused-error";

const CLIENT: ProviderClient = {
  clientId: "00000000-0000-4000-8000-000000000000",
  clientSecret: "s:e%c+r et-_.*",
  tokenUrl: "https://ws.example/oidc/v1/token",
};
const HOUR_MS = 3_600_000;

/** Answers every form alike, and keeps what was asked. */
function answering(body: unknown, status = 200) {
  const asked: { url: string; headers: Headers; form: string }[] = [];
  const post: PostForm = (url, headers, form): Promise<FormAnswer> => {
    asked.push({ url, headers, form });
    return Promise.resolve({ status, text: typeof body === "string" ? body : JSON.stringify(body) });
  };
  return { post, asked };
}

describe("An identity provider", () => {
  it("is asked for a token of the program itself, with the secret in a header only", async () => {
    const { post, asked } = answering({ access_token: "t", token_type: "Bearer", expires_in: 3600 });
    const issued = await issueMachineToken(CLIENT, ["all-apis", "more"], post, () => 1000);
    expect(issued).toEqual({ token: "t", staleAtMs: 1000 + 2_400_000, expiresAtMs: 1000 + HOUR_MS });
    expect(asked.map(({ url, form }) => [url, form])).toEqual([
      [CLIENT.tokenUrl, "scope=all-apis+more&grant_type=client_credentials"],
    ]);
    expect(asked[0]?.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
  });

  it("gets a client's id and secret encoded so that one that does not decode them still knows a plain id", async () => {
    const { post, asked } = answering({ access_token: "t" });
    await issueMachineToken(CLIENT, ["all-apis"], post, () => 0);
    const basic = /^Basic (.+)$/.exec(asked[0]?.headers.get("authorization") ?? "")?.[1] ?? "";
    expect(atob(basic)).toBe("00000000-0000-4000-8000-000000000000:s%3Ae%25c%2Br+et-_.*");
  });

  it("learns who asks from the form where the client has no secret", async () => {
    const { post, asked } = answering({ access_token: "t", refresh_token: "next" });
    const tokens = await refreshTokens({ clientId: "pane", tokenUrl: CLIENT.tokenUrl }, "old", post);
    expect(tokens).toEqual({ accessToken: "t", refreshToken: "next", lifeMs: HOUR_MS });
    expect(asked[0]?.form).toBe("refresh_token=old&grant_type=refresh_token&client_id=pane");
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });

  it.each([
    ["no life", {}, HOUR_MS],
    ["no life at all", { expires_in: 0 }, HOUR_MS],
    ["a life as a text", { expires_in: "60" }, 60_000],
    ["nothing where it could tell more", { expires_in: null, refresh_token: "", scope: null }, HOUR_MS],
    ["its scopes as a list", { scope: ["all-apis"] }, HOUR_MS],
    ["an ID token that nobody asked for", { expires_in: 60, id_token: "not.a.token" }, 60_000],
  ])("that tells %s has given a token", async (_what, more, lifeMs) => {
    const { post } = answering({ access_token: "t", ...more });
    expect(await refreshTokens(CLIENT, "old", post)).toEqual({ accessToken: "t", lifeMs });
  });

  it.each([
    ["its own code", 400, { error: "invalid_grant", error_description: "hush" }, "invalid_grant"],
    ["a code that may not stand in a log", 400, { error: "hush\n" }, "status_400"],
    ["a web page", 403, "<html>hush</html>", "status_403"],
    ["another address", 302, "hush", "status_302"],
    ["nothing", 204, "", "status_204"],
    ["no token", 200, { token: "hush" }, "unusable_answer"],
    ["JSON of another kind", 200, ["hush"], "unusable_answer"],
    ["a token that cannot stand in a header", 200, { access_token: "hush hush" }, "unusable_answer"],
    ["a token of another type", 200, { access_token: "hush", token_type: "mac" }, "unusable_answer"],
    ["a life that is none", 200, { access_token: "hush", expires_in: "long" }, "unusable_answer"],
  ])("that answers with %s has refused, and the refusal does not repeat it", async (_what, status, body, code) => {
    const { post } = answering(body, status);
    const refusal: unknown = await refreshTokens(CLIENT, "old", post).catch((error: unknown) => error);
    expect(refusal).toEqual(new TokenRefusedError(code));
    expect(inspect(refusal, { depth: 9, showHidden: true })).not.toMatch(/hush|s:e%c/);
  });

  it("that is asked without encryption must be on this machine", async () => {
    const { post, asked } = answering({ access_token: "t" });
    const open = { ...CLIENT, tokenUrl: "http://ws.example/oidc/v1/token" };
    await expect(refreshTokens(open, "old", post)).rejects.toBeInstanceOf(TokenRefusedError);
    expect(asked).toEqual([]);
    const own = { ...CLIENT, tokenUrl: "http://127.0.0.1:5000/token" };
    expect(await refreshTokens(own, "old", post)).toMatchObject({ accessToken: "t" });
  });

  it("is told that a token is not needed any more, where it wants to know", async () => {
    const { post, asked } = answering("", 200);
    await revokeToken(CLIENT, "old", post);
    expect(asked).toEqual([]);
    await revokeToken({ ...CLIENT, revokeUrl: "https://ws.example/oidc/v1/revoke" }, "old", post);
    expect(asked.map(({ url, form }) => [url, form])).toEqual([["https://ws.example/oidc/v1/revoke", "token=old"]]);
  });

  it("that cannot be reached is told as the wire tells it", async () => {
    const post = () => Promise.reject(new Error("ECONNREFUSED"));
    await expect(issueMachineToken(CLIENT, [], post, () => 0)).rejects.toThrow("ECONNREFUSED");
  });
});
