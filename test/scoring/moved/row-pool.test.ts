import { RowPool, type MovedRow } from "../../../src/scoring/moved/row-pool";

function moved(row: number, key: string): MovedRow {
  return { row, key, outcome: { predictions: [`p${row}`] } };
}

describe("rows that wait for their place", () => {
  it("are found by what was sent of them, each once", () => {
    const pool = new RowPool();
    for (const row of [moved(1, "a"), moved(2, "b"), moved(3, "a")]) pool.put(row);
    expect(pool.size).toBe(3);
    expect([pool.take("a")?.row, pool.take("a")?.row].sort()).toEqual([1, 3]);
    expect([pool.take("a"), pool.take("c"), pool.size]).toEqual([undefined, undefined, 1]);
    pool.put(moved(5, "a"));
    expect(pool.left().map(({ row }) => row)).toEqual([5, 2]);
  });
});
