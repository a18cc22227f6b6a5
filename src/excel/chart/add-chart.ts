import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea, type CellArea } from "../reading/cell-address";
import { columnCells } from "../reading/column-cells";
import { askSheetFacts, checkUnlocked } from "../room/check-writable";
import { besideOthers, boxOf, type ChartBox } from "./chart-box";
import type { ChartPlace, ColumnChart } from "./column-chart";
import { chartedColumn, chartName, type ChartedColumn } from "./charted-column";
import { addCountSheet, findCountSheet, writeCounts, type CountSheet } from "./count-sheet";
import { freePlace } from "./free-place";

/** Properties by which charts are known and kept apart. */
const ASKED_OF_CHARTS = "items/name,items/left,items/top,items/width,items/height";

/**
 * Adds a native chart of a result column beside its data, in the place of the one that was made of it before. Numbers take no cells: Excel
 * counts them. Classes do, for its histogram counts numbers only: their counts stand on a sheet of their own.
 *
 * All of this is in ExcelApi 1.9, the least that the manifest asks for. Charts have no alternative text there, or in any later set: the
 * name and the title say what the chart shows.
 * Source: Microsoft Learn, "Excel.ChartType"; Microsoft Support, "Create a histogram", on categories.
 * @throws WorkbookError `sheet-protected`, `sheet-changed` when the column is gone, `cells-occupied` when there is no room
 */
export async function addChart(
  session: ExcelSession,
  resultColumns: ResultColumns,
  header: string,
  chart: ColumnChart,
): Promise<ChartPlace> {
  const { source } = resultColumns;
  const cells = await columnCells(session, resultColumns, header);
  const sheet = cells.worksheet.load("name");
  const facts = askSheetFacts(session, sheet);
  const table = source.kind === "table" ? session.workbook.tables.getItem(source.tableId).load("name") : undefined;
  const tableCells = table?.getRange().load("address");
  const charts = sheet.charts.load(ASKED_OF_CHARTS);
  await session.sync();
  checkUnlocked(facts(), sheet.name);
  const column = chartedColumn(resultColumns, header, sheet.name, table?.name);
  const former = charts.items.filter(({ name }) => name === chartName(column));
  const data = tableCells ? parseGivenArea(tableCells.address) : rangeOf(resultColumns);
  const place = former[0] ? boxOf(former[0]) : await freePlace(session, sheet, data);
  const counts =
    chart.kind === "classes" ? ((await findCountSheet(session, column)) ?? (await addCountSheet(session))) : undefined;
  const shown = chart.kind === "classes" && counts ? writeCounts(counts, column, header, chart) : cells;
  try {
    const others = charts.items.filter((one) => !former.includes(one)).map(boxOf);
    await put(session, sheet, { shown, chart, header, column, place, others });
  } catch (error) {
    await takeBack(session.toRepair(), counts).catch(() => undefined); // Excel refuses everything by now.
    throw error;
  }
  for (const one of former) one.delete();
  if (former.length > 0) await session.sync();
  return { sheetName: sheet.name, isAnew: former.length > 0 };
}

interface NewChart {
  readonly shown: Excel.Range;
  readonly chart: ColumnChart;
  readonly header: string;
  readonly column: ChartedColumn;
  readonly place: CellArea | ChartBox;
  /** Other charts of the sheet. */
  readonly others: readonly ChartBox[];
}

/** One that could not be finished goes again. */
async function put(session: ExcelSession, sheet: Excel.Worksheet, wanted: NewChart): Promise<void> {
  const { shown, chart, header, column, place, others } = wanted;
  const made = sheet.charts.add(chart.kind === "histogram" ? "Histogram" : "ColumnClustered", shown, "Columns");
  await session.sync();
  try {
    made.name = chartName(column);
    made.title.text = chart.kind === "histogram" ? `Distribution of ${header}` : `Rows per value of ${header}`;
    if (chart.kind === "classes") {
      made.legend.visible = false;
      made.axes.categoryAxis.title.text = `Value of ${header}`;
      made.axes.valueAxis.title.text = "Rows";
    }
    if ("left" in place) Object.assign(made, place);
    else made.setPosition(areaAddress(corner(place, 0)), areaAddress(corner(place, 1)));
    made.load("left,top,width,height");
    await session.sync();
    const box = boxOf(made);
    const free = "left" in place ? box : besideOthers(box, others);
    if (free.left === box.left) return;
    made.left = free.left;
    await session.sync();
  } catch (error) {
    made.delete();
    await session
      .toRepair()
      .sync()
      .catch(() => undefined); // Excel refuses everything by now.
    throw error;
  }
}

/** The first cell of an area, or its last. */
function corner(area: CellArea, end: 0 | 1): CellArea {
  return {
    row: area.row + end * (area.rowCount - 1),
    column: area.column + end * (area.columnCount - 1),
    rowCount: 1,
    columnCount: 1,
  };
}

/** What stands beside a range: its result columns, the last of them on the right. */
function rangeOf({ columnIds }: ResultColumns): CellArea {
  const areas = columnIds.map(parseGivenArea);
  return areas.reduce((right, one) => (one.column > right.column ? one : right));
}

/** Counts that no chart shows are of no use. */
async function takeBack(session: ExcelSession, counts: CountSheet | undefined): Promise<void> {
  if (counts?.newName === undefined) return;
  // By its name: as long as nothing was answered of it, what stands for the sheet would add it once more.
  const sheet = session.workbook.worksheets.getItemOrNullObject(counts.newName).load("name");
  await session.sync();
  if (sheet.isNullObject) return;
  sheet.delete();
  await session.sync();
}
