/**
 * What a scoring run needs from outside: an Endpoint to query and a Workbook to read and write.
 * The endpoint/ and excel/ folders implement them without knowing each other.
 */
import type { OutputNames } from "../core/predictions/result-headers";
import type { RowOutcome } from "../core/predictions/join-outcomes";
import type { RememberedColumn } from "../core/memory/remembered-column";
import type { CellBlock, TableRows } from "../core/table/cell-block";
import type { DateSystem } from "../core/table/date-serial";
import type { RequestTurns } from "./learned/request-turns";

export type { RequestEnd, RequestTurn, RequestTurns } from "./learned/request-turns";

/** A wait before a retry, told so that the pane can explain it and the run can lower its concurrency. */
export interface RetryWait {
  readonly reason: "rate-limited" | "unavailable" | "network" | "model-error";
  readonly delayMs: number;
}

export interface QueryOptions {
  readonly signal: AbortSignal;
  /** Asked before each request; without it, requests are sent at once. */
  readonly turns?: RequestTurns;
  readonly onWait?: (wait: RetryWait) => void;
  /** Told the id of each attempt that failed, as far as it has one: as `QueryAnswer.requestId`. */
  readonly onFailedRequest?: (requestId: string) => void;
  /**
   * Whether the same rows are sent again when the model failed on them, or the connection broke while others are answered. They are, with
   * waits, unless told.
   */
  readonly repeatsFailures?: boolean;
  /** The rows can be tried in parts: they are given up sooner when nothing else that is sent finds the endpoint away. */
  readonly canBeParted?: boolean;
  /** An endpoint that was given up is waited for anew, for its rows are tried once more. */
  readonly waitsAnew?: boolean;
}

/** The answer to one batch: the body as text, because only core/ may read numbers out of it. */
export interface QueryAnswer {
  readonly body: string;
  /** Response header `served-model-name`: which model answered. */
  readonly servedModelName?: string;
  /** Response header `x-request-id`: how the endpoint or the relay calls this request. At most 64 harmless characters, nothing of what was sent. */
  readonly requestId?: string;
}

export interface Endpoint {
  /**
   * Sends one request body, with retries where the same request may pass later. Scoring has no side effect, so a POST is repeatable.
   * @throws RunStoppedError, BatchTooLargeError, RowsRefusedError, BatchFailedError, CancelledError; nothing else
   */
  query(body: string, options: QueryOptions): Promise<QueryAnswer>;
}

/** A table, or a range with or without a header row. Tables are kept by id: names, addresses and proxies go stale. */
export type SourceRef =
  | { readonly kind: "table"; readonly tableId: string }
  | { readonly kind: "range"; readonly sheetId: string; readonly address: string; readonly hasHeaders: boolean };

/** What stands at a source before anything is read from it. */
export interface SourceShape {
  readonly source: SourceRef;
  /** For people: "Table Iris", "Sheet1!A1:E151". */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly dateSystem: DateSystem;
  /** Address of the first data cell and its sheet, so that row i and column j can be named: "Sheet1", "A2". */
  readonly sheetName: string;
  readonly firstCell: string;
  /** Some rows are hidden, by hand or by a filter. They are read, scored and written like the others. */
  readonly hasHiddenRows?: true;
  /** Results of formulas may be out of date, because a calculation was due when the source was described. */
  readonly isCalculationDue?: true;
  /**
   * Positions of the columns that prove a row is still the one that was scored; all of them unless told. The columns sent are
   * enough: a NOW() in another column changes with every calculation and says nothing about a prediction.
   */
  readonly provingPositions?: readonly number[];
}

/** Rows moved in one sync, with all their columns in sheet order. */
export type RowWindow = TableRows;

/** What to do when the sheet already has a column of that name. */
export type CollisionChoice = "next-free" | "replace" | "refuse";

