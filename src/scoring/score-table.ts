import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { WorkbookError } from "../core/errors";
import type { TableEncoding } from "../core/request/table-encoding";
import { toTheEnd } from "./flow/cancellation";
import { LostRows } from "./learned/lost-rows";
import { MovedRows } from "./moved-rows";
import { RowSet } from "../core/table/row-set";
import { ResultCells } from "./refresh/result-cells";
import { RowChoice } from "./refresh/row-choice";
import { columnsKept, StandingColumns, type ColumnsKept, type ColumnsOfRun } from "./standing-columns";
import type { ResultRoom, SourceShape, Workbook } from "./ports";
import type { ProgressMeter } from "./progress-meter";
import type { RunClock } from "./flow/run-clock";
import { RunColumns } from "./run-columns";
import type { RoundRules, RunRequests } from "./run-requests";
import type { RunTally } from "./run-tally";
import { scoreRound, type ScoringRound } from "./scoring-round";
import type { Refresh, ScoringPlan } from "./scoring-plan";
import type { RowNotes } from "./row-notes";
import { rowsToRetry } from "./rows-to-retry";
import { scoreSecondRound } from "./second-round";
import type { WindowReader } from "./window-reader";
import { WindowWriter } from "./window-writer";

export interface TableScoring {
  readonly workbook: Workbook;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  /** Room that a run has made and never used. */
  readonly left?: ResultRoom | undefined;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly tally: RunTally;
  readonly meter: ProgressMeter;
  readonly requests: RunRequests;
  readonly notes?: RowNotes | undefined;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
}

/**
 *   WindowReader        SendAll              WriteLoop             WindowWriter
 *   one window ahead -> batches, as many  -> rows with an      -> result columns, proof, RunTally
 *   (kept, or read      at once as the       outcome wait          |
 *   a second time)      budget allows;       for their window,     v rows that are not where they were read
 *                       in any order         or some seconds     MovedRows: looked for anew, seldom and at the end
 *
 * All four go on at once (RoundUnderWay joins them): requests never wait for a write, as long as few windows wait to be written.
 *
 * Scores the whole source in row windows, then once more the rows of lost batches, and compares what was counted with the sheet. Room for
 * the result columns is made before the first request; a run that writes nothing leaves nothing.
 * @throws whatever stopped the run, after everything answered is written and the sheet and the tally agree
 */
export async function scoreTable(scoring: TableScoring): Promise<void> {
  const { workbook, plan, shape, tally, encoding, clock, signal, notes } = scoring;
  const finishing = toTheEnd(workbook, signal);
  const kept = plan.refresh === undefined ? await columnsKept(workbook, plan, shape, signal) : undefined;
  const refresh = plan.refresh === undefined ? kept?.refresh : await standingRefresh(plan.refresh, scoring);
  const giveBack = () => giveAddedBack(kept, scoring, finishing);
  const columns =
    refresh === undefined
      ? new RunColumns({ workbook, plan, shape, tally, left: scoring.left, signal, toTheEnd: finishing })
      : new StandingColumns(refresh.into, refresh.outputs, tally, signal, giveBack);
  const moved = new MovedRows({ workbook, shape, encoding, clock, toTheEnd: finishing });
  const lost = new LostRows();
  notes?.writeAs(encoding, shape.label);
  const writer = new WindowWriter({
    workbook,
    columns,
    isRefresh: refresh !== undefined,
    notes,
    areMoreTries: () => lost.rowCount > 0,
    shape,
    toTheEnd: finishing,
    tally,
    moved,
    onRowsChanged: (rowCount) => scoring.meter.addRows(-rowCount, rowCount),
  });
  try {
    await scoreRounds(scoring, { refresh, columns, moved, lost, writer });
  } finally {
    await columns.giveBack();
  }
}

/** Where a run of some rows has scored none, what it added beside the columns that stood is taken out again. */
async function giveAddedBack(
  kept: ColumnsKept | undefined,
  { workbook, tally }: TableScoring,
  toTheEnd: AbortSignal,
): Promise<void> {
  if (kept === undefined || kept.room.addedIds.length === 0 || tally.hasScored) return;
  await workbook.giveRoomBack(kept.room, toTheEnd);
}

/** A refresh whose columns were proven to stand and to take results, under the headers that they bear now. @throws WorkbookError */
async function standingRefresh(refresh: Refresh, { workbook, shape, signal }: TableScoring): Promise<Refresh> {
  return { ...refresh, into: await workbook.checkResultColumns(shape, refresh.into, signal) };
}

