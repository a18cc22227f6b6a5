import type { BulkFailure } from "../../../bulk/bulk-runs";
import type { DatabricksRuns, SqlRun } from "../../../bulk/sql/databricks-runs";
import { showTable } from "../../../bulk/sql/table-name";
import { plural } from "../../../core/plural";
import type { RunEnding } from "../../telling/ending";
import { exitCodeOfRows } from "../../telling/exit-codes";

/** Failed rows that are looked at for why they failed; all of them stand in the table. */
const MOST_FAILURES = 1_000;
const MOST_REASONS = 10;

/** What became of the rows, as the new table says it. It is there already: a Ctrl+C changes nothing of that. @throws BulkError */
export async function endingOfSql(
  run: SqlRun,
  runs: DatabricksRuns,
  told: { readonly warehouseId: string; readonly ms: number },
): Promise<RunEnding> {
  const { signal } = new AbortController();
  const { rows, failed } = await runs.count(run, signal);
  const failures = failed === 0 ? [] : await runs.failures(run, MOST_FAILURES, signal);
  const exitCode = exitCodeOfRows(rows, rows - failed);
  const table = showTable(run.target);
  const made = `${table} has ${rows} ${plural(rows, "row", "rows")}, ${rows - failed} of them with a prediction in ${run.own.prediction}.result.`;
  const line = {
    target: table,
    key: run.own.key,
    prediction: run.own.prediction,
    rows,
    scored: rows - failed,
    failed,
    warehouse: told.warehouseId,
    statement: run.statementId,
    ms: told.ms,
    exit: exitCode,
  };
  return { exitCode, sentences: [made, ...reasonLines(failures, failed, run)], lines: [line] };
}

/** One line for each reason, by how many rows have it among those that were looked at. */
function reasonLines(failures: readonly BulkFailure[], failed: number, { own }: SqlRun): string[] {
  const reasons = new Map<string, { count: number; readonly key: string }>();
  for (const { message, key } of failures) {
    const known = reasons.get(message);
    if (known === undefined) reasons.set(message, { count: 1, key });
    else known.count++;
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b.count - a.count);
  const lines = sorted.slice(0, MOST_REASONS).map(([message, { count, key }]) => {
    const reason = message === "" ? "the endpoint answered without a value." : message;
    return `${count} ${plural(count, "row has", "rows have")} no prediction: ${reason} The first has the ${own.key} ${key}.`;
  });
  const untold = failed - sorted.slice(0, MOST_REASONS).reduce((sum, [, { count }]) => sum + count, 0);
  if (untold === 0) return lines;
  return [
    ...lines,
    `${untold} more ${plural(untold, "row has", "rows have")} none: ${own.prediction}.errorMessage says why in each.`,
  ];
}
