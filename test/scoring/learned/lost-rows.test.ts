import { LostRows } from "../../../src/scoring/learned/lost-rows";

describe("lost rows", () => {
  it("are kept as ranges, in rising order, whatever order their batches were lost in", () => {
    const lost = new LostRows();
    for (const rows of [[8, 9, 10], [2, 3], [11, 12], [4], [20, 22]]) lost.add(rows);
    expect(lost.ranges()).toEqual([
      { firstRow: 2, rowCount: 3 },
      { firstRow: 8, rowCount: 5 },
      { firstRow: 20, rowCount: 1 },
      { firstRow: 22, rowCount: 1 },
    ]);
    expect(lost.rowCount).toBe(10);
  });
});
