import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import type { CellCause } from "../../../core/columns/column-type";
import type { CellProblem } from "../../../core/request/preflight";
import type { Review } from "../../state/proposal/review";
import { cureOptions, withCure, type CureOption } from "./cure-options";

/** What may be done about all cells at fault at once. */
export type CureForAll = "leave-out" | "send-null" | "read";

/** Faults of texts that plainly mean a value of their column's type. */
const READABLE: ReadonlySet<CellCause> = new Set<CellCause>(["locale-number", "not-boolean", "not-date", "not-json"]);

/** The cures that fit some of the cells at fault. */
export function curesForAll(review: Review): CureForAll[] {
  const fitting = (["send-null", "read"] as const).filter((cure) =>
    review.report.problems.some((problem) => optionFor(cure, problem, review) !== undefined),
  );
  return fitting.length === 0 ? [] : ["leave-out", ...fitting];
}

/** The columns' readings with one cure for all faults that it fits; others stay as they were chosen. */
export function readingsForAll(cure: CureForAll, review: Review): Readings {
  const readings: Record<string, ColumnReading> = {};
  for (const problem of review.report.problems) {
    const { column, cause } = problem;
    const option = cure === "leave-out" ? {} : optionFor(cure, problem, review);
    if (option === undefined) continue;
    readings[column] = withCure(readings[column] ?? review.choices[column] ?? {}, cause, option);
  }
  return readings;
}

/** How one fault is cured with all others; undefined where it would not be certain. */
function optionFor(
  cure: Exclude<CureForAll, "leave-out">,
  { column: name, cause, examples }: CellProblem,
  { report, choices, checkedWith }: Review,
): CureOption | undefined {
  const column = report.columns.find((one) => one.name === name);
  // Rows without any input are scored when that is said of them alone.
  if (cause === "blank-row" || column === undefined || choices[name]?.type !== checkedWith[name]?.type)
    return undefined;
  const options = cureOptions(cause, column, { examples });
  if (cure === "send-null") return options.find((option) => option.cure?.kind === "send-null");
  const [reading, ...others] = READABLE.has(cause) ? options.filter((option) => option.cure?.kind === "convert") : [];
  return others.length === 0 ? reading : undefined;
}
