import { WorkbookError } from "../core/errors";
import { unionOfOutputs } from "../core/predictions/align-outputs";
import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { throwIfCancelled } from "./flow/cancellation";
import type { ResultColumns, ResultRoom, SourceShape, Workbook } from "./ports";
import type { RunTally } from "./run-tally";
import type { ScoringPlan } from "./scoring-plan";

export interface RunColumnsParts {
  readonly workbook: Pick<Workbook, "makeRoom" | "addResultColumns" | "giveRoomBack">;
  readonly plan: Pick<ScoringPlan, "columnName" | "collision" | "outputChoice" | "reasonsName" | "outputNames">;
  readonly shape: SourceShape;
  readonly tally: RunTally;
  /** What a run that was cut has left: it is used, and stays whatever becomes of this run. */
  readonly left?: ResultRoom | undefined;
  /** Of the run: room is made as long as it is not cancelled. */
  readonly signal: AbortSignal;
  /** For what is finished though the run is cancelled. */
  readonly toTheEnd: AbortSignal;
}

/** The result columns of a run that has predictions to write. */
export interface TakenColumns {
  readonly resultColumns: ResultColumns;
  readonly outputs: readonly string[];
}

/**
 * The result columns of one run. Room for them is made before the first request, so that nothing is paid for what the sheet does not take;
 * it is fitted to the outputs once the first answer names them, becomes the result columns with the first predictions that are written, and
 * is given back by a run that writes none.
 */
export class RunColumns {
  private making: Promise<ResultRoom> | undefined;
  private room: ResultRoom | undefined;
  private isFitted = false;
  private current: TakenColumns | undefined;
  private kept: readonly string[] | undefined;

  constructor(private readonly parts: RunColumnsParts) {
    this.room = parts.left;
    if (parts.left !== undefined) this.making = Promise.resolve(parts.left);
  }

  /** Absent until predictions are written. */
  get taken(): TakenColumns | undefined {
    return this.current;
  }

  /** Blank columns of this run's own that wait for predictions; those that are replaced still hold what they held. */
  get ready(): TakenColumns | undefined {
    const { room } = this;
    if (room?.outputs === undefined || room.addedIds.length < room.columnIds.length) return undefined;
    return { resultColumns: columnsOf(room), outputs: room.outputs };
  }

  /** Whether rows without a prediction are told why. */
  get hasReasons(): boolean {
    return this.parts.plan.reasonsName !== undefined;
  }

  /** The only outputs that there is room for; undefined as long as none was refused. */
  get keptOutputs(): readonly string[] | undefined {
    return this.kept;
  }

  /** To be called before each request. @throws WorkbookError when the sheet has no room: nothing was sent then; CancelledError */
  async makeRoom(): Promise<void> {
    throwIfCancelled(this.parts.signal);
    this.making ??= this.roomFor(this.parts.plan.outputChoice?.outputs);
    const room = await this.making;
    this.room ??= room;
    throwIfCancelled(this.parts.signal); // Meanwhile: it is given back then.
  }

  /**
   * To be called with what was answered: the first answer names the outputs, and room is made for all of them before more is sent.
   * @throws WorkbookError when there is none; the answers can still be written in so far as `keptOutputs` says
   */
  async fit(parts: readonly BatchOutcome[]): Promise<void> {
    const outputs = unionOfOutputs(parts);
    if (this.isFitted || outputs.length === 0) return;
    this.isFitted = true;
    if (isFor(this.room, outputs)) return;
    try {
      this.room = await this.roomFor(outputs);
    } catch (error) {
      if (!isRefusal(error) || outputs.length === 1) throw error;
      this.kept = outputs.slice(0, 1);
      throw withoutRoomForAll(error, outputs.length);
    }
  }

  /**
   * The columns that predictions are written into. Where there is no room for outputs that no answer named before, they stay those that
   * there is room for.
   * @param outputs not empty
   * @throws WorkbookError
   */
  async take(outputs: readonly string[]): Promise<TakenColumns> {
    if (this.current !== undefined) return this.current;
    const { outputs: ready } = this.room ?? {};
    try {
      return await this.takeFor(outputs);
    } catch (error) {
      const isMore = ready !== undefined && ready.length < outputs.length && outputs.includes(ready[0]!);
      if (!isRefusal(error) || !isMore) throw error;
      return this.takeFor(ready);
    }
  }

  /** Takes the room out again, if the run has written nothing; whatever is left of it is noted. */
  async giveBack(): Promise<void> {
    const { workbook, tally, toTheEnd, left: leftByOther } = this.parts;
    if (leftByOther !== undefined) return;
    const room = this.room ?? (await this.making?.catch(() => undefined));
    if (room === undefined || tally.hasScored) return;
    const left = await workbook.giveRoomBack(room, toTheEnd).catch(() => room.addedIds);
    if (room.addedIds.length === room.columnIds.length) tally.forgetResultColumns();
    // Of those that were there before the run, none is the run's to take out.
    if (left.length > 0) tally.noteBlankColumns(columnsIn(room, left));
  }

  private async takeFor(outputs: readonly string[]): Promise<TakenColumns> {
    const { workbook, plan, shape, tally, toTheEnd } = this.parts;
    const { columnName, collision, reasonsName, outputNames } = plan;
    const { room } = this;
    const isReplacing = room !== undefined && room.addedIds.length < room.columnIds.length;
    try {
      const aside = [room, reasonsName, outputNames] as const;
      this.room = await workbook.addResultColumns(shape, columnName, outputs, collision, toTheEnd, ...aside);
    } catch (error) {
      throw isReplacing && isRefusal(error) ? earlierMayBeGone(error) : error;
    }
    const resultColumns = columnsOf(this.room);
    this.current = { resultColumns, outputs };
    tally.noteResultColumns(resultColumns, outputs);
    return this.current;
  }

  private roomFor(outputs: readonly string[] | undefined): Promise<ResultRoom> {
    const { workbook, plan, shape, signal } = this.parts;
    const { columnName, collision, reasonsName, outputNames } = plan;
    return workbook.makeRoom(shape, columnName, outputs, collision, signal, this.room, reasonsName, outputNames);
  }
}

function columnsOf({ source, headers, columnIds, hasReasons }: ResultRoom): ResultColumns {
  return { source, headers, columnIds, ...(hasReasons && { hasReasons }) };
}

function columnsIn({ source, headers, columnIds }: ResultRoom, wantedIds: readonly string[]): ResultColumns {
  return { source, columnIds: wantedIds, headers: wantedIds.map((id) => headers[columnIds.indexOf(id)]!) };
}

function isFor(room: ResultRoom | undefined, outputs: readonly string[]): boolean {
  const ready = room?.outputs;
  return ready?.length === outputs.length && outputs.every((name) => ready.includes(name));
}

/** Whether the sheet refused further columns, and not that those are gone that stood ready. */
function isRefusal(error: unknown): error is WorkbookError {
  return error instanceof WorkbookError && error.code !== "sheet-changed";
}

function withoutRoomForAll(error: WorkbookError, outputCount: number): WorkbookError {
  return saying(error, `The model has ${outputCount} outputs, and there is room for one column only. ${error.message}`);
}

/** Columns are emptied for new results; where Excel fails in the midst of it, nobody knows how far it came. */
function earlierMayBeGone(error: WorkbookError): WorkbookError {
  return saying(error, `${error.message} The earlier results, which were to be replaced, may be gone.`);
}

function saying(error: WorkbookError, message: string): WorkbookError {
  const facts = { ...(error.detail !== undefined && { detail: error.detail }), cause: error };
  return new WorkbookError(error.code, message, facts);
}
