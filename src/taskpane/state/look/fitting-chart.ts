import { kindOf, numberIn, type Cell } from "../../../core/table/cell";
import { MOST_CHARTED_CLASSES, type ColumnChart, type CountedValue } from "../../../excel/chart/column-chart";

/** So many whole numbers are classes ("0", "1"), as in the pane's own picture. */
const MOST_WHOLE_NUMBERS = 6;
/** More values than this are no classes, but texts of their own. */
const MOST_VALUES = 200;

/**
 * The chart that shows what stands in a column; undefined where none would: no values, or texts that are all different.
 * @param cells of a result column; blanks, and what a person put there (dates, errors, formulas), say nothing
 */
export function fittingChart(cells: readonly Cell[]): ColumnChart | undefined {
  const values = cells.flatMap((cell) => valueIn(cell) ?? []);
  if (values.length === 0) return undefined;
  const counts = new Map<CountedValue["value"], number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const isNumbers = values.every((value) => typeof value === "number");
  const isFewWholeNumbers = counts.size <= MOST_WHOLE_NUMBERS && values.every(Number.isInteger);
  if (isNumbers && !isFewWholeNumbers) return { kind: "histogram" };
  if (counts.size > MOST_VALUES) return undefined;
  const classes = [...counts]
    .map(([value, rowCount]) => ({ value, rowCount }))
    .sort((one, other) => other.rowCount - one.rowCount);
  const shown = classes.length > MOST_CHARTED_CLASSES ? classes.slice(0, MOST_CHARTED_CLASSES - 1) : classes;
  const othersCount = values.length - shown.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return { kind: "classes", classes: shown, othersCount };
}

function valueIn(cell: Cell): CountedValue["value"] | undefined {
  const kind = kindOf(cell);
  if (kind === "text" || kind === "boolean") return cell === "" ? undefined : (cell as string | boolean);
  return kind === "number" || kind === "formatted" ? numberIn(cell) : undefined;
}
