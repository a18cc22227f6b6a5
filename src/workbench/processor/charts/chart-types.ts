import { CHART_KINDS, type SheetChart } from "../../model/charts/sheet-chart";
import { chartSourceOf } from "../../model/edits/chart-cells";
import { parseAddress } from "../../model/areas/a1-address";
import { bottomOf, rightOf, type Area } from "../../model/areas/area";
import { filledText, wholeNumber } from "../object-model/arguments";
import { hostObject, targetOf } from "../object-model/host-object";
import type { HostObject, ObjectType, Scalar } from "../object-model/object-type";
import type { ChartAxisTarget, ChartTarget, WorksheetTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** Usual size of a cell, in points. */
const COLUMN_POINTS = 48;
const ROW_POINTS = 15;

/** Where a chart comes that nobody gave a place. */
const FIRST_PLACE = { left: 100, top: 60, width: 360, height: 216 };

/** The charts of a sheet. Source: Microsoft Learn, "Excel.ChartCollection". */
export const chartCollectionType: ObjectType<WorksheetTarget> = {
  scalars: { Count: { read: (target) => chartsOf(target).length } },
  item: (target, key) => found(target, find(target, key)),
  items: (target) => chartsOf(target).map((chart) => chartObject(target, chart)),
  methods: { GetCount: (target) => chartsOf(target).length },
  finders: {
    Add: (target, [type, source]) => {
      const { session, sheetId } = target;
      const kind = CHART_KINDS.find((one) => one === type);
      if (kind === undefined) throw new ExcelError("NotImplemented");
      const cells = targetOf("Range", source);
      if (cells === undefined) throw new ExcelError("InvalidArgument");
      const sheet = session.writableSheet(sheetId);
      const id = newId(target);
      const chart: SheetChart = {
        id,
        name: `Chart ${id}`,
        kind,
        source: chartSourceOf(session.workbook, cells.sheetId, cells.areas[0]!),
        ...FIRST_PLACE,
        title: "",
        hasLegend: kind !== "Histogram",
        categoryTitle: "",
        valueTitle: "",
      };
      sheet.charts = [...sheet.charts, chart];
      session.workbook.tell({ kind: "charts", sheetId });
      return chartObject(target, chart);
    },
    GetItem: (target, [key]) => found(target, find(target, key)),
    GetItemAt: (target, [index]) => found(target, chartsOf(target)[wholeNumber(index)]),
    GetItemOrNullObject: (target, [key]) => {
      const chart = find(target, key);
      return chart ? chartObject(target, chart) : null;
    },
  },
};

/** One of them. */
export const chartType: ObjectType<ChartTarget> = {
  identify: ({ chartId }) => ({ _Id: chartId, Id: chartId }),
  scalars: {
    Id: { read: ({ chartId }) => chartId },
    Name: {
      read: (target) => chartOf(target).name,
      write: (target, value) => change(target, { name: filledText(value) }),
    },
    Left: points("left", 0),
    Top: points("top", 0),
    Width: points("width", 1),
    Height: points("height", 1),
  },
  links: {
    Title: (target) => hostObject("ChartTitle", target),
    // Charts of the newer kind have no legend to speak of, and it is not known that Excel lets their axes be written to.
    Legend: (target) => hostObject("ChartLegend", classic(target)),
    Axes: (target) => hostObject("ChartAxes", classic(target)),
    Worksheet: ({ session, sheetId }) => hostObject("Worksheet", { session, sheetId }),
  },
  methods: {
    Delete: (target) => {
      const { session, sheetId, chartId } = target;
      chartOf(target);
      const sheet = session.writableSheet(sheetId);
      sheet.charts = sheet.charts.filter(({ id }) => id !== chartId);
      session.workbook.tell({ kind: "charts", sheetId });
    },
    SetPosition: (target, [start, end]) => {
      const first = cellsOf(target, start);
      const last = end === undefined || end === null ? undefined : cellsOf(target, end);
      const { width, height } = chartOf(target);
      const [left, top] = [first.column * COLUMN_POINTS, first.row * ROW_POINTS];
      const size = last
        ? { width: rightOf(last) * COLUMN_POINTS - left, height: bottomOf(last) * ROW_POINTS - top }
        : { width, height };
      if (size.width <= 0 || size.height <= 0) throw new ExcelError("InvalidArgument");
      change(target, { left, top, ...size });
    },
  },
};

export const chartTitleType: ObjectType<ChartTarget> = { scalars: { Text: words("title") } };

export const chartLegendType: ObjectType<ChartTarget> = {
  scalars: {
    Visible: {
      read: (target) => chartOf(target).hasLegend,
      write: (target, value) => {
        if (typeof value !== "boolean") throw new ExcelError("InvalidArgument");
        change(target, { hasLegend: value });
      },
    },
  },
};

export const chartAxesType: ObjectType<ChartTarget> = {
  links: {
    CategoryAxis: (target) => hostObject("ChartAxis", { ...target, axis: "categoryTitle" }),
    ValueAxis: (target) => hostObject("ChartAxis", { ...target, axis: "valueTitle" }),
  },
};

export const chartAxisType: ObjectType<ChartAxisTarget> = {
  links: { Title: (target) => hostObject("ChartAxisTitle", target) },
};

export const chartAxisTitleType: ObjectType<ChartAxisTarget> = {
  scalars: {
    Text: {
      read: (target) => chartOf(target)[target.axis],
      write: (target, value) => change(target, { [target.axis]: filledText(value) }),
    },
  },
};

function words(name: "title"): Scalar<ChartTarget> {
  return {
    read: (target) => chartOf(target)[name],
    write: (target, value) => change(target, { [name]: filledText(value) }),
  };
}

/** @param least what Excel takes */
function points(name: "left" | "top" | "width" | "height", least: number): Scalar<ChartTarget> {
  return {
    read: (target) => chartOf(target)[name],
    write: (target, value) => {
      if (typeof value !== "number" || !(value >= least)) throw new ExcelError("InvalidArgument");
      change(target, { [name]: value });
    },
  };
}

function chartsOf({ session, sheetId }: WorksheetTarget): readonly SheetChart[] {
  return session.sheet(sheetId).charts;
}

function chartOf(target: ChartTarget): SheetChart {
  const chart = chartsOf(target).find(({ id }) => id === target.chartId);
  if (chart === undefined) throw new ExcelError("ItemNotFound");
  return chart;
}

/** @throws ExcelError NotImplemented of a chart whose parts are others */
function classic(target: ChartTarget): ChartTarget {
  if (chartOf(target).kind === "Histogram") throw new ExcelError("NotImplemented");
  return target;
}

function find(target: WorksheetTarget, key: unknown): SheetChart | undefined {
  const name = filledText(key);
  const charts = chartsOf(target);
  return charts.find(({ id }) => id === name) ?? charts.find((chart) => chart.name === name);
}

function found(target: WorksheetTarget, chart: SheetChart | undefined): HostObject {
  if (chart === undefined) throw new ExcelError("ItemNotFound");
  return chartObject(target, chart);
}

function chartObject({ session, sheetId }: WorksheetTarget, { id }: SheetChart): HostObject {
  return hostObject("Chart", { session, sheetId, chartId: id });
}

function newId({ session }: WorksheetTarget): string {
  const used = session.workbook.sheets.flatMap((sheet) => sheet.charts.map(({ id }) => Number(id)));
  return String(Math.max(0, ...used) + 1);
}

function cellsOf({ session, sheetId }: ChartTarget, argument: unknown): Area {
  const range = targetOf("Range", argument);
  if (range !== undefined) {
    if (range.sheetId !== sheetId) throw new ExcelError("InvalidArgument");
    return range.areas[0]!;
  }
  const parsed = parseAddress(filledText(argument));
  if (!parsed || (parsed.sheetName !== undefined && parsed.sheetName !== session.sheet(sheetId).name)) {
    throw new ExcelError("InvalidArgument");
  }
  return parsed.area;
}

function change(target: ChartTarget, changes: Partial<SheetChart>): void {
  const { session, sheetId, chartId } = target;
  const sheet = session.writableSheet(sheetId);
  const before = chartOf(target);
  sheet.charts = sheet.charts.map((chart) => (chart.id === chartId ? { ...before, ...changes } : chart));
  session.workbook.tell({ kind: "charts", sheetId });
}
