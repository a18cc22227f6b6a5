import type { RowOutcome } from "../core/predictions/join-outcomes";
import type {
  CollisionChoice,
  ResultColumns,
  ResultRoom,
  RowWindow,
  SourceRef,
  SourceShape,
  Workbook,
  WriteReceipt,
} from "../scoring/ports";
import { isSizeLimit, mayPassSmaller } from "./host/excel-errors";
import { ExcelQueue, type ExcelHost, type ExcelSession } from "./host/excel-queue";
import { cellAddress } from "./reading/cell-address";
import { describeSource } from "./reading/describe-source";
import { readRows } from "./reading/read-rows";
import { paceAfterRefusal, paceAfterWindow, rowsInWindow, STARTING_PACE, type WindowPace } from "./reading/row-window";
import { removeRangeResultColumns, type WrittenMark } from "./writing/range-result-columns";
import type { RoomPurpose, WantedRoom } from "./room/settle-room";
import { removeTableResultColumns } from "./writing/table-result-columns";
import type { LearnedManners } from "./writing/write-manner";

/**
 * The workbook that is open in Excel, as a scoring run needs it: `new ExcelWorkbook({ run: Excel.run })`, or over the ExcelQueue that
 * the rest of the pane uses. Every method is one or more turns in that queue. A cancelled signal ends one that reads at once, and one that writes when Excel
 * is silent; what it had Excel write is taken back when Excel answers after all.
 * What nobody but a run asks for comes in the same file as the run's own code, so that it is there when the run is.
 */
export class ExcelWorkbook implements Workbook {
  private readonly queue: ExcelQueue;
  /** How large windows may be is learned for each described source, which lives as long as its run. */
  private readonly paces = new WeakMap<SourceShape, WindowPace>();
  /** How Excel wants cells written is learned in each run. */
  private readonly learnedManners: LearnedManners = new WeakMap();
  /** One written value for each result column of a range without headers, by its first address. */
  private readonly writtenMarks = new Map<string, WrittenMark>();

  constructor(host: ExcelHost) {
    this.queue = ExcelQueue.over(host);
  }

  describe(source: SourceRef, signal: AbortSignal): Promise<SourceShape> {
    return this.queue.session(signal, (session) => describeSource(session, source));
  }

  async checkWritable(shape: SourceShape, collision: CollisionChoice, signal: AbortSignal): Promise<void> {
    const { checkWritable } = await import(/* webpackChunkName: "run" */ "./room/check-writable");
    return this.queue.session(signal, (session) => checkWritable(session, shape, collision));
  }

  /** A window that Excel refuses as too large is asked for again with half the rows, in a turn of its own. */
  async readWindow(shape: SourceShape, firstRow: number, signal: AbortSignal): Promise<RowWindow> {
    if (firstRow >= shape.rowCount) throw new RangeError("The source has no such row.");
    for (;;) {
      const pace = this.paces.get(shape) ?? STARTING_PACE;
      const rowCount = rowsInWindow(pace, shape.columns.length, shape.rowCount - firstRow);
      try {
        const read = (session: ExcelSession) => readRows(session, shape, firstRow, rowCount);
        const { window, bytes } = await this.queue.session(signal, read);
        this.paces.set(shape, paceAfterWindow(pace, rowCount, bytes));
        return window;
      } catch (error) {
        const smaller = mayPassSmaller(error) ? paceAfterRefusal(pace, rowCount, isSizeLimit(error)) : undefined;
        if (smaller === undefined) throw error;
        this.paces.set(shape, smaller);
      }
    }
  }

  makeRoom(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[] | undefined,
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
  ): Promise<ResultRoom> {
    return this.settleRoom(shape, { columnName, outputs, collision }, "proof", signal, room);
  }

  addResultColumns(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[],
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
  ): Promise<ResultRoom> {
    return this.settleRoom(shape, { columnName, outputs, collision }, "results", signal, room);
  }

