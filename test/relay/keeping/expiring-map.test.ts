import { ExpiringMap } from "../../../src/relay/keeping/expiring-map";

describe("a map that forgets", () => {
  it("keeps an entry until its time", () => {
    const clock = { nowMs: 0 };
    const map = new ExpiringMap<string>(10, () => clock.nowMs);
    map.set("a", "one", 100);
    clock.nowMs = 99;
    expect(map.get("a")).toBe("one");
    clock.nowMs = 100;
    expect(map.get("a")).toBeUndefined();
  });

  it("drops the oldest when it is full; writing again makes an entry young", () => {
    const map = new ExpiringMap<number>(2, () => 0);
    for (const key of ["a", "b", "a", "c"]) map.set(key, 1, 100);
    expect(["a", "b", "c"].map((key) => map.get(key))).toEqual([1, undefined, 1]);
  });

  it("lets go of what is over when something comes in, although nobody asks for it", () => {
    const clock = { nowMs: 0 };
    const map = new ExpiringMap<WeakKey>(10, () => clock.nowMs);
    map.set("a", {}, 100);
    clock.nowMs = 100;
    map.set("b", {}, 200);
    clock.nowMs = 50; // a clock that was set back tells whether it is still there
    expect([map.get("a"), map.get("b")]).toEqual([undefined, {}]);
  });
});
