import type { RememberedColumn } from "./remembered-column";
import type { RememberedRun } from "./remembered-run";

/** Headers of the history, one a value of `historyRows`. */
export const HISTORY_HEADERS = [
  "Column",
  "Started (UTC)",
  "Ended (UTC)",
  "Scope",
  "Host",
  "Endpoint",
  "Model",
  "Scored",
  "Failed",
  "Left out",
  "Changed meanwhile",
  "Not reached",
  "Reasons",
  "Requests",
  "Seconds",
  "First request",
  "Last request",
  "Failed requests",
  "Version",
  "Started by",
  "Recipe",
] as const;

/** What stands in one cell of the history; null where nothing is known. */
export type HistoryValue = string | number | null;

/**
 * Runs as rows, for people and for a sheet. Texts may come from anybody: who writes them into a sheet writes them as texts, never as formulas.
 * @param runs in the order of the rows
 */
export function historyRows(
  columns: readonly RememberedColumn[],
  runs: readonly RememberedRun[],
): readonly (readonly HistoryValue[])[] {
  const headers = new Map(columns.map(({ id, headers: [first] }) => [id, first]));
  return runs.map((run) => rowOf(run, headers.get(run.columnId)));
}

/** The history as text to be copied: a line a run below one of headers, with tabs between its values. */
export function historyText(columns: readonly RememberedColumn[], runs: readonly RememberedRun[]): string {
  const lines: readonly (readonly HistoryValue[])[] = [HISTORY_HEADERS, ...historyRows(columns, runs)];
  return lines.map((line) => line.map(plain).join("\t")).join("\n");
}

function rowOf(run: RememberedRun, header: string | undefined): readonly HistoryValue[] {
  const { counts, requestIds } = run;
  const values: Record<(typeof HISTORY_HEADERS)[number], HistoryValue> = {
    Column: header ?? null,
    "Started (UTC)": run.startedAt,
    "Ended (UTC)": run.endedAt ?? null,
    Scope: run.scope,
    Host: run.origin,
    Endpoint: run.route,
    Model: listed(run.servedModels),
    Scored: counts.scored,
    Failed: counts.failed,
    "Left out": counts.leftOut,
    "Changed meanwhile": counts.changedMeanwhile,
    "Not reached": counts.notReached,
    Reasons: listed(run.failures.map(({ code, rowCount }) => `${code} ${rowCount}`)),
    Requests: run.requests,
    Seconds: Math.round(run.elapsedMs / 100) / 10,
    "First request": requestIds?.first ?? null,
    "Last request": requestIds?.last ?? null,
    "Failed requests": listed(requestIds?.failed ?? []),
    Version: run.productVersion,
    "Started by": run.startedBy ?? null,
    Recipe: run.recipeHash,
  };
  return HISTORY_HEADERS.map((name) => values[name]);
}

function listed(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(", ");
}

/**
 * A value that ends no line and, pasted into a sheet, is no formula: an apostrophe makes it a text. Source: OWASP, "CSV Injection".
 */
function plain(value: HistoryValue): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = value.replace(/[\t\r\n]+/g, " ");
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
}