/** Result columns that stand in the sheet. Opaque to the run, plain data, good for a later `removeResultColumns`. */
export interface ResultColumns {
  readonly source: SourceRef;
  readonly headers: readonly string[];
  /** Ids of table columns, or the address of a range's result columns. */
  readonly columnIds: readonly string[];
  /**
   * The last of them is no output: it holds, for a row without a prediction, why (`RowFailure.message`, after its column if it has one), and
   * is blank beside a prediction. It is written with the others and proven with them, and counts in no question about results.
   */
  readonly hasReasons?: true;
}

/** Columns that stand ready for results before there are any. */
export interface ResultRoom extends ResultColumns {
  /** What they are for. Undefined for columns of earlier runs that may be replaced, as long as nobody knows what the model answers. */
  readonly outputs: readonly string[] | undefined;
  /** Those of `columnIds` that were added for it, and stand blank. The others are replaced: they keep their values until results come. */
  readonly addedIds: readonly string[];
}

export interface WriteReceipt {
  /** Rows (counted from 0 in the source) whose input cells were no longer those that were scored: left blank. */
  readonly changedRows: readonly number[];
  /** Rows that the run was cancelled before: not written, like all others of a window that throws. Absent when there are none. */
  readonly unreachedRows?: readonly number[];
  /** They changed because formulas among their inputs came to something else, as the first of them shows. */
  readonly areCalculatedAnew?: true;
  /** Rows written with less text than was answered, because no cell holds all of it; absent when there are none. */
  readonly cutRows?: readonly number[];
  /**
   * The result cells of the window's rows as they were read back after the write, one column an output, the reasons left out; blank for a row
   * that was not written, of which it says nothing.
   */
  readonly readBack: CellBlock;
}

/** XML of ours that the workbook keeps, under an id that the host gave it. */
export interface StoredPart {
  readonly id: string;
  readonly xml: string;
}

/** What is to become of parts, all at once. */
export interface PartChanges {
  readonly add: readonly string[];
  readonly replace: readonly StoredPart[];
  /** Ids. */
  readonly remove: readonly string[];
}

/** By what a remembered column is found in the workbook. */
export type ColumnTrace = Pick<RememberedColumn, "id" | "headers" | "sourceLabel" | "sourceKind" | "reasonsHeader">;

/** Where a remembered column stands now. */
export interface ColumnPlace {
  readonly source: SourceRef;
  readonly resultColumns: ResultColumns;
  readonly reasonsColumn?: ResultColumns;
  /** By its hidden names, or, as these are gone, by the table's name and the headers: then it may be another one of that name. */
  readonly foundBy: "anchor" | "header";
}

/** What a workbook remembers for us: parts that no cell shows, and hidden names that follow columns about. */
export interface MemoryStore {
  /** All parts of our namespace. The text of one that is too large to be handed out is empty. @throws WorkbookError */
  readParts(signal: AbortSignal): Promise<readonly StoredPart[]>;
  /**
   * @throws WorkbookError where the workbook takes none, as one that is open for reading does, and `sheet-changed` where a part to be replaced is
   * not there; then nothing was changed
   */
  changeParts(changes: PartChanges, signal: AbortSignal): Promise<void>;
  /** Gives a remembered column its hidden names; those it had before point here from now on. @throws WorkbookError */
  anchor(columnId: string, place: Omit<ColumnPlace, "foundBy">, signal: AbortSignal): Promise<void>;
  /** Takes hidden names of ours away. @param columnIds undefined for all that there are */
  dropAnchors(columnIds: readonly string[] | undefined, signal: AbortSignal): Promise<void>;
  /** @returns undefined for a column that is gone, with its source or alone, or of which one result column is gone */
  locate(columns: readonly ColumnTrace[], signal: AbortSignal): Promise<readonly (ColumnPlace | undefined)[]>;
}

