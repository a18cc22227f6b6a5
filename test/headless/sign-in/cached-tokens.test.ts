import { cachedTokens } from "../../../src/headless/sign-in/cached-tokens";
import { TokenCache, type IssuedToken } from "../../../src/oauth/token-cache";

const { signal } = new AbortController();

/** Issues "t1", "t2" ... each good for 60 s, when told to. */
function issuer(): { issue: () => Promise<IssuedToken>; release: () => void; issued: () => number } {
  let count = 0;
  const waiting: (() => void)[] = [];
  return {
    issue: () => {
      const token = `t${++count}`;
      return new Promise((resolve) =>
        waiting.push(() => resolve({ token, staleAtMs: count * 60_000, expiresAtMs: count * 120_000 })),
      );
    },
    release: () => waiting.splice(0).forEach((resolve) => resolve()),
    issued: () => count,
  };
}

describe("Tokens of a cache", () => {
  it("fetches one token for all that ask at once, and keeps it until it is stale", async () => {
    const { issue, release, issued } = issuer();
    let nowMs = 0;
    const provider = cachedTokens(new TokenCache(issue, () => nowMs));
    const asked = Promise.all([provider.token(signal), provider.token(signal), provider.token(signal)]);
    release();
    await expect(asked).resolves.toEqual(["t1", "t1", "t1"]);
    nowMs = 59_999;
    await expect(provider.token(signal)).resolves.toBe("t1");
    expect(issued()).toBe(1);
    nowMs = 60_000;
    const next = provider.token(signal);
    release();
    await expect(next).resolves.toBe("t2");
  });

  it("refreshes a refused token once for all whose requests were refused with it", async () => {
    const { issue, release, issued } = issuer();
    const provider = cachedTokens(new TokenCache(issue, () => 0));
    const first = provider.token(signal);
    release();
    await first;
    const refreshed = Promise.all([provider.refresh?.("t1", signal), provider.refresh?.("t1", signal)]);
    release();
    await expect(refreshed).resolves.toEqual(["t2", "t2"]);
    await expect(provider.refresh?.("t1", signal)).resolves.toBe("t2");
    expect(issued()).toBe(2);
  });

  it("lets one caller be cancelled without taking the token from the others", async () => {
    const { issue, release } = issuer();
    const provider = cachedTokens(new TokenCache(issue, () => 0));
    const abort = new AbortController();
    const cancelled = provider.token(abort.signal);
    const other = provider.token(signal);
    abort.abort(new Error("enough"));
    await expect(cancelled).rejects.toThrow("enough");
    release();
    await expect(other).resolves.toBe("t1");
  });

  it("tries again after a failure", async () => {
    let fails = true;
    const issue = (): Promise<IssuedToken> =>
      fails ? Promise.reject(new Error("no vault")) : Promise.resolve({ token: "t", staleAtMs: 1, expiresAtMs: 2 });
    const provider = cachedTokens(new TokenCache(issue, () => 0));
    await expect(provider.token(signal)).rejects.toThrow("no vault");
    fails = false;
    await expect(provider.token(signal)).resolves.toBe("t");
  });
});
