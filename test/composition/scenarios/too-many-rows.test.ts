import { BatchFailedError, RowsRefusedError } from "../../../src/core/errors";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { MOST_ROWS } from "../../../src/core/memory/fingerprints";
import { addTable, CALM, openExcel, openPane } from "../../excel/open-excel";
import { runs } from "../../support/property-seed";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

const ROWS = 25;

/** A scored table with more rows than are remembered one by one. */
async function scoredTable(prepare: (pane: RememberingPane) => void = () => undefined) {
  const excel = openExcel();
  const rows = Array.from({ length: ROWS }, (_, i) => [`id ${i}`, i + 1]);
  const table = addTable(excel, [["id", "n"], ...rows]);
  const pane = new RememberingPane(excel, { mostRows: ROWS - 1 });
  prepare(pane);
  await pane.score({ kind: "table", tableId: table.id });
  const { column } = await pane.column();
  const write = (row: number, at: number, value: string | number | null): void => {
    excel.sheet.writeValues(row, at, [[value]]);
    excel.model.cellsWritten(excel.sheet.id, areaOf(row, at), "user");
  };
  return { excel, pane, columnId: column.id, write };
}

const PROVEN = { isAllCurrent: true, counts: { current: ROWS, unknown: 0 } };
const NOT_KNOWN = { isAllCurrent: false, whyUnknown: "too-many-rows" };

describe("a column of more rows than are remembered one by one", () => {
  it("is known to be current as a whole, in whatever order its rows stand, and in another pane", async () => {
    const { excel, pane } = await scoredTable();
    expect(await pane.check()).toMatchObject(PROVEN);
    const by = [{ place: 1, isDescending: true, takesTextAsNumber: false }];
    sortRows(excel.model, excel.sheet.id, areaOf(1, 0, ROWS, 3), by, false, "user");
    expect(await new RememberingPane(openPane(excel.model)).check()).toMatchObject(PROVEN);
  });

  it("is not known any more once a cell was edited, and is again when it holds what it held", async () => {
    const { pane, write } = await scoredTable();
    write(4, 1, 77);
    expect(await pane.check()).toMatchObject({ ...NOT_KNOWN, counts: { current: 0, unknown: ROWS } });
    write(4, 1, 4);
    expect(await pane.check()).toMatchObject(PROVEN);
    write(4, 2, 9);
    write(5, 2, 7);
    expect(await pane.check()).toMatchObject(NOT_KNOWN);
    write(4, 2, 10);
    write(5, 2, 8);
    expect(await pane.check()).toMatchObject(NOT_KNOWN);
  });

  it("is not current as long as rows have no prediction, and tells how many", async () => {
    const { pane } = await scoredTable((pane) => {
      pane.answer = (n) => (n % 7 === 0 ? new RowsRefusedError("rows-refused", "Seven is refused.") : n * 2);
    });
    expect(await pane.check()).toMatchObject({
      isAllCurrent: false,
      counts: { current: ROWS - 3, failed: 3, unknown: 0 },
    });
  });

  it("is known when a request was lost and its rows were sent once more", async () => {
    const { pane, columnId } = await scoredTable((pane) => {
      pane.beforeAnswer = (request) => {
        if (request === 2 || request === 6) throw new BatchFailedError("unavailable", "It is away.");
      };
    });
    expect(await pane.check()).toMatchObject(PROVEN);
    pane.answer = (n) => n * 3;
    await pane.refresh(columnId, "all");
    expect(pane.requests).toBe(8);
    expect(await pane.check()).toMatchObject(PROVEN);
  });

  it("is not known after a part of it was scored again, until all of it was", async () => {
    const { pane, columnId, write } = await scoredTable();
    write(5, 1, 77);
    expect(await pane.check()).toMatchObject(NOT_KNOWN);
    await pane.refresh(columnId, "all");
    expect(await pane.check()).toMatchObject(PROVEN);
  });

  it("is not known after a run of all its rows was cancelled", async () => {
    const { pane, columnId } = await scoredTable();
    pane.beforeAnswer = (request) => {
      if (request === 5) pane.cancel();
    };
    pane.answer = (n) => n * 3;
    await pane.refresh(columnId, "all");
    expect(await pane.check()).toMatchObject({ ...NOT_KNOWN, counts: { current: 0 } });
  });
});

it("remembers which rows they are where requests were lost, and there are no more than it remembers", async () => {
  const excel = openExcel();
  const rows = Array.from({ length: ROWS }, (_, i) => [`id ${i}`, i + 1]);
  const table = addTable(excel, [["id", "n"], ...rows]);
  const pane = new RememberingPane(excel, { mostRows: ROWS });
  pane.beforeAnswer = (request) => {
    if (request === 2) throw new BatchFailedError("unavailable", "It is away.");
  };
  await pane.score({ kind: "table", tableId: table.id });
  excel.sheet.writeValues(4, 1, [[77]]);
  expect(await pane.check()).toMatchObject({ counts: { current: ROWS - 1, changed: 1 } });
});

it("is seen with as many rows as are too many in truth", async () => {
  const rowCount = runs(MOST_ROWS + 1, 301);
  const excel = openExcel();
  const rows = Array.from({ length: rowCount }, (_, i) => [`id ${i}`, i + 1]);
  const table = addTable(excel, [["id", "n"], ...rows]);
  const pane = new RememberingPane(excel, { mostRows: rowCount - 1 });
  await pane.score({ kind: "table", tableId: table.id }, { ...NUMBERS_RECIPE, rowsPerBatch: 10_000 });
  expect(await pane.check()).toMatchObject({ isAllCurrent: true, counts: { current: rowCount } });
  excel.sheet.writeValues(rowCount - 3, 1, [[0]]);
  expect(await pane.check()).toMatchObject({ ...NOT_KNOWN, counts: { unknown: rowCount } });
  excel.sheet.writeValues(rowCount - 3, 1, [[rowCount - 3]]);
  const saved = (await pane.store.readParts(CALM)).reduce((sum, { xml }) => sum + xml.length, 0);
  expect(saved).toBeLessThan(5_000);
  const { column } = await pane.column();
  expect(await pane.refresh(column.id, "failed")).toMatchObject({ scored: 0, batches: 0 });
}, 600_000);