interface WritingParts {
  readonly refresh: Refresh | undefined;
  readonly columns: ColumnsOfRun;
  readonly moved: MovedRows;
  readonly lost: LostRows;
  readonly writer: WindowWriter;
}

async function scoreRounds(scoring: TableScoring, parts: WritingParts): Promise<void> {
  const { workbook, plan, reader, encoding, meter, requests, notes, signal } = scoring;
  const { refresh, columns, moved, lost, writer } = parts;
  const common = {
    encoding,
    rowsPerBatch: plan.rowsPerBatch,
    fillsBatches: refresh !== undefined || plan.rows !== undefined,
    keepsKeys: notes !== undefined,
    clock: scoring.clock,
    onInFlight: (count: number) => meter.setInFlight(count),
  };
  const first = scoreRound({
    ...common,
    ...withRoom(requests.firstRound(lost), columns, notes),
    windows: reader.windows(),
    choose: chooserOf(scoring, refresh),
    // What is read anew may be there though it was not when the table was looked through: a row that was edited since.
    goneOf: (batch) => (reader.isKept ? moved.goneOf(batch) : []),
    write: (window, outcomes, keys) => writer.write(window, outcomes, keys),
    onOutcomes: (outcomes) => meter.addRows(...countOf(outcomes)),
  });
  await thenPlaceMoved(first, writer);
  const { ranges, shape, rowOf } = await rowsToRetry(lost, {
    ...scoring,
    moved,
    resultColumns: columns.taken?.resultColumns,
  });
  meter.beginRetry(ranges.reduce((sum, { rowCount }) => sum + rowCount, 0));
  const second = scoreSecondRound({
    ...common,
    ...withRoom(requests.secondRound(), columns, notes),
    workbook,
    shape,
    ranges,
    signal,
    write: (window, outcomes, keys) => writer.writeRetried(window, outcomes, keys, rowOf),
    onOutcomes: (outcomes) => meter.addRetried(...countOf(outcomes)),
  });
  await thenPlaceMoved(second, writer);
  await writer.compareWithSheet();
}

/** Which rows are scored: all of them, those that were chosen, or those that a refresh asks for. */
function chooserOf(scoring: TableScoring, refresh: Refresh | undefined): ScoringRound["choose"] {
  const { workbook, plan, shape, signal, encoding, clock, tally, meter } = scoring;
  const rows = plan.rows && new RowSet(plan.rows);
  const isChosen = (row: number): boolean => rows === undefined || rows.has(row);
  if (refresh === undefined) return () => Promise.resolve({ isWanted: isChosen });
  const { into } = refresh;
  const results = new ResultCells(shape, into, ({ firstRow, cells }) =>
    workbook.readResults(shape, into, firstRow, cells.rowCount, signal),
  );
  const choice = new RowChoice({
    ...refresh,
    encoding,
    clock,
    resultsOf: (window) => results.of(window),
    onStanding: (row, results) => tally.noteEarlier(row, results),
    onSkipped: (rows) => {
      tally.noteSkipped(rows);
      meter.addSkipped(rows.length);
    },
  });
  return async (window) => {
    const chosen = await choice.of(window);
    return { ...chosen, isWanted: (row) => isChosen(row) && chosen.isWanted(row) };
  };
}

/** What was answered for rows that have moved is kept, too, by a run that is stopped, unless it is the sheet that takes nothing. */
async function thenPlaceMoved(round: Promise<void>, writer: WindowWriter): Promise<void> {
  try {
    await round;
  } catch (error) {
    if (error instanceof WorkbookError) throw error; // Whatever writes has compared what it counted with the sheet.
    await writer.placeMoved();
    await writer.compareWithSheet().catch(() => undefined); // What stopped the run is what has to be told.
    throw error;
  }
  await writer.placeMoved();
}

/** The rules of a round that sends nothing before there is room for the answer, and little before there is room for all of its outputs. */
function withRoom(rules: RoundRules, columns: ColumnsOfRun, notes: RowNotes | undefined): RoundRules {
  return {
    limit: rules.limit,
    async scoreBatch(batch, outcomes) {
      await columns.makeRoom();
      notes?.standReady(() => columns.ready);
      await rules.scoreBatch(batch, outcomes);
      await columns.fit(outcomes);
    },
  };
}

/** How many rows have predictions, and how many have none. */
function countOf(parts: readonly BatchOutcome[]): [scored: number, failed: number] {
  const outcomes = parts.flatMap((part) => part.outcomes);
  const scored = outcomes.filter((outcome) => "predictions" in outcome).length;
  return [scored, outcomes.length - scored];
}
