import { CellBlock } from "../../src/core/table/cell-block";
import { WorkbookError } from "../../src/core/errors";
import { TableProfile } from "../../src/core/request/table-profile";
import { MovedRows, type FoundRows } from "../../src/scoring/moved-rows";
import type { ResultColumns } from "../../src/scoring/ports";
import { SheetInMemory } from "./sheet-in-memory";

const COLUMNS: ResultColumns = { source: { kind: "table", tableId: "t" }, headers: ["p"], columnIds: ["1"] };

/** Ids were read in their order, and stand in another one by now. */
async function open(idsNow: readonly number[], rowsPerWindow = 3) {
  const read = Array.from({ length: 8 }, (_, id) => [id]);
  const sheet = new SheetInMemory(
    ["id"],
    idsNow.map((id) => [id]),
    rowsPerWindow,
  );
  const profile = new TableProfile({ columns: ["id"], dateSystem: 1900 }, { inputs: { format: "dataframe_records" } });
  profile.observe(CellBlock.ofRows(read));
  const encoding = profile.settle();
  let ms = 0;
  const shape = { ...(await sheet.describe(COLUMNS.source)), rowCount: 8 };
  const toTheEnd = new AbortController().signal;
  const moved = new MovedRows({ workbook: sheet, shape, encoding, clock: { now: () => ms }, toTheEnd });
  const add = (ids: readonly number[]) =>
    moved.add(
      { firstRow: 0, cells: CellBlock.ofRows(read) },
      read.map(([id]) => (ids.includes(id!) ? { predictions: [`p${id}`] } : undefined)),
      (row) => row,
      true,
    );
  const find = async (): Promise<string[]> => {
    const found: FoundRows[] = [];
    for await (const rows of moved.find(COLUMNS)) found.push(rows);
    return found.flatMap(({ window, rows }) =>
      rows.flatMap((row, i) => (row ? [`${row.row} at ${window.firstRow + i}`] : [])),
    );
  };
  return { moved, sheet, encoding, add, find, pass: (durationMs: number) => (ms += durationMs) };
}

describe("rows that moved", () => {
  it("are found wherever they stand by now, if nothing is written there yet", async () => {
    const { moved, sheet, add, find } = await open([7, 6, 5, 4, 99, 2, 1]);
    add([0, 2, 5, 7]);
    sheet.written.set(0, { predictions: ["p7"] });
    expect(await find()).toEqual(["5 at 2", "2 at 5"]);
    expect(moved.left().map(({ row }) => row)).toEqual([7, 0]);
    expect(moved.rowCountNow).toBe(7);
  });

  it("are looked for after some seconds, ever more seldom, and no more than a few times", async () => {
    const { moved, add, find, pass } = await open([1, 2]);
    add([0]);
    const waits: number[] = [];
    for (let look = 0; look < 30; look++) {
      let waitedMs = 0;
      for (; !moved.isDue && waitedMs < 1e9; waitedMs += waitedMs < 10_000 ? 500 : waitedMs)
        pass(waitedMs < 10_000 ? 500 : waitedMs);
      if (moved.isDue) waits.push(waitedMs);
      await find();
    }
    expect(waits.length).toBeLessThanOrEqual(20);
    expect(waits[0]).toBe(3_000);
    expect(waits[5]!).toBeGreaterThan(10_000);
  });

  it("are not asked for any more once the table is known to be without them", async () => {
    const { moved, encoding, add, find } = await open([0, 1, 3, 5]);
    const { sendable } = encoding.encode({ firstRow: 0, cells: CellBlock.ofRows([[0], [1], [2], [3], [4], [5]]) });
    expect(moved.goneOf(sendable)).toEqual([]);
    add([5]);
    await find();
    expect(moved.goneOf(sendable)).toEqual([2, 4]);
  });

  it("stay without a place where the table cannot be read any more", async () => {
    const { moved, sheet, add, find } = await open([5]);
    add([5]);
    sheet.readWindow = () => Promise.reject(new WorkbookError("sheet-changed", "Columns were renamed."));
    expect(await find()).toEqual([]);
    expect(moved.left().map(({ row }) => row)).toEqual([5]);
  });
});
