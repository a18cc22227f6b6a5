import type { ResultColumns, ResultRoom, RowWindow, SourceShape, WriteReceipt } from "../../scoring/ports";
import type { KeyNames } from "./key-names";
import type { KeptRow } from "./kept-rows";
import { givenValue, hashOf } from "./row-keys";
import type { UndoState } from "./undone";

/** Cells that are kept of one run: some 60 MB at most. */
export const MOST_KEPT_CELLS = 300_000;

/** What stood in the cells of result columns, and what was written over it. */
export interface UndoRecord {
  readonly kind: Exclude<UndoState, "too-large">;
  /** The source as it was when they were kept. */
  readonly shape: SourceShape;
  readonly names: KeyNames;
  readonly resultColumns: ResultColumns;
  /** Ids of columns that were made for the run; they stood blank, and go when they are blank again. */
  readonly addedIds: readonly string[];
  /** Positions of the columns in their table, before they were taken out. */
  readonly positions: readonly number[];
  /** Undefined where they were too many. */
  rows: KeptRow[] | undefined;
  /** By hashes of proving cells, hashes of what was written beside them. */
  readonly written: Map<number, Set<number>>;
}

/** Result columns as they are written by one run. */
interface Written {
  /** Of the run that writes; bound by its first write. */
  run: ResultColumns | undefined;
  /** Absent where the columns were made for the run: nothing stood in them. */
  readonly record: UndoRecord | undefined;
  readonly provingNames: readonly string[];
}

/** What can be undone in this session: the last replacement or refresh of each group of result columns, or their being taken out. */
export class UndoJournal {
  private readonly writing = new Map<string, Written>();
  private readonly records = new Map<string, UndoRecord>();

  recordOf(resultColumns: ResultColumns): UndoRecord | undefined {
    return this.records.get(keyOf(resultColumns));
  }

  stateOf(resultColumns: ResultColumns): UndoState | undefined {
    const record = this.recordOf(resultColumns);
    return record && (record.rows === undefined ? "too-large" : record.kind);
  }

  /** What there was is back, or another record counts from now on. */
  forget(resultColumns: ResultColumns): void {
    this.records.delete(keyOf(resultColumns));
  }

  /** Columns stand ready for a run. @param record of those that were emptied for it; undefined where all are new */
  noteRoom(shape: SourceShape, room: ResultRoom, record: UndoRecord | undefined): void {
    this.writing.set(keyOf(room), { run: undefined, record, provingNames: provingNamesOf(shape) });
    if (record === undefined) this.forget(room);
    else this.records.set(keyOf(room), record);
  }

  noteRemoved(record: UndoRecord): void {
    this.records.set(keyOf(record.resultColumns), record);
  }

  /** Names of the columns that proved rows when these result columns were written last; undefined if they never were in this session. */
  provingNames(resultColumns: ResultColumns): readonly string[] | undefined {
    return this.writing.get(keyOf(resultColumns))?.provingNames;
  }

  /** Whether a run is about to write over what stands in these columns: they were not made or emptied for it. */
  isRefresh(resultColumns: ResultColumns): boolean {
    const written = this.writing.get(keyOf(resultColumns));
    if (written === undefined) return true;
    written.run ??= resultColumns;
    return written.run !== resultColumns || written.record?.kind === "refreshed";
  }

  /** The record of a refresh, begun with its first write. */
  refreshed(shape: SourceShape, resultColumns: ResultColumns, begin: () => UndoRecord): UndoRecord {
    const key = keyOf(resultColumns);
    const written = this.writing.get(key);
    if (written?.run === resultColumns && written.record !== undefined) return written.record;
    const record = begin();
    this.writing.set(key, { run: resultColumns, record, provingNames: provingNamesOf(shape) });
    this.records.set(key, record);
    return record;
  }

  /** Rows of a refresh whose cells are about to be written over; what this very run has written is nothing to go back to. */
  keep(record: UndoRecord, rows: readonly KeptRow[] | undefined): void {
    const columnCount = record.resultColumns.columnIds.length;
    const isOurs = ({ proving, contents }: KeptRow): boolean =>
      record.written.get(proving)?.has(hashOf(contents.map(({ value }) => value))) === true;
    const former = rows?.filter((row) => !isOurs(row));
    const isTooMany = (record.rows?.length ?? 0) + (former?.length ?? 0) > MOST_KEPT_CELLS / columnCount;
    if (former === undefined || isTooMany) record.rows = undefined;
    else record.rows?.push(...former);
  }

  /**
   * What was written and read back, by the rows that it stands beside.
   * @param reasons one a row, where there is a column of reasons
   */
  noteWritten(
    resultColumns: ResultColumns,
    shape: SourceShape,
    window: RowWindow,
    receipt: WriteReceipt,
    reasons?: readonly (string | undefined)[],
  ): void {
    const record = this.writing.get(keyOf(resultColumns))?.record;
    const { readBack } = receipt;
    if (record?.rows === undefined) return;
    const positions = record.names.proving.map((name) => shape.columns.indexOf(name));
    for (let row = 0; row < readBack.rowCount; row++) {
      const proving = hashOf(positions.map((position) => givenValue(window.cells.cell(row, position))));
      const outputs = readBack.columns.map((column) => givenValue(column.at(row)));
      const result = hashOf(reasons === undefined ? outputs : [...outputs, reasons[row] ?? ""]);
      const beside = record.written.get(proving);
      if (beside === undefined) record.written.set(proving, new Set([result]));
      else beside.add(result);
    }
  }
}

function provingNamesOf({ columns, provingPositions }: SourceShape): readonly string[] {
  return provingPositions?.map((position) => columns[position]!) ?? columns;
}

function keyOf({ source, columnIds }: ResultColumns): string {
  return JSON.stringify([source.kind === "table" ? source.tableId : source.sheetId, columnIds]);
}
