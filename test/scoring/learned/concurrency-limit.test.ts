import { ConcurrencyLimit } from "../../../src/scoring/learned/concurrency-limit";

describe("concurrency limit", () => {
  it("halves on overload, never below one, and grows back slowly to where it began", () => {
    const limit = new ConcurrencyLimit(4);
    limit.noteOverload();
    expect(limit.current).toBe(2);
    limit.noteOverload();
    limit.noteOverload();
    expect(limit.current).toBe(1);
    for (let success = 0; success < 7; success++) limit.noteSuccess();
    expect(limit.current).toBe(1);
    limit.noteSuccess();
    expect(limit.current).toBe(2);
    for (let success = 0; success < 100; success++) limit.noteSuccess();
    expect(limit.current).toBe(4);
  });
});
