import { CancelledError } from "../../core/errors";
import type { BulkColumn, BulkCount, BulkFailure, BulkRows, BulkRuns, BulkState } from "../bulk-runs";
import { BulkError } from "../bulk-error";
import { readFailures } from "./failed-rows";
import { removeFile, uploadFile } from "./volume-files";
import { pagesOf } from "./result-pages";
import {
  columnsStatement,
  countStatement,
  failuresStatement,
  planScoring,
  pageStatement,
  type MadeTable,
  type MadeColumns,
  type SqlOrder,
  type SqlPlan,
} from "./scoring-statement";
import { stagedAs, type CsvUpload, type StagedFile, type VolumePath } from "./staged-file";
import { TARGET_EXISTS } from "./statement-failure";
import { stateOf, Statements } from "./statements";
import { showTable, type TableName } from "./table-name";
import { listWarehouses, readyWarehouse, type Warehouse } from "./warehouses";
import { DatabricksWorkspace, type WorkspaceAccess } from "./databricks-workspace";

/** A run on a warehouse. Plain data. */
export interface SqlRun {
  readonly statementId: string;
  readonly target: TableName;
  readonly own: MadeColumns;
}

export interface DatabricksRunsOptions extends WorkspaceAccess {
  readonly warehouseId: string;
  /** Where files are staged; absent where none are. */
  readonly volume?: VolumePath;
  /** Letters and digits, by chance: the name of a staged file. */
  readonly randomId: () => string;
  /** Milliseconds since 1970, for links that die. */
  readonly nowUtcMs?: () => number;
}

/** Scores tables of Unity Catalog, or uploaded files, by one SQL statement on a warehouse of the workspace that serves the endpoint. */
export class DatabricksRuns implements BulkRuns<TableName, CsvUpload, StagedFile, SqlPlan, SqlRun> {
  readonly #api: DatabricksWorkspace;
  readonly #statements: Statements;

  constructor(private readonly options: DatabricksRunsOptions) {
    const { warehouseId, nowUtcMs = Date.now } = options;
    this.#api = new DatabricksWorkspace(options);
    this.#statements = new Statements(this.#api, warehouseId, nowUtcMs);
  }

  /** All that this account sees; classic ones too, which ai_query does not run on. */
  async warehouses(signal: AbortSignal): Promise<readonly Warehouse[]> {
    return await listWarehouses(this.#api, signal);
  }

  /** Starts the warehouse where it sleeps, and waits until it runs. @param onState told each state that differs from the one before */
  async ready(onState: (warehouse: Warehouse) => void, signal: AbortSignal): Promise<Warehouse> {
    return await readyWarehouse(this.#api, this.options.warehouseId, onState, signal);
  }

  async columns(table: TableName, signal: AbortSignal): Promise<readonly BulkColumn[]> {
    return (await this.#statements.rows(columnsStatement(table), signal)).columns;
  }

  /** The same of a table that is to be scored. @throws BulkError `source-unknown`, which names it */
  async sourceColumns(table: TableName, signal: AbortSignal): Promise<readonly BulkColumn[]> {
    try {
      return await this.columns(table, signal);
    } catch (error) {
      if (!(error instanceof BulkError && error.code === "table-unknown")) throw error;
      const sentence = `There is no table ${showTable(table)}, or this account does not see it.`;
      throw new BulkError("source-unknown", sentence, error.detail);
    }
  }

  /** Finds out before anything is uploaded whether the table could be made. @throws BulkError `target-exists` */
  async checkTarget(target: TableName, signal: AbortSignal): Promise<void> {
    try {
      await this.columns(target, signal);
    } catch (error) {
      if (error instanceof BulkError && error.code === "table-unknown") return;
      throw error;
    }
    throw new BulkError("target-exists", TARGET_EXISTS);
  }

  async stage({ content, ...columns }: CsvUpload, signal: AbortSignal): Promise<StagedFile> {
    const { volume, randomId } = this.options;
    if (volume === undefined) throw new BulkError("volume-unknown", "A file is staged in a volume, and none is named.");
    const staged = stagedAs(volume, randomId(), columns);
    try {
      await this.upload(staged, content, signal);
    } catch (error) {
      await this.#removeRest(staged);
      throw error;
    }
    return staged;
  }

  /** Brings a file to where it is to lie. Where it breaks off, a part of it may lie there. */
  async upload({ path }: StagedFile, content: Blob, signal: AbortSignal): Promise<void> {
    await uploadFile(this.#api, path, content, signal);
  }

  /** Of an upload that broke off the workspace may keep a part, or all of it: what is refused here was not there. */
  async #removeRest({ path }: StagedFile): Promise<void> {
    try {
      await removeFile(this.#api, path, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof BulkError)) throw error;
    }
  }

  async unstage({ path }: Pick<StagedFile, "path">, signal: AbortSignal): Promise<void> {
    await removeFile(this.#api, path, signal);
  }

  plan(order: SqlOrder): SqlPlan {
    return planScoring(order);
  }

  /**
   * Looks through the table for values that an input would change, and hands the statement over where there are none.
   * @throws BulkError `values-unfit`
   */
  async start({ check, checked, statement, target, own }: SqlPlan, signal: AbortSignal): Promise<SqlRun> {
    if (check !== undefined) {
      const [counts = []] = (await this.#statements.rows(check, signal)).rows;
      const unfit = checked.flatMap((column, place) =>
        counts[place] === "0" ? [] : [`${column}: ${counts[place] ?? "some"}`],
      );
      if (unfit.length > 0) {
        const rows = unfit.join(", ");
        throw new BulkError(
          "values-unfit",
          `Rows with values that the model's input would change, by column: ${rows}. Nothing was scored.`,
        );
      }
    }
    if (signal.aborted) throw new CancelledError();
    // Not to be broken off: what was handed over, and whose ID nobody has, could not be cancelled.
    const begun = await this.#statements.start(statement, new AbortController().signal);
    stateOf(begun);
    return { statementId: begun.id, target, own };
  }

  async status({ statementId }: SqlRun, signal: AbortSignal): Promise<BulkState> {
    return stateOf(await this.#statements.look(statementId, signal));
  }

  /** Whether it is over, well or not. @throws BulkError where the workspace does not say */
  async hasEnded({ statementId }: SqlRun, signal: AbortSignal): Promise<boolean> {
    const { state } = await this.#statements.look(statementId, signal);
    return state !== "PENDING" && state !== "RUNNING";
  }

  async cancel({ statementId }: SqlRun, signal: AbortSignal): Promise<void> {
    await this.#statements.cancel(statementId, signal);
  }

  async count(run: SqlRun, signal: AbortSignal): Promise<BulkCount> {
    const [row] = (await this.#statements.rows(countStatement(run), signal)).rows;
    const [rows, failed] = [Number(row?.[0] ?? Number.NaN), Number(row?.[1] ?? Number.NaN)];
    if (!Number.isSafeInteger(rows) || !Number.isSafeInteger(failed)) {
      throw new BulkError("malformed-answer", "The rows of the new table could not be counted.");
    }
    return { rows, failed };
  }

  async failures(run: SqlRun, most: number, signal: AbortSignal): Promise<readonly BulkFailure[]> {
    return readFailures(await this.#statements.rows(failuresStatement(run, most), signal), run.own);
  }

  fetch(run: MadeTable, most: number, signal: AbortSignal): AsyncGenerator<BulkRows, void, undefined> {
    return pagesOf(this.#statements, run, most, signal);
  }

  async sample(run: SqlRun, most: number, signal: AbortSignal): Promise<BulkRows> {
    return await this.#statements.rows(pageStatement(run, most), signal);
  }
}
