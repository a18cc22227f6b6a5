import { kindOf, numberIn, type Cell, type CellKind } from "../../../core/table/cell";
import { binWords, otherClassesWords } from "../words/result-words";

/** One bar of the picture of a result column. */
export interface ChartBar {
  /** A class, or where a bin of numbers begins and ends. */
  readonly label: string;
  readonly count: number;
}

export interface ChartBars {
  readonly kind: "histogram" | "classes";
  readonly bars: readonly ChartBar[];
  /** The lowest and the highest edge of a histogram. */
  readonly ends?: readonly [low: string, high: string];
}

const MOST_CLASSES = 6;
/** More are not told apart in the narrowest pane. */
const MOST_BINS = 40;

/**
 * A column as bars: numbers in bins of equal width as Excel's own histogram has them, everything else counted by value, the commonest first and the rest as one.
 * @param numberWords how a bin's edge is written
 * @returns undefined when there is nothing to see: no value, or one number only
 */
export function chartBars(cells: readonly Cell[], numberWords: (value: number) => string): ChartBars | undefined {
  const values = cells.filter(isCounted).map((cell) => numberIn(cell) ?? String(cell));
  if (values.length === 0) return undefined;
  const numbers = values.filter((value) => typeof value === "number");
  const isFewWholeNumbers = numbers.every(Number.isInteger) && new Set(numbers).size <= MOST_CLASSES;
  if (numbers.length === values.length && !isFewWholeNumbers) return histogram(numbers, numberWords);
  // Each number is put into words once: of a few classes, a hundred thousand times would take a good part of a second.
  const words = new Map<number, string>();
  const inWords = (value: number): string => {
    const known = words.get(value) ?? numberWords(value);
    words.set(value, known);
    return known;
  };
  return classes(values.map((value) => (typeof value === "number" ? inWords(value) : value)));
}

/** What a prediction is written as; a date, an error or a formula in a result column was put there by hand. */
const COUNTED: Record<CellKind, boolean> = {
  number: true,
  formatted: true,
  text: true,
  boolean: true,
  blank: false,
  date: false,
  error: false,
  rich: false,
  stale: false,
};

function isCounted(cell: Cell): boolean {
  return COUNTED[kindOf(cell)];
}

function histogram(numbers: readonly number[], numberWords: (value: number) => string): ChartBars | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const value of numbers) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return undefined;
  const binCount = Math.min(MOST_BINS, Math.ceil((high - low) / wishedWidth(numbers)));
  const width = (high - low) / binCount;
  const counts = new Array<number>(binCount).fill(0);
  for (const value of numbers) {
    // A bin holds its upper end; the first its lower end, too.
    const bin = Math.min(binCount - 1, Math.max(0, Math.ceil((value - low) / width) - 1));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (bin: number) => numberWords(low + bin * width);
  return {
    kind: "histogram",
    bars: counts.map((count, bin) => ({ label: binWords(edge(bin), edge(bin + 1)), count })),
    ends: [edge(0), edge(binCount)],
  };
}

/**
 * How wide Excel makes the bins of numbers that are not all the same.
 * Source: Microsoft Support, "Create a histogram", on Scott's normal reference rule.
 */
function wishedWidth(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (3.5 * Math.sqrt(squares / (numbers.length - 1))) / Math.cbrt(numbers.length);
}

function classes(values: readonly string[]): ChartBars {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const bars = [...counts].map(([label, count]) => ({ label, count })).sort((one, other) => other.count - one.count);
  if (bars.length <= MOST_CLASSES) return { kind: "classes", bars };
  const rest = bars.slice(MOST_CLASSES - 1);
  const others = { label: otherClassesWords(rest.length), count: rest.reduce((sum, bar) => sum + bar.count, 0) };
  return { kind: "classes", bars: [...bars.slice(0, MOST_CLASSES - 1), others] };
}
