import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { WorkbookError } from "../core/errors";
import type { TableEncoding } from "../core/request/table-encoding";
import { toTheEnd } from "./flow/cancellation";
import { LostRows } from "./learned/lost-rows";
import { MovedRows } from "./moved-rows";
import type { SourceShape, Workbook } from "./ports";
import type { ProgressMeter } from "./progress-meter";
import type { RunClock } from "./flow/run-clock";
import { RunColumns } from "./run-columns";
import type { RoundRules, RunRequests } from "./run-requests";
import type { RunTally } from "./run-tally";
import { scoreRound } from "./scoring-round";
import type { ScoringPlan } from "./scoring-plan";
import { rowsToRetry } from "./rows-to-retry";
import { scoreSecondRound } from "./second-round";
import type { WindowReader } from "./window-reader";
import { WindowWriter } from "./window-writer";

export interface TableScoring {
  readonly workbook: Workbook;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly tally: RunTally;
  readonly meter: ProgressMeter;
  readonly requests: RunRequests;
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
  const { workbook, plan, shape, tally, encoding, clock, signal } = scoring;
  const finishing = toTheEnd(workbook, signal);
  const columns = new RunColumns({ workbook, plan, shape, tally, signal, toTheEnd: finishing });
  const moved = new MovedRows({ workbook, shape, encoding, clock, toTheEnd: finishing });
  const onRowsChanged = (rowCount: number): void => scoring.meter.addRows(-rowCount, rowCount);
  const writer = new WindowWriter({ workbook, columns, shape, toTheEnd: finishing, tally, moved, onRowsChanged });
  try {
    await scoreRounds(scoring, { columns, moved, writer });
  } finally {
    await columns.giveBack();
  }
}

interface WritingParts {
  readonly columns: RunColumns;
  readonly moved: MovedRows;
  readonly writer: WindowWriter;
}

async function scoreRounds(scoring: TableScoring, { columns, moved, writer }: WritingParts): Promise<void> {
  const { workbook, plan, reader, encoding, meter, requests, signal } = scoring;
  const lost = new LostRows();
  const common = {
    encoding,
    rowsPerBatch: plan.rowsPerBatch,
    clock: scoring.clock,
    onInFlight: (count: number) => meter.setInFlight(count),
  };
  const first = scoreRound({
    ...common,
    ...withRoom(requests.firstRound(lost), columns),
    windows: reader.windows(),
    isWanted: () => true,
    // What is read anew may be there though it was not when the table was looked through: a row that was edited since.
    goneOf: (batch) => (reader.isKept ? moved.goneOf(batch) : []),
    write: (window, parts) => writer.write(window, parts),
    onOutcomes: (parts) => meter.addRows(...countOf(parts)),
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
    ...withRoom(requests.secondRound(), columns),
    workbook,
    shape,
    ranges,
    signal,
    write: (window, parts) => writer.writeRetried(window, parts, rowOf),
    onOutcomes: (parts) => meter.addRetried(...countOf(parts)),
  });
  await thenPlaceMoved(second, writer);
  await writer.compareWithSheet();
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
function withRoom(rules: RoundRules, columns: RunColumns): RoundRules {
  return {
    limit: rules.limit,
    async scoreBatch(batch, outcomes) {
      await columns.makeRoom();
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
