import { msg, t } from "@lingui/core/macro";
import type { ChartPlace, ColumnChart } from "../../../../excel/chart/column-chart";
import { told } from "../language/told";

/** Words of the chart of a result column in the sheet. */
export const CHART_WORDS = told({
  add: msg`Chart in the sheet`,
  adding: msg`Adding the chart …`,
});

/** What the chart is, and what it takes. */
export const CHART_HINTS: Readonly<Record<ColumnChart["kind"], string>> = told({
  histogram: msg`Adds a chart of Excel's own beside the data. No cell is written.`,
  classes: msg`Adds a chart of Excel's own beside the data. How many rows each class has is written on a sheet of its own, Scoresheet chart.`,
});

/** Where the chart stands now. */
export function chartedWords({ sheetName, isAnew }: ChartPlace): string {
  return isAnew
    ? t`The chart in the sheet ${sheetName} was made anew.`
    : t`The chart stands beside the data in the sheet ${sheetName}.`;
}
