import { chosenRows } from "../../../src/excel/reading/chosen-rows";
import { SelectionReader } from "../../../src/excel/reading/selection-reader";
import { areaOf, type Area } from "../../../src/workbench/model/areas/area";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [["id", "name"], ...Array.from({ length: 8 }, (_, id) => [id, `n${id}`])];

function select(excel: OpenExcel, ...areas: Area[]): void {
  excel.model.select(excel.sheet.id, areas);
}

function rowsOf(excel: OpenExcel, table: TableModel, chosen: "visible" | "selected") {
  const source = { kind: "table", tableId: table.id } as const;
  return excel.queue.session(CALM, (session) => chosenRows(session, source, chosen));
}

describe("the rows that a person sees", () => {
  it("are those that are not hidden, in as few ranges as there can be", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    excel.sheet.hiddenRows.set(1, 3, true);
    excel.sheet.hiddenRows.set(5, 6, true);
    expect(await rowsOf(excel, table, "visible")).toEqual([
      { firstRow: 2, rowCount: 2 },
      { firstRow: 5, rowCount: 3 },
    ]);
  });

  it("are those of a range below its headers", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(2, 1, ROWS);
    excel.sheet.hiddenRows.set(4, 5, true);
    const source = { kind: "range", sheetId: excel.sheet.id, address: "B3:C11", hasHeaders: true } as const;
    const rows = await excel.queue.session(CALM, (session) => chosenRows(session, source, "visible"));
    expect(rows).toEqual([
      { firstRow: 0, rowCount: 1 },
      { firstRow: 2, rowCount: 6 },
    ]);
  });

  it("are none where a filter leaves none", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    excel.sheet.hiddenRows.set(1, 9, true);
    expect(await rowsOf(excel, table, "visible")).toEqual([]);
  });
});

describe("the rows that a person has selected", () => {
  it("are those that any selected cell of the table stands in, each once, but for hidden ones", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    excel.sheet.hiddenRows.set(4, 5, true);
    select(excel, areaOf(0, 0, 2, 1), areaOf(3, 1, 3, 4), areaOf(1, 1));
    expect(await rowsOf(excel, table, "selected")).toEqual([
      { firstRow: 0, rowCount: 1 },
      { firstRow: 2, rowCount: 1 },
      { firstRow: 4, rowCount: 1 },
    ]);
  });

  it("are none where the selection lies beside the table, in its headers, or on another sheet", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    select(excel, areaOf(3, 5));
    expect(await rowsOf(excel, table, "selected")).toEqual([]);
    select(excel, areaOf(0, 0));
    expect(await rowsOf(excel, table, "selected")).toEqual([]);
    excel.model.select(excel.model.addSheet("a,b").id, [areaOf(3, 0)]);
    expect(await rowsOf(excel, table, "selected")).toEqual([]);
  });

  it("belong to their table, also where they are selected one by one", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    select(excel, areaOf(2, 0, 1, 2), areaOf(5, 0, 1, 2));
    const selection = await new SelectionReader(excel.queue).current(CALM);
    expect(selection).toMatchObject({ kind: "source", shape: { source: { tableId: table.id } } });
    select(excel, areaOf(20, 0), areaOf(22, 0));
    expect(await new SelectionReader(excel.queue).current(CALM)).toMatchObject({
      kind: "none",
      error: { code: "selection-invalid" },
    });
  });
});
