import { bottomOf } from "../../model/areas/area";
import type { ChartKind } from "../../model/charts/sheet-chart";
import type { ChartCells } from "../../model/edits/chart-cells";

/** One bar of a chart. */
export interface FigureBar {
  readonly label: string;
  /** Where a bin begins and ends: written below the ends of the bar instead of its label. */
  readonly ends?: readonly [string, string];
  readonly value: number;
}

/** Bins beyond this are not seen apart. */
const MOST_BINS = 40;

/** What a chart draws of its cells. Hidden rows do not count, as in Excel. */
export function figureBars(kind: ChartKind, cells: ChartCells): readonly FigureBar[] {
  return kind === "Histogram" ? bins(numbersIn(cells)) : namedBars(cells);
}

/** The first column names the bars, the second is their height; where the first row says what they are, it is no bar. */
function namedBars({ sheet, area }: ChartCells): readonly FigureBar[] {
  const bars: FigureBar[] = [];
  for (const row of shownRows({ sheet, area })) {
    const value = sheet.getValue(row, area.column + area.columnCount - 1);
    if (typeof value === "number") bars.push({ label: String(sheet.getValue(row, area.column) ?? ""), value });
  }
  return bars;
}

/**
 * Numbers in bins of equal width, which is chosen as Excel does. Each holds its upper end, the first its lower end as well.
 * Source: Microsoft Support, "Create a histogram", on Scott's normal reference rule.
 */
function bins(numbers: readonly number[]): readonly FigureBar[] {
  if (numbers.length === 0) return [];
  let [low, high, sum] = [Infinity, -Infinity, 0];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
    sum += number;
  }
  if (low === high) return [{ label: shortNumber(low), value: numbers.length }];
  const mean = sum / numbers.length;
  const variance = numbers.reduce((total, number) => total + (number - mean) ** 2, 0) / Math.max(1, numbers.length - 1);
  const wished = (3.5 * Math.sqrt(variance)) / Math.cbrt(numbers.length);
  const count = Math.min(MOST_BINS, Math.max(1, Math.ceil((high - low) / wished)));
  const width = (high - low) / count;
  const values = new Array<number>(count).fill(0);
  for (const number of numbers) {
    const bin = Math.min(count - 1, Math.max(0, Math.ceil((number - low) / width) - 1));
    values[bin] = (values[bin] ?? 0) + 1;
  }
  const edge = (bin: number): string => shortNumber(low + bin * width);
  return values.map((value, bin) => {
    const ends = [edge(bin), edge(bin + 1)] as const;
    return { label: `${bin === 0 ? "[" : "("}${ends.join(", ")}]`, ends, value };
  });
}

function numbersIn(cells: ChartCells): readonly number[] {
  const numbers: number[] = [];
  for (const row of shownRows(cells)) {
    const value = cells.sheet.getValue(row, cells.area.column);
    if (typeof value === "number") numbers.push(value);
  }
  return numbers;
}

function* shownRows({ sheet, area }: ChartCells): Generator<number> {
  const hasHidden = sheet.hiddenRowCount(area) > 0;
  for (let row = area.row; row < bottomOf(area); row++) if (!hasHidden || !sheet.hiddenRows.get(row)) yield row;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
