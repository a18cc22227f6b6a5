import { refreshTokens } from "../../../src/oauth/token-exchange";
import { TokenRefusedError } from "../../../src/oauth/token-refused-error";
import { Seal } from "../../../src/relay/keeping/seal";
import type { UpstreamFetch } from "../../../src/network/upstream-fetch";
import { cookieName, sessionCookies, type PersonSession } from "../../../src/relay/sign-in/person-session";
import { PersonSignIn, SignInNeededError } from "../../../src/relay/sign-in/person-sign-in";
import { tokenEndpoint, type OauthUpstream } from "../../../src/relay/sign-in/token-endpoint";

const ORIGIN = "https://work.example.com";
const UPSTREAM: OauthUpstream = {
  id: "work",
  label: "Work",
  origin: ORIGIN,
  auth: "oauth-u2m",
  oauth: { clientId: "pane", scopes: ["all"], authorizeUrl: `${ORIGIN}/authorize`, tokenUrl: `${ORIGIN}/token` },
};
const SITE = { isSecure: true };
const SESSION: PersonSession = {
  id: "s",
  accessToken: "old",
  refreshToken: "refresh",
  staleAtMs: 100,
  expiresAtMs: 200,
  endsAtMs: 1_000_000,
};

describe("an identity provider", () => {
  it.each([400, 401, 403])("that answers %d has refused", async (status) => {
    const tokens = refresh(provider(status, '{"error": "invalid_grant"}'));
    await expect(tokens).rejects.toEqual(new TokenRefusedError("invalid_grant"));
  });

  it.each([408, 429, 500, 502, 503, 504])("that answers %d has refused nothing", async (status) => {
    const error: unknown = await refresh(provider(status, "busy")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TokenRefusedError);
  });

  it("that is down does not stop people whose tokens are still good", async () => {
    const { people, cookies } = signedInWith(provider(503, ""), 150);
    expect(await people.signIn(UPSTREAM, cookies, SITE)).toMatchObject({ authorization: "Bearer old", cookies: [] });
  });

  it("that is down ends nobody's session: once it is back, people go on", async () => {
    const answers = [provider(503, ""), provider(200, '{"access_token": "new", "expires_in": 60}')];
    const { people, cookies } = signedInWith((...asked) => answers.shift()!(...asked), 250);
    const error: unknown = await people.signIn(UPSTREAM, cookies, SITE).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(SignInNeededError);
    expect(await people.signIn(UPSTREAM, cookies, SITE)).toMatchObject({ authorization: "Bearer new" });
  });
});

function refresh(fetch: UpstreamFetch) {
  return refreshTokens(UPSTREAM.oauth, "refresh", tokenEndpoint(UPSTREAM, fetch));
}

function provider(status: number, body: string): UpstreamFetch {
  return async () => ({ status, headers: new Headers(), body: Buffer.from(body) });
}

function signedInWith(fetch: UpstreamFetch, nowMs: number): { people: PersonSignIn; cookies: string } {
  const seal = new Seal([Buffer.alloc(32, 1)]);
  const lines = sessionCookies(SESSION, UPSTREAM.id, seal, nowMs, SITE);
  expect(lines[0]).toContain(cookieName(UPSTREAM.id));
  const cookies = lines.map((line) => line.split(";", 1)[0]).join("; ");
  return { people: new PersonSignIn({ seal, fetch, nowMs: () => nowMs }), cookies };
}
