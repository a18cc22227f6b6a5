import { writeRuns } from "../../../src/excel/history/write-runs";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTable, CALM, openExcel, type OpenExcel } from "../open-excel";

const HEADERS = ["Run", "Rows", "Model"];
const write = ({ queue }: OpenExcel, rows: (string | number)[][], headers = HEADERS) =>
  queue.session(CALM, (session) => writeRuns(session, headers, rows));
const valuesOf = (excel: OpenExcel, name: string, rowCount: number) =>
  excel.model.sheetByName(name)!.readValues(areaOf(0, 0, rowCount, 3));

describe("writeRuns", () => {
  it("writes a history as a table on a sheet of its own, and no text as a formula", async () => {
    const excel = openExcel();
    addTable(excel, [["a"], [1]]);
    await write(excel, [
      ["2026-11-29 08:00", 5, "=1+1"],
      ["'x", 6, "007"],
    ]);
    expect(valuesOf(excel, "Scoresheet runs", 3)).toEqual([HEADERS, ["2026-11-29 08:00", 5, "=1+1"], ["'x", 6, "007"]]);
    expect(excel.model.sheetByName("Scoresheet runs")!.formulaCells()).toEqual([]);
    expect(excel.model.tableByName("ScoresheetRuns")?.columns.map(({ name }) => name)).toEqual(HEADERS);
  });

  it("writes it anew into its place, longer or shorter", async () => {
    const excel = openExcel();
    await write(excel, [
      ["1", 5, "a"],
      ["2", 6, "b"],
    ]);
    await write(excel, [
      ["1", 5, "a"],
      ["2", 6, "b"],
      ["3", 7, "c"],
    ]);
    await write(excel, [["4", 8, "d"]]);
    expect(valuesOf(excel, "Scoresheet runs", 3)).toEqual([HEADERS, ["4", 8, "d"], [null, null, null]]);
    expect(excel.model.sheets).toHaveLength(2);
    expect(excel.model.tableByName("ScoresheetRuns")?.area.rowCount).toBe(2);
  });

  it("takes another sheet where something else stands under its name, or below it", async () => {
    const excel = openExcel();
    await write(excel, [["1", 5, "a"]]);
    excel.model.sheetByName("Scoresheet runs")!.writeValues(3, 0, [["a note"]]);
    await write(excel, [
      ["1", 5, "a"],
      ["2", 6, "b"],
      ["3", 7, "c"],
    ]);
    expect(valuesOf(excel, "Scoresheet runs", 4)[3]).toEqual(["a note", null, null]);
    expect(valuesOf(excel, "Scoresheet runs 2", 4)[3]).toEqual(["3", 7, "c"]);
    expect(excel.model.tableByName("ScoresheetRuns2")).toBeDefined();
  });
});