export interface Workbook {
  /**
   * @param isToBeWritten whether `checkWritable` follows at once: what it wants to know is asked along with the rest
   * @throws WorkbookError, InputError `blank-header` `duplicate-header` `empty-table`
   */
  describe(source: SourceRef, signal: AbortSignal, isToBeWritten?: boolean): Promise<SourceShape>;
  /**
   * The next window from `firstRow` on: as many rows as one sync may carry, at least one.
   * @throws WorkbookError `sheet-changed` when the source no longer has that row or those columns
   */
  readWindow(shape: SourceShape, firstRow: number, signal: AbortSignal): Promise<RowWindow>;
  /**
   * Makes room for results before anything is paid for: adds blank columns beside the source, headers set, for only a column that was
   * added proves that there is room for it. Where a column is replaced, it is proven that it can be written; its values stay.
   * @param outputs undefined as long as nobody knows what the model answers: room is made for one
   * @param room what stands ready already, to be fitted to these outputs
   * @param reasonsName header of one more column for reasons, under the same choice; none without it
   * @param outputNames headers of outputs that have their own
   * @throws WorkbookError `column-exists`, `cells-occupied`, `sheet-protected` ...; then nothing was added. `sheet-changed` when the
   * room is no longer there
   */
  makeRoom(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[] | undefined,
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
    reasonsName?: string,
    outputNames?: OutputNames,
  ): Promise<ResultRoom>;
  /**
   * Blank result columns, headers set, beside the source: those of a room, fitted to the outputs, or new ones. Those that are replaced are
   * emptied now.
   * @throws WorkbookError as `makeRoom` does
   */
  addResultColumns(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[],
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
    reasonsName?: string,
    outputNames?: OutputNames,
  ): Promise<ResultRoom>;
  /**
   * Takes out again what was added for a room, as far as it still is as it was added: blank, and under its name.
   * @returns the ids of those columns of `addedIds` that are left in the sheet
   */
  giveRoomBack(room: ResultRoom, signal: AbortSignal): Promise<readonly string[]>;
  /**
   * The signal for what is finished though the run is cancelled, because it was paid for: aborted only once the other one is and the workbook
   * does not answer any more. What was under way then ends at once, and nothing of it stays. A workbook that always answers has none.
   */
  asLongAsItAnswers?(signal: AbortSignal): AbortSignal;
  /**
   * Writes one outcome a row of the window, if the window's cells still are what was read; failed rows become blank cells.
   * @param outcomes `outcomes.length === window.cells.rowCount`; undefined leaves the row's result cells alone, and the receipt does not name it
   */
  writeWindow(
    shape: SourceShape,
    resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
    signal: AbortSignal,
  ): Promise<WriteReceipt>;
  /**
   * Rows of the source as it is now in which every result cell is blank: more than the run left blank when the sheet moved
   * rows about between two windows.
   */
  blankResultRows(shape: SourceShape, resultColumns: ResultColumns, signal: AbortSignal): Promise<readonly number[]>;
  /**
   * What stands in the result cells of some rows, whatever it is by now: one column an output, in their order, the reasons left out. Numbers
   * come without their formats.
   * @throws WorkbookError `sheet-changed` when the source no longer has those rows, or the result columns are gone
   */
  readResults(
    shape: SourceShape,
    resultColumns: ResultColumns,
    firstRow: number,
    rowCount: number,
    signal: AbortSignal,
  ): Promise<CellBlock>;
  /**
   * Proves that result columns still stand beside the source and can be written, for results that replace those of some rows. Nothing that
   * anybody sees changes.
   * @returns them, under the headers that they bear now
   * @throws WorkbookError `sheet-changed` when one is gone or another stands in its place, `sheet-protected` ...
   */
  checkResultColumns(shape: SourceShape, resultColumns: ResultColumns, signal: AbortSignal): Promise<ResultColumns>;
  /** Takes the result columns out again. */
  removeResultColumns(resultColumns: ResultColumns, signal: AbortSignal): Promise<void>;
  /**
   * @param collision with "replace" no new column may be needed
   * @throws WorkbookError when results could not be written: asked before scoring, not after.
   */
  checkWritable(shape: SourceShape, collision: CollisionChoice, signal: AbortSignal): Promise<void>;
}
