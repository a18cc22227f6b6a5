import { SelectionReader } from "../../../src/excel/reading/selection-reader";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { filterTable } from "../../../src/workbench/model/edits/filter-rows";
import { deleteTableRows } from "../../../src/workbench/model/edits/table-edits";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { until } from "../../support/until";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS: CellValue[][] = [
  ["id", "name"],
  [1, "a"],
  [2, "b"],
];

function open() {
  const excel = openExcel();
  return { excel, reader: new SelectionReader(excel.queue) };
}

function select(excel: OpenExcel, row: number, column: number, rowCount = 1, columnCount = 1): void {
  excel.model.select(excel.sheet.id, [areaOf(row, column, rowCount, columnCount)]);
}

describe("the selection", () => {
  it("is the table that the selected cell stands in", async () => {
    const { excel, reader } = open();
    const table = addTable(excel, ROWS);
    select(excel, 2, 1);
    expect(await reader.current(CALM)).toMatchObject({
      kind: "source",
      shape: { source: { kind: "table", tableId: table.id }, rowCount: 2 },
    });
  });

  it("is the table that whole columns cross", async () => {
    const { excel, reader } = open();
    addTable(excel, ROWS);
    select(excel, 0, 0, 1_048_576, 2);
    expect(await reader.current(CALM)).toMatchObject({ kind: "source", shape: { source: { kind: "table" } } });
  });

  it("is a range, with headers when its first row is all text", async () => {
    const { excel, reader } = open();
    excel.sheet.writeValues(1, 1, ROWS);
    select(excel, 1, 1, 3, 2);
    expect(await reader.current(CALM)).toMatchObject({
      shape: { source: { kind: "range", address: "B2:C4", hasHeaders: true }, columns: ["id", "name"], rowCount: 2 },
    });
    select(excel, 2, 1, 2, 2);
    expect(await reader.current(CALM)).toMatchObject({ shape: { columns: ["Column 1", "Column 2"], rowCount: 2 } });
  });

  it("has headers or not as the analyst says", async () => {
    const { excel, reader } = open();
    excel.sheet.writeValues(0, 0, ROWS);
    select(excel, 0, 0, 3, 2);
    expect(await reader.current(CALM, false)).toMatchObject({
      shape: { columns: ["Column 1", "Column 2"], rowCount: 3 },
    });
    select(excel, 1, 0, 2, 2);
    expect(await reader.current(CALM, true)).toMatchObject({ shape: { columns: ["1", "a"], rowCount: 1 } });
  });

  it("is what whole columns hold", async () => {
    const { excel, reader } = open();
    excel.sheet.writeValues(3, 0, ROWS);
    select(excel, 0, 0, 1_048_576, 2);
    expect(await reader.current(CALM)).toMatchObject({ shape: { source: { address: "A4:B6" }, rowCount: 2 } });
  });

  it("grows from a single cell to the cells around it", async () => {
    const { excel, reader } = open();
    excel.sheet.writeValues(1, 1, ROWS);
    select(excel, 2, 2);
    expect(await reader.current(CALM)).toMatchObject({
      shape: { source: { address: "B2:C4", hasHeaders: true } },
    });
  });

  it.each([
    ["right of it", 1, 2],
    ["below it", 3, 0],
    ["at its corner", 3, 2],
  ])("is the table that a blank cell stands beside: %s", async (_where, row, column) => {
    const { excel, reader } = open();
    const table = addTable(excel, ROWS);
    select(excel, row, column);
    expect(await reader.current(CALM)).toMatchObject({
      kind: "source",
      shape: { source: { kind: "table", tableId: table.id }, rowCount: 2 },
    });
  });

  it.each<[string, [row: number, column: number]]>([
    ["a cell with a note beside a table", [1, 2]],
    ["a blank cell beside two tables", [1, 5]],
    ["a blank cell that touches no table, but a note beside one", [0, 3]],
  ])("of %s is neither of them, and no range with a table in it", async (_what, [row, column]) => {
    const { excel, reader } = open();
    addTable(excel, ROWS);
    excel.sheet.writeValues(1, 2, [["a note", "another"]]);
    excel.sheet.writeValues(1, 6, ROWS);
    excel.model.addTable(excel.sheet.id, { name: "Right", area: areaOf(1, 6, 3, 2) }, "user");
    excel.sheet.writeValues(2, 4, [["x"], ["y"]]);
    excel.model.addTable(excel.sheet.id, { name: "Middle", area: areaOf(2, 4, 2, 1) }, "user");
    select(excel, row, column);
    expect(await reader.current(CALM)).toMatchObject({ kind: "none", error: { code: "selection-invalid" } });
  });

  it.each([
    ["a lonely cell", [areaOf(30, 30)], "selection-invalid"],
    ["blank cells", [areaOf(30, 30, 4, 4)], "empty-table"],
    ["blank columns", [areaOf(0, 30, 1_048_576, 2)], "empty-table"],
    ["several ranges", [areaOf(0, 0, 2, 1), areaOf(0, 3, 2, 1)], "selection-invalid"],
    ["two tables at once", [areaOf(0, 0, 9, 9)], "selection-invalid"],
  ])("of %s is nothing to score, with the reason", async (_what, areas, code) => {
    const { excel, reader } = open();
    addTable(excel, ROWS, "One");
    excel.sheet.writeValues(5, 5, ROWS);
    excel.model.addTable(excel.sheet.id, { name: "Two", area: areaOf(5, 5, 3, 2) }, "user");
    excel.model.select(excel.sheet.id, areas);
    expect(await reader.current(CALM)).toMatchObject({ kind: "none", error: { code } });
  });

  it.each([
    ["a table", [areaOf(2, 1)]],
    ["a range that was drawn", [areaOf(5, 5, 3, 2)]],
    ["one cell of a range", [areaOf(6, 5)]],
    ["whole columns", [areaOf(0, 5, 1_048_576, 2)]],
    ["blank cells", [areaOf(30, 30, 4, 4)]],
  ])("that is %s is read in two syncs", async (_what, areas) => {
    const { excel, reader } = open();
    addTable(excel, ROWS);
    excel.sheet.writeValues(5, 5, ROWS);
    excel.model.select(excel.sheet.id, areas);
    await reader.current(CALM);
    expect(excel.syncs()).toBe(2);
  });

  it("is not answered for a caller who has gone", async () => {
    const { reader } = open();
    await expect(reader.current(AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
  });

  it("tells of rows that a filter hides, in the same sync that asks for the selection's changes", async () => {
    const { excel, reader } = open();
    const table = addTable(excel, ROWS);
    const told: string[] = [];
    const before = excel.syncs();
    const unsubscribe = await reader.subscribe(() => told.push("selection"), {
      onRowsHidden: () => told.push("rows"),
      onEdited: () => told.push("edited"),
    });
    expect(excel.syncs() - before).toBe(1);
    const isA = { kind: "values", values: ["a"] } as const;
    filterTable(excel.model, table, new Map([[table.columns[1]!.id, isA]]), "user");
    await until("the reader is told", () => told.length > 0);
    expect(told).toEqual(["rows"]);
    await unsubscribe();
    filterTable(excel.model, table, new Map(), "user");
    await reader.current(CALM);
    expect(told).toEqual(["rows"]);
  });

  it("tells of rows that come and go, and of edits, while the selection stays, but not of our own", async () => {
    const { excel, reader } = open();
    const table = addTable(excel, ROWS);
    const told: string[] = [];
    const unsubscribe = await reader.subscribe(() => undefined, { onEdited: () => told.push("edited") });
    deleteTableRows(excel.model, table, 0, 1, "user");
    await until("the reader is told of the row", () => told.length > 0);
    const edit = () => excel.model.cellsWritten(excel.sheet.id, areaOf(1, 1), "user");
    await reader.current(CALM);
    told.length = 0;
    await excel.queue.session(CALM, async (session) => {
      session.workbook.worksheets.getItem(excel.sheet.id).getRange("A2").values = [[9]];
      await session.sync();
    });
    edit();
    await until("the reader is told of the edit", () => told.length > 0);
    await reader.current(CALM);
    expect(told).toEqual(["edited"]);
    await unsubscribe();
    edit();
    await reader.current(CALM);
    expect(told).toEqual(["edited"]);
  });

  it("tells its listener of changes until the subscription ends", async () => {
    const { excel, reader } = open();
    let calls = 0;
    const told = () => new Promise<void>((resolve) => (wake = resolve));
    let wake = () => {};
    const unsubscribe = await reader.subscribe(() => {
      calls++;
      wake();
    });
    const first = told();
    select(excel, 4, 4);
    await first;
    expect(calls).toBe(1);
    await unsubscribe();
    select(excel, 5, 5);
    await reader.current(CALM);
    expect(calls).toBe(1);
  });
});
