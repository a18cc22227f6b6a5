import { SentRows } from "../../../src/core/request/sent-rows";
import { CellBlock } from "../../../src/core/table/cell-block";
import { GatheredBatches } from "../../../src/scoring/flow/gathered-batches";
import { OpenWindow } from "../../../src/scoring/flow/open-window";

function windowAt(firstRow: number): OpenWindow {
  return new OpenWindow({ firstRow, cells: CellBlock.ofRows([["a"], ["b"], ["c"]]) }, []);
}

function batchOf(rowIndexes: readonly number[]) {
  return { rowIndexes, rows: SentRows.ofTexts(rowIndexes.map((row) => [String(row)])) };
}

describe("gathered batches", () => {
  it("are filled with rows of several windows, in their order, and know whose rows they hold", () => {
    const gathered = new GatheredBatches(4);
    const [first, second] = [windowAt(0), windowAt(3)];
    expect([...gathered.add(first, batchOf([0, 2]))]).toEqual([]);
    const [full, none] = [...gathered.add(second, batchOf([3, 4, 5]))];
    expect([full?.batch.rowIndexes, full?.windows, none]).toEqual([[0, 2, 3, 4], [first, second], undefined]);
    expect(full!.batch.rows.row(2)).toEqual(["3"]);
    const [rest] = [...gathered.rest()];
    expect([rest?.batch.rowIndexes, rest?.windows]).toEqual([[5], [second]]);
    expect([...gathered.rest()]).toEqual([]);
  });

  it("say when more is held for them than should be, each window counted once", () => {
    const gathered = new GatheredBatches(9);
    const window = windowAt(0);
    expect([...gathered.add(window, batchOf([0])), ...gathered.add(window, batchOf([1]))]).toEqual([]);
    expect(gathered.isHeavy({ cells: 3, characters: 3 })).toBe(false);
    expect(gathered.isHeavy({ cells: 2, characters: 3 })).toBe(true);
    expect(gathered.isHeavy({ cells: 3, characters: 2 })).toBe(true);
  });
});
