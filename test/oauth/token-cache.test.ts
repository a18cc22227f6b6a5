import { staleAt, TokenCache } from "../../src/oauth/token-cache";

describe("the relay's token", () => {
  it.each([
    [3_600_000, 2_400_000],
    [600_000, 300_000],
    [2_400_000, 1_200_000],
  ])("with a life of %d ms is stale after %d: half of it, or 20 minutes before the end", (lifeMs, staleMs) => {
    expect(staleAt(1000, lifeMs)).toBe(1000 + staleMs);
  });

  it("is fetched once for all who ask, and again when it is stale", async () => {
    const { cache, clock, issued } = cacheWith(100);
    expect(await Promise.all([cache.token(), cache.token()])).toEqual(["token-1", "token-1"]);
    clock.nowMs = 99;
    expect(await cache.token()).toBe("token-1");
    clock.nowMs = 100;
    expect(await Promise.all([cache.token(), cache.token()])).toEqual(["token-2", "token-2"]);
    expect(issued).toHaveLength(2);
  });

  it("is renewed once for all whose token was refused, also for those who hear of it later", async () => {
    const { cache, issued } = cacheWith(100);
    const refused = await cache.token();
    const [one, other] = await Promise.all([cache.renew(refused), cache.renew(refused)]);
    expect([one, other, await cache.renew(refused)]).toEqual(["token-2", "token-2", "token-2"]);
    expect(issued).toHaveLength(2);
  });

  it("is used until its end when no other can be had", async () => {
    const clock = { nowMs: 0 };
    let isReachable = true;
    const issue = async () => {
      if (!isReachable) throw new Error("unreachable");
      return { token: "old", staleAtMs: 100, expiresAtMs: 200 };
    };
    const cache = new TokenCache(issue, () => clock.nowMs);
    await cache.token();
    isReachable = false;
    clock.nowMs = 199;
    expect(await cache.token()).toBe("old");
    clock.nowMs = 200;
    await expect(cache.token()).rejects.toThrow("unreachable");
  });

  it("is asked for again after a failure", async () => {
    let attempts = 0;
    const issue = async () => {
      if (++attempts === 1) throw new Error("unreachable");
      return { token: "good", staleAtMs: 100, expiresAtMs: 200 };
    };
    const cache = new TokenCache(issue, () => 0);
    await expect(cache.token()).rejects.toThrow("unreachable");
    expect(await cache.token()).toBe("good");
  });
});

function cacheWith(lifeMs: number) {
  const clock = { nowMs: 0 };
  const issued: string[] = [];
  const issue = async () => {
    issued.push(`token-${issued.length + 1}`);
    return { token: issued.at(-1) ?? "", staleAtMs: clock.nowMs + lifeMs, expiresAtMs: clock.nowMs + 2 * lifeMs };
  };
  return { cache: new TokenCache(issue, () => clock.nowMs), clock, issued };
}
