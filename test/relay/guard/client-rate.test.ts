import { ClientRate } from "../../../src/relay/guard/client-rate";

describe("the rate of a client", () => {
  it("allows a burst, then so many a second", () => {
    const clock = { nowMs: 0 };
    const rate = new ClientRate({ perClientPerSecond: 2, clientBurst: 3 }, () => clock.nowMs);
    expect([1, 2, 3, 4].map(() => rate.take("a"))).toEqual([undefined, undefined, undefined, 1]);
    clock.nowMs += 500;
    expect([rate.take("a"), rate.take("a")]).toEqual([undefined, 1]);
    clock.nowMs += 60_000;
    expect([1, 2, 3, 4].map(() => rate.take("a"))).toEqual([undefined, undefined, undefined, 1]);
  });

  it("is each client's own", () => {
    const rate = new ClientRate({ perClientPerSecond: 1, clientBurst: 1 }, () => 0);
    expect([rate.take("a"), rate.take("b"), rate.take("a")]).toEqual([undefined, undefined, 1]);
  });
});
