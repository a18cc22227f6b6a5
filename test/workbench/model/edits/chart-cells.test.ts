import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { SheetChart } from "../../../../src/workbench/model/charts/sheet-chart";
import { cellsOfChart, chartSourceOf } from "../../../../src/workbench/model/edits/chart-cells";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { growTable } from "../../../../src/workbench/model/edits/grow-table";
import { deleteTableColumn } from "../../../../src/workbench/model/edits/table-edits";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function open() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["id", "Prediction"],
    [1, 0.5],
    [2, 0.75],
  ]);
  const table = workbook.addTable(sheet.id, { name: "Flowers", area: areaOf(0, 0, 3, 2) }, "user");
  const chart = (source: SheetChart["source"]): SheetChart => ({
    id: "1",
    name: "A chart",
    kind: "Histogram",
    source,
    left: 0,
    top: 0,
    width: 100,
    height: 100,
    title: "",
    hasLegend: false,
    categoryTitle: "",
    valueTitle: "",
  });
  const areaNow = () => cellsOfChart(workbook, sheet.charts[0]!)?.area;
  return { workbook, sheet, table, chart, areaNow };
}

describe("the cells of a chart", () => {
  it("are a table's column, which grows and moves with it, until it is gone", () => {
    const { workbook, sheet, table, chart, areaNow } = open();
    sheet.charts = [chart(chartSourceOf(workbook, sheet.id, areaOf(1, 1, 2, 1)))];
    growTable(workbook, table, 1, "user");
    insertCells(workbook, sheet.id, areaOf(0, 0, 1_048_576, 1), "right", "user");
    expect(areaNow()).toEqual(areaOf(1, 2, 3, 1));
    deleteTableColumn(workbook, table, table.columns[1]!.id, "user");
    expect(areaNow()).toBeUndefined();
  });

  it("are an area elsewhere, which follows its cells until they are gone", () => {
    const { workbook, sheet, chart, areaNow } = open();
    sheet.charts = [chart(chartSourceOf(workbook, sheet.id, areaOf(1, 4, 2, 1)))];
    insertCells(workbook, sheet.id, areaOf(0, 4, 1_048_576, 1), "right", "user");
    expect(areaNow()).toEqual(areaOf(1, 5, 2, 1));
    deleteCells(workbook, sheet.id, areaOf(0, 5, 1_048_576, 1), "left", "user");
    expect(areaNow()).toBeUndefined();
  });

  it("come back with their chart by an undo", () => {
    const { workbook, sheet, chart } = open();
    const history = new UndoHistory(workbook);
    sheet.charts = [chart({ kind: "area", sheetId: sheet.id, area: areaOf(1, 1) })];
    workbook.tell({ kind: "charts", sheetId: sheet.id });
    workbook.tell({ kind: "step-ended" });
    history.undo();
    expect(sheet.charts).toEqual([]);
    history.redo();
    expect(sheet.charts).toHaveLength(1);
  });
});
