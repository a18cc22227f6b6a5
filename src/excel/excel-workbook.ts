import type { CellBlock } from "../core/table/cell-block";
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
import { ExcelQueue, type ExcelHost, type ExcelSession, type TurnWork } from "./host/excel-queue";
import { describeSource } from "./reading/describe-source";
import type { LearnedOfSources } from "./reading/read-window";
import type { SheetFacts } from "./room/check-writable";
import type { RoomPurpose, WantedRoom } from "./room/settle-room";
import type { JournalPlace, MakeRoom } from "./undo/with-undo";
import type { LearnedManners } from "./writing/write-manner";
import type { WrittenRows } from "./writing/write-rows";
import type { WrittenMarks } from "./writing/written-marks";

interface SeenWhole {
  readonly resultColumns: ResultColumns;
  readonly blankRows: readonly number[];
  /** Of the queue, when it was over. */
  readonly turns: number;
}

/**
 * The workbook that is open in Excel, as a scoring run needs it: `new ExcelWorkbook({ run: Excel.run })`, or over the ExcelQueue that
 * the rest of the pane uses. Every method is one or more turns in that queue. A cancelled signal ends one that reads at once, and one that writes when Excel
 * is silent; what it had Excel write is taken back when Excel answers after all.
 * What nobody but a run asks for comes in the same file as the run's own code, so that it is there when the run is.
 */
export class ExcelWorkbook implements Workbook {
  private readonly queue: ExcelQueue;
  private readonly learned: LearnedOfSources = { paces: new WeakMap(), looks: new WeakMap() };
  /** What was asked of a sheet when its source was described, for the check that follows. */
  private readonly askedAlong = new WeakMap<SourceShape, SheetFacts>();
  /** How Excel wants cells written is learned in each run. */
  private readonly learnedManners: LearnedManners = new WeakMap();
  /** The last write, if it wrote and read back all result cells of a source at once. */
  private seenWhole: SeenWhole | undefined;
  private readonly writtenMarks: WrittenMarks = new Map();
  /** What can be undone. */
  readonly kept: JournalPlace = {};

  constructor(host: ExcelHost) {
    this.queue = ExcelQueue.over(host);
  }

  async describe(source: SourceRef, signal: AbortSignal, isToBeWritten = false): Promise<SourceShape> {
    if (!isToBeWritten) return this.queue.session(signal, (session) => describeSource(session, source));
    const { askSheetFacts } = await import(/* webpackChunkName: "run" */ "./room/check-writable");
    return this.queue.session(signal, async (session) => {
      let facts: (() => SheetFacts) | undefined;
      const shape = await describeSource(session, source, (sheet) => (facts = askSheetFacts(session, sheet)));
      if (facts !== undefined) this.askedAlong.set(shape, facts());
      return shape;
    });
  }

  async checkWritable(shape: SourceShape, collision: CollisionChoice, signal: AbortSignal): Promise<void> {
    const { checkFacts, checkWritable, mayBeInTheWay } = await import(
      /* webpackChunkName: "run" */ "./room/check-writable"
    );
    const facts = this.askedAlong.get(shape);
    this.askedAlong.delete(shape);
    if (facts !== undefined && !mayBeInTheWay(facts, shape, collision)) return checkFacts(facts, shape, collision);
    return this.queue.session(signal, (session) => checkWritable(session, shape, collision));
  }

  async readWindow(shape: SourceShape, firstRow: number, signal: AbortSignal): Promise<RowWindow> {
    const { readWindow } = await import(/* webpackChunkName: "run" */ "./reading/read-window");
    return readWindow(this.queue, this.learned, shape, firstRow, signal);
  }

  makeRoom(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[] | undefined,
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
    reasonsName?: string,
  ): Promise<ResultRoom> {
    return this.settleRoom(
      shape,
      { columnName, outputs, collision, ...(reasonsName && { reasonsName }) },
      "proof",
      signal,
      room,
    );
  }

  addResultColumns(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[],
    collision: CollisionChoice,
    signal: AbortSignal,
    room?: ResultRoom,
    reasonsName?: string,
  ): Promise<ResultRoom> {
    return this.settleRoom(
      shape,
      { columnName, outputs, collision, ...(reasonsName && { reasonsName }) },
      "results",
      signal,
      room,
    );
  }

