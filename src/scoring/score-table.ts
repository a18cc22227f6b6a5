import type { BatchOutcome } from "../core/predictions/join-outcomes";
import type { TableEncoding } from "../core/request/table-encoding";
import { toTheEnd } from "./cancellation";
import { LostRows } from "./learned/lost-rows";
import type { SourceShape, Workbook } from "./ports";
import type { ProgressMeter } from "./progress-meter";
import type { RunClock } from "./flow/run-clock";
import { RunColumns } from "./run-columns";
import type { RoundRules, RunRequests } from "./run-requests";
import type { RunTally } from "./run-tally";
import { scoreRound } from "./scoring-round";
import type { ScoringPlan } from "./scoring-plan";
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
 * Scores the whole source in row windows, then once more the rows of lost batches, and compares what was counted with the sheet. Room for
 * the result columns is made before the first request; a run that writes nothing leaves nothing.
 * @throws whatever stopped the run, after everything answered is written and the sheet and the tally agree
 */
export async function scoreTable(scoring: TableScoring): Promise<void> {
  const { workbook, plan, shape, tally, signal } = scoring;
  const finishing = toTheEnd(workbook, signal);
  const columns = new RunColumns({ workbook, plan, shape, tally, signal, toTheEnd: finishing });
  const onRowsChanged = (rowCount: number): void => scoring.meter.addRows(-rowCount, rowCount);
  try {
    await scoreRounds(
      scoring,
      columns,
      new WindowWriter({ workbook, columns, shape, toTheEnd: finishing, tally, onRowsChanged }),
    );
  } finally {
    await columns.giveBack();
  }
}

async function scoreRounds(scoring: TableScoring, columns: RunColumns, writer: WindowWriter): Promise<void> {
  const { workbook, plan, shape, reader, encoding, meter, requests, signal } = scoring;
  const lost = new LostRows();
  const common = {
    encoding,
    rowsPerBatch: plan.rowsPerBatch,
    clock: scoring.clock,
    onInFlight: (count: number) => meter.setInFlight(count),
  };
  await scoreRound({
    ...common,
    ...withRoom(requests.firstRound(lost), columns),
    windows: reader.windows(),
    isWanted: () => true,
    write: (window, parts) => writer.write(window, parts),
    onOutcomes: (parts) => meter.addRows(...countOf(parts)),
  });
  meter.beginRetry(lost.rowCount);
  await scoreSecondRound({
    ...common,
    ...withRoom(requests.secondRound(), columns),
    workbook,
    shape,
    ranges: lost.ranges(),
    signal,
    write: (window, parts) => writer.writeRetried(window, parts),
    onOutcomes: (parts) => meter.addRetried(...countOf(parts)),
  });
  await writer.compareWithSheet();
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
