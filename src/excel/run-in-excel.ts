import type { RowOutcome } from "../core/predictions/join-outcomes";
import type { CellBlock } from "../core/table/cell-block";
import type {
  CollisionChoice,
  ResultColumns,
  ResultRoom,
  RowWindow,
  SourceShape,
  Workbook,
  WriteReceipt,
} from "../scoring/ports";
import { findCharts, removeCharts } from "./chart/remove-charts";
import type { ExcelQueue, ExcelSession, TurnWork } from "./host/excel-queue";
import { readResults } from "./reading/read-results";
import { readWindow, type LearnedOfSources } from "./reading/read-window";
import { askSheetFacts, checkFacts, checkWritable, mayBeInTheWay, type SheetFacts } from "./room/check-writable";
import { giveRoomBack } from "./room/give-room-back";
import { makeRangeRoom } from "./room/range-room";
import type { RoomPurpose, WantedRoom } from "./room/settle-room";
import { checkResultColumns } from "./room/check-result-columns";
import { isTableReady, makeTableRoom } from "./room/table-room";
import { describeSource } from "./reading/describe-source";
import {
  journalAt,
  keepBeforeWrite,
  removeWithUndo,
  settleWithUndo,
  type JournalPlace,
  type MakeRoom,
} from "./undo/with-undo";
import { blankResultRows } from "./writing/blank-result-rows";
import { reasonOf } from "./writing/result-cells";
import { removeResultColumns } from "./writing/remove-result-columns";
import type { LearnedManners } from "./writing/write-manner";
import { writeRows, type WrittenRows } from "./writing/write-rows";
import { noteWritten, type WrittenMarks } from "./writing/written-marks";

interface SeenWhole {
  readonly resultColumns: ResultColumns;
  readonly blankRows: readonly number[];
  /** Of the queue, when it was over. */
  readonly turns: number;
}

/** What nobody but a run asks of a workbook; loaded when the first run is. */
export class RunInExcel implements Omit<Workbook, "asLongAsItAnswers"> {
  private readonly learned: LearnedOfSources = { paces: new WeakMap(), looks: new WeakMap() };
  /** What was asked of a sheet when its source was described, for the check that follows. */
  private readonly askedAlong = new WeakMap<SourceShape, SheetFacts>();
  /** How Excel wants cells written is learned in each run. */
  private readonly learnedManners: LearnedManners = new WeakMap();
  /** The last write, if it wrote and read back all result cells of a source at once. */
  private seenWhole: SeenWhole | undefined;
  private readonly writtenMarks: WrittenMarks = new Map();

  constructor(
    private readonly queue: ExcelQueue,
    private readonly kept: JournalPlace,
  ) {}

  /** Of a source that is to be written: what `checkWritable` wants to know is asked along with the rest. */
  describe(source: SourceShape["source"], signal: AbortSignal): Promise<SourceShape> {
    return this.queue.session(signal, async (session) => {
      let facts: (() => SheetFacts) | undefined;
      const shape = await describeSource(session, source, (sheet) => (facts = askSheetFacts(session, sheet)));
      if (facts !== undefined) this.askedAlong.set(shape, facts());
      return shape;
    });
  }

  async checkWritable(shape: SourceShape, collision: CollisionChoice, signal: AbortSignal): Promise<void> {
    const facts = this.askedAlong.get(shape);
    this.askedAlong.delete(shape);
    if (facts !== undefined && !mayBeInTheWay(facts, shape, collision)) return checkFacts(facts, shape, collision);
    return this.queue.session(signal, (session) => checkWritable(session, shape, collision));
  }

  async readWindow(shape: SourceShape, firstRow: number, signal: AbortSignal): Promise<RowWindow> {
    return readWindow(this.queue, this.learned, shape, firstRow, signal);
  }

  makeRoom(...asked: Parameters<Workbook["makeRoom"]>): Promise<ResultRoom> {
    return this.settleRoom("proof", ...asked);
  }

  addResultColumns(...asked: Parameters<Workbook["addResultColumns"]>): Promise<ResultRoom> {
    return this.settleRoom("results", ...asked);
  }

  async giveRoomBack(room: ResultRoom, signal: AbortSignal): Promise<readonly string[]> {
    return this.queue.session(signal, (session) => giveRoomBack(session, room), "owed");
  }

  async writeWindow(
    shape: SourceShape,
    resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
    signal: AbortSignal,
  ): Promise<WriteReceipt> {
    const work: TurnWork<WrittenRows> = async (session, stand) => {
      await keepBeforeWrite(session, this.kept, shape, resultColumns, window.firstRow, outcomes);
      return writeRows(session, shape, resultColumns, window, outcomes, this.learnedManners, stand);
    };
    const { receipt, blankRows } = await this.queue.session(signal, work, "writing");
    this.seenWhole = blankRows && { resultColumns, blankRows, turns: this.queue.turns };
    const reasons = resultColumns.hasReasons && outcomes.map((outcome) => outcome && reasonOf(outcome));
    journalAt(this.kept).noteWritten(resultColumns, shape, window, receipt, reasons);
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
    return this.queue.session(signal, (session) => blankResultRows(session, shape, resultColumns), "writing");
  }

  async readResults(
    shape: SourceShape,
    resultColumns: ResultColumns,
    firstRow: number,
    rowCount: number,
    signal: AbortSignal,
  ): Promise<CellBlock> {
    return readResults(this.queue, shape, resultColumns, { firstRow, rowCount }, signal);
  }

  async checkResultColumns(
    shape: SourceShape,
    resultColumns: ResultColumns,
    signal: AbortSignal,
  ): Promise<ResultColumns> {
    return this.queue.session(signal, (session) => checkResultColumns(session, shape, resultColumns), "writing");
  }

  async removeResultColumns(resultColumns: ResultColumns, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, (session) =>
      removeWithUndo(session, this.kept, resultColumns, async () => {
        const charts = await findCharts(session, resultColumns);
        await removeResultColumns(session, resultColumns, this.writtenMarks);
        await removeCharts(session, charts);
      }),
    );
  }

  private async settleRoom(
    purpose: RoomPurpose,
    ...[shape, columnName, outputs, collision, signal, room, reasonsName, names]: Parameters<Workbook["makeRoom"]>
  ): Promise<ResultRoom> {
    const { source } = shape;
    const wanted: WantedRoom = {
      ...{ columnName, outputs, collision },
      ...(reasonsName && { reasonsName }),
      ...(names && { outputNames: names }),
    };
    if (source.kind === "table" && room !== undefined && isTableReady(room, wanted)) {
      if (purpose === "results") journalAt(this.kept).noteRoom(shape, room, undefined);
      return room;
    }
    const make: MakeRoom = (session, aim, ready) =>
      source.kind === "table"
        ? makeTableRoom(session, shape, source, wanted, aim, ready, this.learned.looks.get(source))
        : makeRangeRoom(session, shape, source, wanted, aim, ready);
    const work = (session: ExcelSession): Promise<ResultRoom> =>
      settleWithUndo(session, this.kept, shape, wanted, purpose, make, room);
    return this.queue.session(signal, work, "writing");
  }
}