  async giveRoomBack(room: ResultRoom, signal: AbortSignal): Promise<boolean> {
    const { giveRoomBack } = await import(/* webpackChunkName: "run" */ "./room/give-room-back");
    return this.queue.session(signal, (session) => giveRoomBack(session, room), "owed");
  }

  asLongAsItAnswers(signal: AbortSignal): AbortSignal {
    return this.queue.untilSilent(signal);
  }

  async writeWindow(
    shape: SourceShape,
    resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    signal: AbortSignal,
  ): Promise<WriteReceipt> {
    const { writeRows } = await import(/* webpackChunkName: "run" */ "./writing/write-rows");
    const work = (session: ExcelSession): Promise<WriteReceipt> =>
      writeRows(session, shape, resultColumns, window, outcomes, this.learnedManners);
    const receipt = await this.queue.session(signal, work, "writing");
    this.noteWritten(resultColumns, window, outcomes, receipt);
    return receipt;
  }

  async blankResultRows(
    shape: SourceShape,
    resultColumns: ResultColumns,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const { blankResultRows } = await import(/* webpackChunkName: "run" */ "./writing/blank-result-rows");
    return this.queue.session(signal, (session) => blankResultRows(session, shape, resultColumns), "writing");
  }

  removeResultColumns(resultColumns: ResultColumns, signal: AbortSignal): Promise<void> {
    const { source } = resultColumns;
    return this.queue.session(signal, (session) =>
      source.kind === "table"
        ? removeTableResultColumns(session, source, resultColumns)
        : removeRangeResultColumns(
            session,
            source,
            resultColumns,
            this.writtenMarks.get(resultColumns.columnIds[0] ?? ""),
          ),
    );
  }

  /**
   * Shows a cell of a source to the analyst: its sheet comes to the front and the cell is selected.
   * @param address without the sheet's name, as `cellAddress` writes it
   */
  selectCell(sheetName: string, address: string, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, async (session) => {
      const sheet = session.workbook.worksheets.getItem(sheetName);
      sheet.activate();
      sheet.getRange(address).select();
      await session.sync();
    });
  }

  private async settleRoom(
    shape: SourceShape,
    wanted: WantedRoom,
    purpose: RoomPurpose,
    signal: AbortSignal,
    room?: ResultRoom,
  ): Promise<ResultRoom> {
    const { source } = shape;
    const { isTableReady, makeTableRoom } = await import(/* webpackChunkName: "run" */ "./room/table-room");
    if (source.kind === "table" && room !== undefined && isTableReady(room, wanted)) return room;
    const { makeRangeRoom } = await import(/* webpackChunkName: "run" */ "./room/range-room");
    const work = (session: ExcelSession): Promise<ResultRoom> =>
      source.kind === "table"
        ? makeTableRoom(session, shape, source, wanted, purpose, room)
        : makeRangeRoom(session, shape, source, wanted, purpose, room);
    return this.queue.session(signal, work, "writing");
  }

  /** Keeps what `removeResultColumns` needs to know the result columns of a range without headers again. */
  private noteWritten(
    resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    receipt: WriteReceipt,
  ): void {
    const { source, columnIds } = resultColumns;
    const columnId = columnIds[0];
    if (source.kind === "table" || source.hasHeaders || columnId === undefined || this.writtenMarks.has(columnId))
      return;
    const changed = new Set(receipt.changedRows);
    for (const [i, outcome] of outcomes.entries()) {
      const row = window.firstRow + i;
      const value = "predictions" in outcome && !changed.has(row) ? outcome.predictions[0] : undefined;
      if (value === undefined || typeof value === "object" || value === "") continue;
      this.writtenMarks.set(columnId, { address: cellAddress(firstCellOf(columnId), row, 0), value });
      return;
    }
  }
}

function firstCellOf(address: string): string {
  return address.split(":")[0] ?? address;
}
