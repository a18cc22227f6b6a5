import { addChart } from "../../../src/excel/chart/add-chart";
import type { ColumnChart } from "../../../src/excel/chart/column-chart";
import type { ResultColumns } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { cellsOfChart } from "../../../src/workbench/model/edits/chart-cells";
import { insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { addTable, CALM, describeRange, describeTable, openExcel, type OpenExcel } from "../open-excel";

const NUMBERS = [
  ["id", "Prediction"],
  [1, 0.25],
  [2, 0.75],
];
const WORDS = [
  ["id", "Prediction"],
  [1, "no"],
  [2, "yes"],
  [3, "no"],
];
const HISTOGRAM: ColumnChart = { kind: "histogram" };
const CLASSES: ColumnChart = {
  kind: "classes",
  classes: [
    { value: "no", rowCount: 2 },
    { value: "yes", rowCount: 1 },
  ],
  othersCount: 0,
};

async function open(rows: readonly (readonly CellValue[])[] = NUMBERS) {
  const excel = openExcel();
  const table = addTable(excel, rows);
  const shape = await describeTable(excel, table);
  const resultColumns = { source: shape.source, headers: ["Prediction"], columnIds: [String(table.columns[1]!.id)] };
  return { excel, table, resultColumns };
}

function add({ queue }: OpenExcel, columns: ResultColumns, chart: ColumnChart, header = "Prediction") {
  return queue.session(CALM, (session) => addChart(session, columns, header, chart), "writing");
}

const remove = ({ workbook }: OpenExcel, columns: ResultColumns) => workbook.removeResultColumns(columns, CALM);

/** The sheet of counts, from its title on. */
function countsOf({ model }: OpenExcel, name = "Scoresheet chart"): CellValue[][] {
  const sheet = model.sheetByName(name)!;
  return sheet.readValues(sheet.usedRange()!);
}

describe("the chart of a result column", () => {
  it("is Excel's own histogram of numbers beside the table, and takes no cells", async () => {
    const { excel, resultColumns } = await open();
    const before = excel.sheet.usedRange();
    expect(await add(excel, resultColumns, HISTOGRAM)).toEqual({ sheetName: "Data", isAnew: false });
    const [chart] = excel.sheet.charts;
    expect(chart).toMatchObject({
      kind: "Histogram",
      name: "Scoresheet chart of Flowers[Prediction]",
      title: "Distribution of Prediction",
      left: 3 * 48,
      top: 0,
      width: 8 * 48,
      height: 16 * 15,
    });
    expect(cellsOfChart(excel.model, chart!)?.area).toEqual(areaOf(1, 1, 2, 1));
    expect(excel.sheet.usedRange()).toEqual(before);
    expect(excel.model.sheets).toHaveLength(1);
  });

  it("counts the rows of each class on a sheet of its own, by formulas that follow the column", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    expect(countsOf(excel)).toEqual([
      ["Rows per value of Flowers[Prediction] (lines: 2)", null],
      [null, null],
      ["Prediction", "Rows"],
      ["no", 2],
      ["yes", 1],
    ]);
    expect(
      excel.model
        .sheetByName("Scoresheet chart")!
        .formulaCells()
        .map(({ formula }) => formula),
    ).toEqual(["=COUNTIF(Flowers[Prediction],A4)", "=COUNTIF(Flowers[Prediction],A5)"]);
    const [chart] = excel.sheet.charts;
    expect(chart).toMatchObject({
      kind: "ColumnClustered",
      title: "Rows per value of Prediction",
      hasLegend: false,
      categoryTitle: "Value of Prediction",
      valueTitle: "Rows",
    });
    expect(cellsOfChart(excel.model, chart!)).toMatchObject({
      sheet: { name: "Scoresheet chart" },
      area: areaOf(2, 0, 3, 2),
    });
    expect(excel.model.activeSheet.name).toBe("Data");
  });

  it("counts a column whose header is of several words live, too", async () => {
    const { excel, resultColumns } = await open([["id", "It's #1 [label]"], ...WORDS.slice(1)]);
    const header = "It's #1 [label]";
    await add(excel, { ...resultColumns, headers: [header] }, CLASSES, header);
    expect(countsOf(excel).slice(2)).toEqual([
      [header, "Rows"],
      ["no", 2],
      ["yes", 1],
    ]);
  });

  it("makes no formula of a class, and counts what COUNTIF would mistake once", async () => {
    const { excel, resultColumns } = await open(WORDS);
    const classes = ["=1+1", "A", "a", "007", "x*", "'quoted"].map((value) => ({ value, rowCount: 3 }));
    await add(excel, resultColumns, { kind: "classes", classes, othersCount: 7 });
    expect(countsOf(excel).slice(2)).toEqual([
      ["Prediction", "Rows when the chart was made"],
      ...classes.map(({ value }) => [value, 3]),
      ["Other values", 7],
    ]);
    expect(excel.model.sheetByName("Scoresheet chart")!.formulaCells()).toEqual([]);
  });

  it("counts once where other values are not shown, for COUNTIF would take one of another case for a class", async () => {
    const { excel, resultColumns } = await open([...WORDS, [4, "NO"]]);
    await add(excel, resultColumns, { ...CLASSES, othersCount: 1 });
    expect(countsOf(excel).slice(2)).toEqual([
      ["Prediction", "Rows when the chart was made"],
      ["no", 2],
      ["yes", 1],
      ["Other values", 1],
    ]);
  });

  it.each(["WAHR", "falsk", "epätosi", "Fałsz", "истина", "YANLIŞ", "yanlış", "nepravda"])(
    "counts %s once, which an Excel of some language reads as a truth value",
    async (value) => {
      const { excel, resultColumns } = await open([
        ["id", "Prediction"],
        [1, value],
      ]);
      await add(excel, resultColumns, { kind: "classes", classes: [{ value, rowCount: 1 }], othersCount: 0 });
      expect(countsOf(excel).at(-2)).toEqual(["Prediction", "Rows when the chart was made"]);
    },
  );

  it("takes the place of the one before, where the analyst has moved it, with the counts of now", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.sheet.charts = excel.sheet.charts.map((chart) => ({ ...chart, left: 500, width: 200 }));
    excel.model.sheetByName("Scoresheet chart")!.writeValues(0, 3, [["my note"]]);
    const fewer: ColumnChart = { kind: "classes", classes: [{ value: "no", rowCount: 3 }], othersCount: 0 };
    expect(await add(excel, resultColumns, fewer)).toEqual({ sheetName: "Data", isAnew: true });
    expect(excel.sheet.charts).toMatchObject([
      { left: 500, width: 200, name: "Scoresheet chart of Flowers[Prediction]" },
    ]);
    expect(excel.model.sheets).toHaveLength(2);
    expect(countsOf(excel).map((row) => row[0])).toEqual([expect.any(String), null, "Prediction", "no"]);
    expect(countsOf(excel)[0]![3]).toBe("my note");
  });

  it("counts on another sheet where something else stands among the counts", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.model.sheetByName("Scoresheet chart")!.writeValues(6, 0, [["a note below"]]);
    await add(excel, resultColumns, CLASSES);
    expect(countsOf(excel).at(-1)).toEqual(["a note below", null]);
    expect(countsOf(excel, "Scoresheet chart 2")).toHaveLength(5);
  });

  it.each([
    ["below the counts", 5, ["Total", 3]],
    ["above them", 1, ["My title", null]],
  ])("counts on another sheet where the analyst has written %s", async (_, row, line) => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.model.sheetByName("Scoresheet chart")!.writeValues(row, 0, [line]);
    await add(excel, resultColumns, { ...CLASSES, classes: CLASSES.classes.slice(0, 1) });
    expect(countsOf(excel)[row]).toEqual(line);
    expect(countsOf(excel, "Scoresheet chart 2")).toHaveLength(4);
  });

  it("covers neither what stands beside the table nor other charts", async () => {
    const { excel, resultColumns } = await open();
    excel.sheet.writeValues(5, 6, [["mine"]]);
    await add(excel, resultColumns, HISTOGRAM);
    expect(excel.sheet.charts[0]).toMatchObject({ left: 8 * 48 });
    excel.sheet.charts = excel.sheet.charts.map((chart) => ({ ...chart, name: "Another" }));
    await add(excel, resultColumns, HISTOGRAM);
    expect(excel.sheet.charts.map(({ left }) => left)).toEqual([8 * 48, 16 * 48 + 12]);
  });

  it("is made of the columns beside a range, too", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["id"], [1], [2], [3]]);
    const shape = await describeRange(excel, "A1:A4", true);
    const columns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "next-free", CALM);
    excel.sheet.writeValues(1, 1, [["no"], ["yes"], ["no"]]);
    await add(excel, columns, CLASSES);
    expect(countsOf(excel).slice(3)).toEqual([
      ["no", 2],
      ["yes", 1],
    ]);
    insertCells(excel.model, excel.sheet.id, areaOf(0, 0, 1_048_576, 1), "right", "user");
    expect(excel.model.sheetByName("Scoresheet chart")!.formulaCells()[0]!.formula).toBe(
      "=COUNTIF('Data'!$C$2:$C$4,A4)",
    );
  });

  it("says why on a protected sheet, and leaves nothing", async () => {
    const { excel, resultColumns } = await open(WORDS);
    excel.sheet.isProtected = true;
    await expect(add(excel, resultColumns, CLASSES)).rejects.toMatchObject({ code: "sheet-protected" });
    expect([excel.sheet.charts, excel.model.sheets.length]).toEqual([[], 1]);
  });

  it("is taken back where Excel knows no such chart, with the counts", async () => {
    const { excel, resultColumns } = await open(WORDS);
    for (const on of ["ChartCollection.add", "ChartAxisTitle.text"]) {
      excel.processor.script({ on, code: "NotImplemented" });
      await expect(add(excel, resultColumns, CLASSES)).rejects.toMatchObject({ code: "excel-error" });
      expect([on, excel.sheet.charts, excel.model.sheets.length]).toEqual([on, [], 1]);
    }
  });

  it("is not made of a column that is gone", async () => {
    const { excel, table, resultColumns } = await open();
    deleteTableColumn(excel.model, table, Number(resultColumns.columnIds[0]), "user");
    await expect(add(excel, resultColumns, HISTOGRAM)).rejects.toMatchObject({ code: "sheet-changed" });
  });
});

