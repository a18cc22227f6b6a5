import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import { CELL_CAUSES, type CellCause } from "../../../core/columns/column-type";
import { isSameJson } from "../../../core/json/canonical-json";
import { faultReading, isSameReading } from "../../../core/recipe/agreed-faults";
import { isSameWay, waysOf } from "../../../core/request/cure-ways";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import { isSameEndpoint } from "../../../endpoint/addresses/endpoint-address";
import type { SourceShape } from "../../../scoring/ports";
import { sourceKey } from "../data/data-session";
import type { RecipePlace } from "../recipe/recipe-place";
import { draftAt, type Drafts } from "../recipe/recipe-session";
import type { RunState } from "../run/run-session";
import type { Proposal } from "./proposal";

/** The latest run found cells at fault and sent nothing: what it found, and what the analyst has chosen since. */
export interface Review {
  /** What was checked: a table for an endpoint. */
  readonly place: RecipePlace;
  readonly shape: SourceShape;
  readonly report: PreflightReport;
  /** The choices under which the report was made, and those of now. */
  readonly checkedWith: Readings;
  readonly choices: Readings;
  /** Whether the button is about what was checked. */
  readonly isCurrent: boolean;
  /** Whether pressing the button would send the very rows that the report calls clean. */
  readonly isSettled: boolean;
  /** Rows the button would score if every cure works; undefined when only another look can tell. */
  readonly rowsToScore: number | undefined;
}

/** @returns undefined unless the latest run awaits the analyst's word, or when another model was chosen since */
export function findReview(run: RunState, drafts: Drafts, proposal: Proposal): Review | undefined {
  if (run.status.state !== "review" || run.order === undefined) return undefined;
  const { report, shape } = run.status;
  const { place } = run.order;
  const isSameSource = proposal.shape !== undefined && sourceKey(proposal.shape.source) === sourceKey(shape.source);
  const isCurrent = isSameSource && isSameEndpoint(proposal.target, run.order.address);
  if (isSameSource && !isCurrent) return undefined;
  const checkedWith = run.order.plan.readings ?? {};
  const choices = draftAt(drafts, place).readings;
  const areColumnsSame = isCurrent && isSameJson(proposal.sent, run.order.columns);
  const areRowsSame = areColumnsSame && isSameJson(proposal.rows?.ranges, run.order.plan.rows);
  const isSettled = areRowsSame && isSameJson(choices, checkedWith) && report.cleanRows > 0;
  const rowsToScore = areRowsSame ? foretell(report, checkedWith, choices) : undefined;
  return { place, shape, report, checkedWith, choices, isCurrent, isSettled, rowsToScore };
}

/** Rows without a cell at fault, given that new cures work. What a new type or a cure taken back brings, only another look can tell. */
function foretell(report: PreflightReport, before: Readings, now: Readings): number | undefined {
  const isAsBefore = (column: string, cause: CellCause) =>
    isSameReading(faultReading(before, column, cause), faultReading(now, column, cause));
  const isReported = (column: string, cause: CellCause) =>
    report.problems.some((problem) => problem.column === column && problem.cause === cause);
  for (const column of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [was, is] = [before[column], now[column]];
    if (was?.type !== is?.type || was?.dateForm !== is?.dateForm) return undefined;
    const mended = CELL_CAUSES.filter((cause) => was?.cures?.[cause] !== undefined && !isReported(column, cause));
    if (!mended.every((cause) => isAsBefore(column, cause))) return undefined;
  }
  const isDoubtful = report.problems.some(
    (problem) => !isAsBefore(problem.column, problem.cause) && mayFail(problem, now[problem.column]),
  );
  if (isDoubtful) return undefined;
  const uncured = report.problems.filter(
    ({ column, cause }) => now[column]?.cures?.[cause] === undefined || isAsBefore(column, cause),
  );
  const isNothingNew = uncured.length === report.problems.length;
  const rowsLeftOut = isNothingNew ? report.rowCount - report.cleanRows : countRows(uncured);
  return rowsLeftOut === undefined || rowsLeftOut === report.rowCount ? undefined : report.rowCount - rowsLeftOut;
}

/** Whether what was chosen is known to fit only some of the cells. */
function mayFail(
  { cause, examples, rowCount }: CellProblem,
  { cures, decimalMark, dateOrder }: ColumnReading = {},
): boolean {
  const cure = cures?.[cause];
  if (examples === undefined || (cure?.kind !== "convert" && cure?.kind !== "send-stored")) return false;
  const chosen = waysOf(cause).find(
    (way) =>
      way.cure.kind === cure.kind &&
      (cause !== "locale-number" || way.decimalMark === decimalMark) &&
      (cause !== "not-date" || way.dateOrder === dateOrder),
  );
  const example = chosen && examples.find((one) => isSameWay(one, chosen));
  return example === undefined || example.cellCount < rowCount;
}

/** Rows of any of these problems; undefined when a problem has more rows than it names. */
function countRows(problems: PreflightReport["problems"]): number | undefined {
  const areNamed = problems.every(
    ({ rows, rowCount }) => rows.reduce((sum, one) => sum + one.rowCount, 0) === rowCount,
  );
  if (!areNamed) return undefined;
  let count = 0;
  let next = 0;
  for (const { firstRow, rowCount } of problems.flatMap((one) => one.rows).sort((a, b) => a.firstRow - b.firstRow)) {
    const end = firstRow + rowCount;
    count += Math.max(0, end - Math.max(next, firstRow));
    next = Math.max(next, end);
  }
  return count;
}
