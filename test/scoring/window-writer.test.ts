import type { BatchOutcome, RowOutcome } from "../../src/core/predictions/join-outcomes";
import { WorkbookError } from "../../src/core/errors";
import { MovedRows } from "../../src/scoring/moved-rows";
import type { RowWindow } from "../../src/scoring/ports";
import { RunColumns } from "../../src/scoring/run-columns";
import { RunTally } from "../../src/scoring/run-tally";
import { WindowWriter } from "../../src/scoring/window-writer";

import { insertTableRows } from "../../src/workbench/model/edits/table-edits";
import { addTable, CALM, columnValues, describeTable, openExcel } from "../excel/open-excel";
import { planOf } from "./plan-of";

const failed = (message: string): RowOutcome => ({ failure: { code: "rows-refused", message } });
const scored = (value: number): RowOutcome => ({ predictions: [value] });

/** A writer for six rows, in windows of two. */
async function writerWith(reasonsName?: string) {
  const excel = openExcel();
  const table = addTable(excel, [["id"], [0], [1], [2], [3], [4], [5]]);
  const shape = await describeTable(excel, table);
  const { workbook } = excel;
  const tally = new RunTally();
  const plan = planOf({ source: shape.source, ...(reasonsName !== undefined && { reasonsName }) });
  const columns = new RunColumns({ workbook, plan, shape, tally, signal: CALM, toTheEnd: CALM });
  await columns.makeRoom();
  const encoding = undefined as never; // Asked only where rows have moved.
  const moved = new MovedRows({ workbook, shape, encoding, clock: undefined as never, toTheEnd: CALM });
  const writer = new WindowWriter({
    workbook,
    columns,
    isRefresh: false,
    areMoreTries: () => false,
    shape,
    toTheEnd: CALM,
    tally,
    moved,
    onRowsChanged: () => undefined,
  });
  const { cells } = await workbook.readWindow(shape, 0, CALM);
  const windowAt = (first: number): RowWindow => ({ firstRow: first, cells: cells.part(first, first + 2) });
  const part = (first: number, outcomes: RowOutcome[]): BatchOutcome[] => [
    { rowIndexes: [first, first + 1], outcomes, outputs: outcomes.some((one) => "predictions" in one) ? [""] : [] },
  ];
  return {
    tally,
    columns,
    excel,
    table,
    shape,
    write: (first: number, ...outcomes: RowOutcome[]) => writer.write(windowAt(first), part(first, outcomes)),
    retry: (first: number, ...outcomes: RowOutcome[]) => writer.writeRetried(windowAt(first), part(first, outcomes)),
    compare: () => writer.compareWithSheet(),
    values: (name: string) => columnValues(excel, table, name),
  };
}

describe("WindowWriter", () => {
  it("writes the reasons of windows without any prediction, those before the first prediction as soon as there are columns", async () => {
    const { write, values, tally, table } = await writerWith("Why");
    await write(0, failed("a"), failed("b"));
    expect(tally.hasScored).toBe(false);
    await write(2, scored(2), failed("c"));
    expect(values("Why")).toEqual(["a", "b", null, "c", null, null]);
    await write(4, failed("d"), failed("e"));
    expect(values("Why")).toEqual(["a", "b", null, "c", "d", "e"]);
    expect(values("Prediction")).toEqual([null, null, 2, null, null, null]);
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "Prediction", "Why"]);
  });

  it("blanks the reason of a row that is scored when it is tried once more, and writes the latest of one that is not", async () => {
    const { write, retry, values, tally, shape } = await writerWith("Why");
    await write(0, failed("busy"), scored(1));
    await write(2, failed("busy"), failed("busy"));
    await retry(2, failed("still busy"), failed("refused"));
    await retry(0, scored(0), scored(1));
    expect(values("Why")).toEqual([null, null, "still busy", "refused", null, null]);
    expect(values("Prediction")).toEqual([0, 1, null, null, null, null]);
    expect(tally.summary(shape, 0, 0)).toMatchObject({ scored: 2, failed: 2, untouched: 2 });
  });

  it("brings no old reason back beside a row that the retry was the first to score", async () => {
    const { write, retry, values } = await writerWith("Why");
    await write(0, failed("busy"), failed("busy"));
    await retry(0, scored(0), failed("refused"));
    expect([values("Prediction").slice(0, 2), values("Why").slice(0, 2)]).toEqual([
      [0, null],
      [null, "refused"],
    ]);
  });

  it("leaves no columns where no row is scored", async () => {
    const { write, columns, table } = await writerWith("Why");
    await write(0, failed("a"), failed("b"));
    await columns.giveBack();
    expect(table.columns.map(({ name }) => name)).toEqual(["id"]);
  });

  it("counts by one look at the sheet what stands there after a write that failed: Excel may answer no second one", async () => {
    const { write, excel, tally } = await writerWith();
    await write(0, scored(0), scored(1));
    excel.sheet.setValue(1, 1, null);
    excel.processor.script({ on: "Range.values", code: "GeneralException" });
    const look = excel.workbook.blankResultRows.bind(excel.workbook);
    jest
      .spyOn(excel.workbook, "blankResultRows")
      .mockImplementationOnce(look)
      .mockRejectedValue(new WorkbookError("excel-error", "Excel is busy."));
    await expect(write(2, scored(2), scored(3))).rejects.toThrow();
    expect([tally.rowsSettled, tally.hasScored]).toEqual([2, true]);
    expect(tally.blankRowsIn(6)).toBe(5);
  });

  it("takes no rows that come while it compares for blank ones that it knew of", async () => {
    const { write, compare, excel, table, tally, shape } = await writerWith();
    for (const first of [0, 2, 4]) await write(first, scored(first), scored(first + 1));
    for (const row of [0, 1]) excel.sheet.setValue(table.dataArea.row + row, 1, null);
    let looks = 0;
    excel.aroundSync(() => {
      if (++looks === 2) insertTableRows(excel.model, table, 2, "user", 6);
      return undefined;
    });
    await compare();
    excel.aroundSync(undefined);
    expect(table.dataArea.rowCount).toBe(8);
    expect(tally.summary(shape, 0, 0)).toMatchObject({ scored: 4, failed: 2 });
  });

  it("writes nothing for a window without a prediction where no reasons are asked for", async () => {
    const { write, excel, columns } = await writerWith();
    await write(0, scored(0), failed("a"));
    const syncs = excel.syncs();
    await write(2, failed("a"), failed("b"));
    expect([excel.syncs(), columns.hasReasons]).toEqual([syncs, false]);
  });
});
