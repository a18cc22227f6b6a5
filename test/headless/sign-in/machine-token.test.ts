import { RunStoppedError } from "../../../src/core/errors";
import { abortableSleep, type Sleep } from "../../../src/endpoint/http/abortable-sleep";
import type { Fetch } from "../../../src/endpoint/http/send-once";
import { machineToken, type MachineClient } from "../../../src/headless/sign-in/machine-token";
import { ProviderProcess } from "../../relay/provider-process";

const { signal } = new AbortController();
const SECRET = "s:e%c+r et";

/** Answers in turn, and keeps what was asked. */
function answering(...answers: readonly (Response | Error)[]) {
  const asked: RequestInit[] = [];
  const fetch: Fetch = (_url, init) => {
    asked.push(init);
    const answer = answers[Math.min(asked.length, answers.length) - 1]!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone());
  };
  return { fetch, asked };
}

const CLIENT: MachineClient = { tokenUrl: "https://ws.example/oidc/v1/token", clientId: "id", clientSecret: SECRET };
/** Waits between retries are over at once; the time limit of a request is not. */
const sleep: Sleep = (delayMs, until) => (delayMs < 20_000 ? Promise.resolve() : abortableSleep(delayMs, until));
const token = (text: string, lifeS?: number) => Response.json({ access_token: text, expires_in: lifeS });

describe("the token of a service principal", () => {
  let provider: ProviderProcess;
  beforeAll(async () => (provider = await ProviderProcess.start()));
  afterAll(() => provider.stop());

  it("is given by a real OpenID provider, once for all that ask, and is good at its upstream", async () => {
    const tokens = machineToken(clientOf(provider), { fetch });
    const [one, other] = await Promise.all([tokens.token(signal), tokens.token(signal)]);
    expect(one).toBe(other);
    const answer = await fetch(`${provider.upstreamOrigin}/ping`, { headers: { Authorization: `Bearer ${one}` } });
    expect(await answer.json()).toEqual({ account: "relay", scope: "all-apis" });
    expect(await provider.grants()).toEqual(["client_credentials"]);
    const renewed = await tokens.refresh?.(one, signal);
    expect(renewed).not.toBe(one);
  });

  it("is refused by a real OpenID provider to who has another secret, in a sentence without the secret", async () => {
    const client = { ...clientOf(provider), clientSecret: "another" };
    const refusal = machineToken(client, { fetch }).token(signal);
    await expect(refusal).rejects.toMatchObject({
      code: "unauthorized",
      message: "The workspace gives the service principal no token: check its client id and secret.",
    });
    await expect(refusal).rejects.not.toThrow(/another/);
  });

  it.each([
    ["an hour", 3600, 40 * 60_000],
    ["ten minutes", 600, 5 * 60_000],
    ["a life that is not told", undefined, 40 * 60_000],
  ])("that lives %s is renewed in time", async (_life, lifeS, freshMs) => {
    const { fetch } = answering(token("first", lifeS), token("second", lifeS));
    let nowMs = 0;
    const tokens = machineToken(CLIENT, { fetch, now: () => nowMs });
    expect(await tokens.token(signal)).toBe("first");
    nowMs = freshMs - 1;
    expect(await tokens.token(signal)).toBe("first");
    nowMs = freshMs;
    expect(await tokens.token(signal)).toBe("second");
  });

  it("is asked for again while the provider is away", async () => {
    const { fetch, asked } = answering(new TypeError("down"), new Response("", { status: 503 }), token("late"));
    expect(await machineToken(CLIENT, { fetch, sleep }).token(signal)).toBe("late");
    expect(asked).toHaveLength(3);
  });

  it.each([
    ["a provider that stays away", new TypeError("down"), "network"],
    ["an answer without a token", Response.json({}), "unauthorized"],
    ["a sign-in page", new Response("<html>Sign in</html>"), "unauthorized"],
    ["a token that cannot stand in a header", token("two words"), "unauthorized"],
  ] as const)("is none after %s", async (_what, answer, code) => {
    const { fetch } = answering(answer);
    const refusal = machineToken(CLIENT, { fetch, sleep }).token(signal);
    await expect(refusal).rejects.toRefuse(RunStoppedError, { code });
  });

  function clientOf({ issuer }: ProviderProcess): MachineClient {
    return { tokenUrl: `${issuer}/token`, clientId: "relay", clientSecret: SECRET };
  }
});
