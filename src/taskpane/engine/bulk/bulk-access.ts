import { BulkError } from "../../../bulk/bulk-error";
import { DatabricksRuns, type SqlRun } from "../../../bulk/sql/databricks-runs";
import { parseTableName } from "../../../bulk/sql/table-name";
import { throughRelay } from "../../../composition/endpoint-access";
import type { HandOvers } from "../../../composition/memory/hand-overs";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { Sleep } from "../../../endpoint/http/abortable-sleep";
import type { Fetch } from "../../../endpoint/http/send-once";
import type { ExcelQueue } from "../../../excel/host/excel-queue";
import type { RunClock } from "../../../scoring/flow/run-clock";
import type { Workbook } from "../../../scoring/ports";
import type { Connection } from "../../services/connection";

/** What the port to warehouses is made of. */
export interface BulkPortParts {
  readonly fetch: Fetch;
  readonly queue: ExcelQueue;
  readonly workbook: Workbook;
  readonly crypto: Pick<Crypto, "getRandomValues">;
  readonly clock: RunClock;
  /** Milliseconds since 1970. */
  readonly nowUtcMs?: () => number;
  /** Waits between looks; a timer unless told. */
  readonly sleep?: Sleep;
}

/** The same with what the workbook remembers. */
export interface HandOverParts extends BulkPortParts {
  readonly memory: HandOvers;
  readonly nowUtcMs: () => number;
  /** 16 hexadecimal digits, by chance. */
  readonly newId: () => string;
  /** IDs of runs that this pane has handed over with a file, or perhaps: their plans are used up. */
  readonly handedOver: Set<string>;
}

/** A warehouse of the workspace that a connection leads to. @param warehouseId "" where no statement is to be made */
export function runsOn(
  { fetch, sleep, nowUtcMs, newId }: HandOverParts,
  { upstream, token }: Connection,
  warehouseId = "",
): DatabricksRuns {
  const access = throughRelay(upstream.id, token, fetch);
  return new DatabricksRuns({ ...access, warehouseId, randomId: newId, nowUtcMs, ...(sleep && { sleep }) });
}

/** Where a connection leads, as runs are remembered by it. */
export function hostOf({ upstream }: Connection): string {
  return new URL(upstream.origin).host;
}

/** @param path where a file is to lie @throws BulkError `volume-unknown` where the relay passes none on to there */
export function checkStagedPath(path: string, { upstream }: Connection): void {
  if (upstream.warehouses === undefined) return; // Then it says so itself.
  const { volume } = upstream.warehouses;
  if (volume !== undefined && path.startsWith(`${volume}/`)) return;
  const sentence = volume === undefined ? "no files on to this workspace" : `files on to ${volume} alone`;
  throw new BulkError("volume-unknown", `The relay passes ${sentence}.`);
}

/** @param bytes of a file, also where they are only estimated @throws BulkError `file-too-large` where the relay takes none of this size */
export function checkFileSize(bytes: number, { upstream }: Connection): void {
  const most = upstream.warehouses?.maxFileBytes;
  if (most === undefined || bytes <= most) return;
  const sentence = `The file would have about ${Math.ceil(bytes / 2 ** 20)} MiB, and the relay takes up to ${Math.floor(most / 2 ** 20)} MiB.`;
  throw new BulkError("file-too-large", sentence);
}

/** What can be asked of a run that was handed over. @throws BulkError `endpoint-elsewhere` `never-handed-over` */
export function handedOver(
  parts: HandOverParts,
  connection: Connection,
  run: HandedOverRun,
): { readonly runs: DatabricksRuns; readonly run: SqlRun } {
  checkHost(connection, run);
  const { statementId, target, own, warehouse } = run;
  if (statementId === undefined) throw neverHandedOver();
  return { runs: runsOn(parts, connection, warehouse.id), run: { statementId, target: parseTableName(target), own } };
}

/** Another workspace knows nothing of the run, or something else. @throws BulkError `endpoint-elsewhere` */
export function checkHost(connection: Connection, { host }: HandedOverRun): void {
  if (hostOf(connection) === host) return;
  throw new BulkError("endpoint-elsewhere", `This table was handed over to ${host}: connect there first.`);
}

export function neverHandedOver(): BulkError {
  return new BulkError(
    "never-handed-over",
    "As far as this workbook knows, the statement was never handed over: see in the workspace whether the target is there.",
  );
}
