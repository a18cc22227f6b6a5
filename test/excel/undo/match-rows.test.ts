import { matchRows } from "../../../src/excel/undo/match-rows";
import type { KeptRow } from "../../../src/excel/undo/kept-rows";

const kept = (row: number, proving: number, whole: number, value: string): KeptRow => ({
  row,
  proving,
  whole,
  contents: [{ value, numberFormat: "General" }],
});
const now = (row: number, proving: number, whole: number) => ({ row, proving, whole });
const values = (matched: Map<number, KeptRow>) => [...matched].map(([row, { contents }]) => [row, contents[0]!.value]);

describe("matchRows", () => {
  it("finds rows wherever they stand by now, unless any cell of theirs was edited: it may be another row", () => {
    const rows = [kept(0, 1, 10, "a"), kept(1, 2, 20, "b"), kept(2, 3, 30, "c")];
    expect(values(matchRows(rows, [now(0, 2, 20), now(5, 1, 10), now(2, 3, 99)]))).toEqual([
      [5, "a"],
      [0, "b"],
    ]);
  });

  it("tells rows that were scored alike apart by their other cells", () => {
    const rows = [kept(0, 1, 10, "a"), kept(1, 1, 20, "b")];
    expect(values(matchRows(rows, [now(0, 1, 20), now(1, 1, 10)]))).toEqual([
      [1, "a"],
      [0, "b"],
    ]);
    expect(matchRows(rows, [now(0, 1, 30)]).size).toBe(0);
  });

  it("matches rows that are alike in all cells only where all of them stand where they stood", () => {
    const rows = [kept(0, 1, 10, "a"), kept(1, 1, 10, "b")];
    expect(values(matchRows(rows, [now(1, 1, 10), now(0, 1, 10)]))).toEqual([
      [0, "a"],
      [1, "b"],
    ]);
    expect(matchRows(rows, [now(1, 1, 10), now(2, 1, 10)]).size).toBe(0);
  });

  it("gives no more rows something than there were", () => {
    const rows = [kept(0, 1, 10, "a"), kept(1, 1, 10, "a")];
    expect(
      [...matchRows(rows, [now(4, 1, 10), now(5, 1, 10), now(1, 1, 10)])].map(([at, { row }]) => [at, row]),
    ).toEqual([
      [1, 1],
      [4, 0],
    ]);
  });
});