  async giveRoomBack(room: ResultRoom, signal: AbortSignal): Promise<readonly string[]> {
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
    outcomes: readonly (RowOutcome | undefined)[],
    signal: AbortSignal,
  ): Promise<WriteReceipt> {
    const { writeRows } = await import(/* webpackChunkName: "run" */ "./writing/write-rows");
    const { noteWritten } = await import(/* webpackChunkName: "run" */ "./writing/written-marks");
    const { journalAt, keepBeforeWrite } = await import(/* webpackChunkName: "run" */ "./undo/with-undo");
    const work: TurnWork<WrittenRows> = async (session, stand) => {
      await keepBeforeWrite(session, this.kept, shape, resultColumns, window.firstRow, outcomes);
      return writeRows(session, shape, resultColumns, window, outcomes, this.learnedManners, stand);
    };
    const { receipt, blankRows } = await this.queue.session(signal, work, "writing");
    this.seenWhole = blankRows && { resultColumns, blankRows, turns: this.queue.turns };
    journalAt(this.kept).noteWritten(resultColumns, shape, window, receipt);
    noteWritten(this.writtenMarks, resultColumns, window, outcomes, receipt);
    return receipt;
  }

  async blankResultRows(
    shape: SourceShape,
    resultColumns: ResultColumns,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const { seenWhole } = this;
    // No turn since: asked now, Excel would say once more what it has just said. Whatever a person does meanwhile, they can do a moment later.
    if (seenWhole?.resultColumns === resultColumns && seenWhole.turns === this.queue.turns) return seenWhole.blankRows;
    const { blankResultRows } = await import(/* webpackChunkName: "run" */ "./writing/blank-result-rows");
    return this.queue.session(signal, (session) => blankResultRows(session, shape, resultColumns), "writing");
  }

  async readResults(
    shape: SourceShape,
    resultColumns: ResultColumns,
    firstRow: number,
    rowCount: number,
    signal: AbortSignal,
  ): Promise<CellBlock> {
    const { readResults } = await import(/* webpackChunkName: "run" */ "./reading/read-results");
    return readResults(this.queue, shape, resultColumns, { firstRow, rowCount }, signal);
  }

  async checkResultColumns(
    shape: SourceShape,
    resultColumns: ResultColumns,
    signal: AbortSignal,
  ): Promise<ResultColumns> {
    const { checkResultColumns } = await import(/* webpackChunkName: "run" */ "./room/check-result-columns");
    return this.queue.session(signal, (session) => checkResultColumns(session, shape, resultColumns), "writing");
  }

  async removeResultColumns(resultColumns: ResultColumns, signal: AbortSignal): Promise<void> {
    const { removeResultColumns } = await import(/* webpackChunkName: "run" */ "./writing/remove-result-columns");
    const { removeWithUndo } = await import(/* webpackChunkName: "run" */ "./undo/with-undo");
    return this.queue.session(signal, (session) =>
      removeWithUndo(session, this.kept, resultColumns, () =>
        removeResultColumns(session, resultColumns, this.writtenMarks),
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
    const { journalAt, settleWithUndo } = await import(/* webpackChunkName: "run" */ "./undo/with-undo");
    if (source.kind === "table" && room !== undefined && isTableReady(room, wanted)) {
      if (purpose === "results") journalAt(this.kept).noteRoom(shape, room, undefined);
      return room;
    }
    const { makeRangeRoom } = await import(/* webpackChunkName: "run" */ "./room/range-room");
    const make: MakeRoom = (session, aim, ready) =>
      source.kind === "table"
        ? makeTableRoom(session, shape, source, wanted, aim, ready, this.learned.looks.get(source))
        : makeRangeRoom(session, shape, source, wanted, aim, ready);
    const work = (session: ExcelSession): Promise<ResultRoom> =>
      settleWithUndo(session, this.kept, shape, wanted, purpose, make, room);
    return this.queue.session(signal, work, "writing");
  }
}
