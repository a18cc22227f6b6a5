import { latestFor } from "../../../../src/taskpane/state/basis/latest-for";

describe("work that is remembered", () => {
  const work = jest.fn(({ a, b }: { a: number; b?: readonly number[] }) => ({ sum: a + (b?.length ?? 0) }));

  beforeEach(() => work.mockClear());

  test("is done once for the same inputs, whatever object they come in", () => {
    const remembered = latestFor(work);
    const b = [1];
    const first = remembered({ a: 1, b });
    expect(remembered({ a: 1, b })).toBe(first);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("is done anew when an input is another one, is added or is left out", () => {
    const remembered = latestFor(work);
    expect([remembered({ a: 1 }), remembered({ a: 2 }), remembered({ a: 2, b: [] }), remembered({ a: 2 })]).toEqual([
      { sum: 1 },
      { sum: 2 },
      { sum: 2 },
      { sum: 2 },
    ]);
    expect(work).toHaveBeenCalledTimes(4);
  });
});
