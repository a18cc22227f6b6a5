import { plural } from "../../core/plural";
import type { RunScope } from "../../core/memory/remembered-run";
import type { RunSummary } from "../../scoring/run-status";
import type { ExitCode } from "./exit-codes";

/** Which column a line is about. */
export interface ColumnNamed {
  /** Name of the table, or address of the range. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly scope: RunScope;
}

/** Numbers of Office.js's side. */
export interface SyncFigures {
  readonly syncs: number;
  /** Largest request and largest answer of one sync, in bytes. */
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
}

/** The line of a column that a run has made, or tried to. */
export function runLine(named: ColumnNamed, summary: RunSummary, syncs: SyncFigures, exit: ExitCode): object {
  return {
    table: named.table,
    scope: named.scope,
    rows: summary.rowCount,
    scored: summary.scored,
    failed: summary.failed,
    skipped: summary.skipped ?? 0,
    untouched: summary.untouched,
    batches: summary.batches,
    syncs: syncs.syncs,
    ms: Math.round(summary.elapsedMs),
    requestsMs: Math.round(summary.requestsMs),
    maxSyncBytes: Math.max(syncs.maxRequestBytes, syncs.maxResponseBytes),
    columns: summary.resultColumns?.headers ?? named.columns,
    models: summary.servedModelNames,
    remembered: summary.remembered?.kind === "kept",
    exit,
  };
}

/** The line of a column for which nothing was sent: there was nothing to do, or the sentence on stderr says why not. */
export function idleLine({ table, scope, columns }: ColumnNamed, rowCount: number, exit: ExitCode): object {
  return { table, scope, rows: rowCount, scored: 0, failed: 0, skipped: rowCount, batches: 0, columns, exit };
}

/** What a run would send, as far as an endpoint that takes all of it is concerned. */
export interface PlannedRequests {
  /** Of the whole table. */
  readonly rowCount: number;
  /** Rows that would be sent. */
  readonly rows: number;
  /** Rows that were to be sent and cannot be. */
  readonly failed: number;
  readonly requests: number;
  /** Of its body; 0 where nothing would be sent. */
  readonly firstRequestBytes: number;
}

/** What a dry run found. */
export interface DryColumn extends PlannedRequests {
  /** Undefined where no run tells how fast the endpoint answers. */
  readonly rowsASecond: number | undefined;
  /** Whether the recipe may send to its endpoint as the command stands. */
  readonly isAllowed: boolean;
}

/** The line of a dry run; `ms` is null where nobody can tell how long it will take. */
export function dryLine(named: ColumnNamed, dry: DryColumn, exit: ExitCode): object {
  return {
    dryRun: true,
    table: named.table,
    scope: named.scope,
    rows: dry.rowCount,
    toSend: dry.rows,
    failed: dry.failed,
    requests: dry.requests,
    firstRequestBytes: dry.firstRequestBytes,
    ms: expectedMs(dry) ?? null,
    columns: named.columns,
    allowed: dry.isAllowed,
    exit,
  };
}

/** The same for people. */
export function drySentence(dry: DryColumn): string {
  if (dry.requests === 0) return "Nothing would be sent.";
  const rows = `${dry.rows} ${plural(dry.rows, "row", "rows")}`;
  const ms = expectedMs(dry);
  const time =
    ms === undefined
      ? "How long that takes cannot be known: no run of this column is remembered that says how fast the endpoint answers"
      : `At the pace of the column's last run that takes ${Math.max(1, Math.round(ms / 1000))} s`;
  const requests = `${dry.requests} ${plural(dry.requests, "request", "requests")}`;
  return `${rows} would be sent in ${requests}, the first of ${dry.firstRequestBytes} bytes. ${time}. Nothing was sent or written.`;
}

function expectedMs({ rows, requests, rowsASecond }: DryColumn): number | undefined {
  if (requests === 0) return 0;
  return rowsASecond === undefined ? undefined : Math.round((rows / rowsASecond) * 1000);
}