describe("a result column that is removed", () => {
  it("takes its chart along, and the sheet of its counts, and no other chart", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.sheet.charts = [...excel.sheet.charts, { ...excel.sheet.charts[0]!, id: "77", name: "Another" }];
    await remove(excel, resultColumns);
    expect(excel.sheet.charts.map(({ name }) => name)).toEqual(["Another"]);
    expect(excel.model.sheets.map(({ name }) => name)).toEqual(["Data"]);
  });

  it("leaves a sheet on which something of the analyst's stands as well", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.model.sheetByName("Scoresheet chart")!.writeValues(0, 3, [["my note"]]);
    await remove(excel, resultColumns);
    expect(excel.sheet.charts).toEqual([]);
    expect(excel.model.sheets).toHaveLength(2);
  });

  it("leaves a sheet on which the analyst has added up the counts", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.model.sheetByName("Scoresheet chart")!.writeValues(5, 0, [["Total", 3]]);
    await remove(excel, resultColumns);
    expect(countsOf(excel).at(-1)).toEqual(["Total", 3]);
  });

  it("keeps its chart and the counts where it is not removed, for it was renamed", async () => {
    const { excel, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.sheet.setValue(0, 1, "Mine");
    excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
    await expect(remove(excel, resultColumns)).rejects.toMatchObject({ code: "sheet-changed" });
    expect([excel.sheet.charts.length, excel.model.sheets.length]).toEqual([1, 2]);
  });

  it.each([
    ["Chart.delete", ["Scoresheet chart of Flowers[Prediction]"], ["Data"]],
    ["Worksheet.delete", [], ["Data", "Scoresheet chart"]],
    ["Chart.name", ["Scoresheet chart of Flowers[Prediction]"], ["Data", "Scoresheet chart"]],
  ])("goes although Excel refuses %s, and what can go with it", async (on, charts, sheets) => {
    const { excel, table, resultColumns } = await open(WORDS);
    await add(excel, resultColumns, CLASSES);
    excel.processor.script({ on, code: "AccessDenied" });
    await remove(excel, resultColumns);
    expect(table.columns.map(({ name }) => name)).toEqual(["id"]);
    expect(excel.sheet.charts.map(({ name }) => name)).toEqual(charts);
    expect(excel.model.sheets.map(({ name }) => name)).toEqual(sheets);
  });

  it("goes without a chart as it ever did", async () => {
    const { excel, table, resultColumns } = await open();
    await remove(excel, resultColumns);
    expect(table.columns.map(({ name }) => name)).toEqual(["id"]);
  });
});
