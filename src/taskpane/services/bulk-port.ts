import type { BulkCount, BulkFailure, BulkState } from "../../bulk/bulk-runs";
import type { Warehouse } from "../../bulk/sql/warehouses";
import type { Schema } from "../../core/inputs/schema";
import type { HandedOverRun } from "../../core/memory/handed-over-run";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { Connection } from "./connection";

/**
 * Tables too large for the pane: handed over to a SQL warehouse of the endpoint's own workspace, watched, and what comes back of them.
 * Methods that fail throw BulkError (a code and an English sentence), CancelledError, InputError or WorkbookError.
 */
export interface BulkPort {
  /** Warehouses that this account sees; classic ones too, which ai_query does not run on. */
  warehouses(connection: Connection, signal: AbortSignal): Promise<readonly Warehouse[]>;
  /**
   * What would happen, for people to read first: nothing is uploaded or made. Asks the workspace for the columns of a named table and whether
   * the target is free, which starts a sleeping warehouse.
   * @param onState told each state of the warehouse that differs from the one before
   */
  plan(order: HandOverOrder, onState: (warehouse: Warehouse) => void, signal: AbortSignal): Promise<HandOverPlan>;
  /**
   * Uploads where the source is the sheet, hands the statement over, and writes the run into the workbook as soon as there is something over
   * there to remember. Cancelled before the statement was handed over, it takes the upload away again and forgets the run.
   * @param plan of this very order @throws WorkbookError `sheet-changed` where it would be another plan by now
   */
  start(
    order: HandOverOrder,
    plan: HandOverPlan,
    onStep: (step: HandOverStep) => void,
    signal: AbortSignal,
  ): Promise<HandedOverRun>;
  /**
   * How a run is; it throws for one that ended badly, each time it is asked. An ended run's uploaded file is removed at the first look after its
   * end, also after a failure, and so is that of a run that was never handed over (BulkError `never-handed-over`).
   */
  status(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<BulkState>;
  cancel(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<void>;
  /**
   * How many rows the new table has and how many of them failed, and the first failed ones with their messages.
   * @throws BulkError `rows-differ` where it has not as many as were uploaded
   */
  outcome(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<HandOverOutcome>;
  /**
   * The first rows by their key, as many as a sheet takes at most, as an Excel table on a new sheet: the key (of a sheet's table the number of
   * the row in it, from 1), the source's columns, one column for each output, and why rows have none. Where that fails nothing of it stays.
   * @param most rows @param onRows told how many stand
   */
  bringBack(
    connection: Connection,
    run: HandedOverRun,
    most: number,
    signal: AbortSignal,
    onRows?: (rows: number) => void,
  ): Promise<BroughtBack>;
  /** Runs that this workbook remembers, newest first; of any workspace. Asks nobody but the workbook. */
  remembered(): Promise<readonly HandedOverRun[]>;
  /** The workbook remembers the run no more. What is over there stays, also an uploaded file that was not removed yet. */
  forget(run: HandedOverRun): Promise<void>;
  /** Milliseconds since 1970: how long ago a run was handed over. */
  nowUtcMs(): number;
}

export interface HandOverOrder {
  readonly connection: Connection;
  readonly address: EndpointAddress;
  readonly warehouse: Warehouse;
  readonly source: HandOverSource;
  /** `catalog.schema.table`, which must not exist. */
  readonly target: string;
  /** What the endpoint answers, as Spark calls it, where its model has no schema to tell. */
  readonly returnType?: string;
}

/**
 * The selected table as the pane would score it now, uploaded into a volume (`/Volumes/catalog/schema/volume[/folder]`); or a table of Unity
 * Catalog by its name, of which the columns named as the schema says are sent, or all.
 */
export type HandOverSource =
  | { readonly kind: "sheet"; readonly plan: ScoringPlan; readonly volume: string }
  | { readonly kind: "table"; readonly name: string; readonly schema: Schema | undefined };

/** What would happen, as people read it first. Plain data. */
export interface HandOverPlan {
  /** Lines. */
  readonly statement: readonly string[];
  /** The statement that looks first for values which an input would change, in lines; undefined where no value can be changed. */
  readonly check: readonly string[] | undefined;
  /** Undefined where nothing is uploaded. */
  readonly upload: PlannedUpload | undefined;
  /** Columns of the source: of a sheet those that are uploaded, the key apart. */
  readonly columnCount: number;
  /** The target's canonical name. */
  readonly target: string;
}

export interface PlannedUpload {
  readonly rows: number;
  /** Rows of the table that stay out, because a cell of them cannot be sent: only where the plan leaves such rows out. */
  readonly rowsLeftOut: number;
  /** Of the file, about. */
  readonly bytes: number;
  /** Where it is to lie. */
  readonly path: string;
}

/** What is being done; `not-remembered`: the workbook takes no note of the run, which goes on all the same. */
export type HandOverStep =
  | { readonly kind: "reading"; readonly rowsRead: number; readonly rowCount: number }
  | { readonly kind: "uploading"; readonly bytes: number }
  | { readonly kind: "handing-over" | "not-remembered" };

export interface HandOverOutcome {
  readonly count: BulkCount;
  readonly failures: readonly BulkFailure[];
}

/** Where rows came back to. */
export interface BroughtBack {
  readonly sheetName: string;
  readonly address: string;
  readonly rows: number;
  /** Cells that hold less of a text than came, because no cell holds all of it. */
  readonly cutCells: number;
}

export type { HandedOverRun };
