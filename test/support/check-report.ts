import type { CellCause } from "../../src/core/columns/column-type";
import type { CellProblem, PreflightReport } from "../../src/core/request/preflight";

/** A fault in a column, in these rows (counted from 0, rising). */
export function problemIn(column: string, cause: CellCause, rows: readonly number[]): CellProblem {
  return { column, cause, rows: rows.map((firstRow) => ({ firstRow, rowCount: 1 })), rowCount: rows.length };
}

/** The check of a table of 150 rows with the columns of these faults, all of them numbers by the schema. */
export function reportOf(problems: readonly CellProblem[], facts: Partial<PreflightReport> = {}): PreflightReport {
  const names = [...new Set(problems.map((problem) => problem.column))];
  const rows = new Set(problems.flatMap((problem) => problem.rows.map((range) => range.firstRow)));
  return {
    rowCount: 150,
    cleanRows: 150 - rows.size,
    columns: names.map((name) => ({ name, type: "double", isDeclared: true })),
    problems,
    notes: [],
    ...facts,
  };
}
