import { CancelledError } from "../../core/errors";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import type { RowRange } from "../../core/table/row-ranges";
import { LostRows } from "../../scoring/learned/lost-rows";
import type { Endpoint } from "../../scoring/ports";
import { ProgressMeter } from "../../scoring/progress-meter";
import { RunRequests, type RoundRules } from "../../scoring/run-requests";
import type { RunTally } from "../../scoring/run-tally";
import { scoreRound, type ScoringRound } from "../../scoring/scoring-round";
import type { PartFolder } from "./part-folder";
import { PartWriter } from "./part-writer";
import { tellingOf, type FileReading, type ReadFile } from "./read-file";

/** Where rows are sent, and where what is done is kept. */
export interface FileSending extends FileReading {
  readonly endpoint: Endpoint;
  readonly folder: PartFolder;
}

/**
 * Sends all rows that no part has, and once more those whose requests were lost: an endpoint that was away for some minutes is back by then.
 * Where it is not, the run ends, and the rows are sent when the same command is run again.
 * @throws BulkFileError; whatever stopped the run, after what is done stands in parts
 */
export async function sendRows(sending: FileSending, read: ReadFile, tally: RunTally): Promise<void> {
  const { folder, plan, endpoint, clock } = sending;
  const { windows, encoding, shape } = read;
  const stop = stopWith(sending.signal);
  const telling = tellingOf(clock, sending.onProgress);
  const meter = new ProgressMeter(shape.rowCount, telling.tell);
  meter.addSkipped(rowsIn(folder));
  const requests = new RunRequests({
    workbook: {
      readWindow: (_shape, row) => windows.at(row),
      readResults: () => Promise.reject(new RangeError("No results stand in a file.")),
    },
    endpoint,
    plan,
    shape,
    encoding,
    tally,
    meter,
    now: clock.now,
    signal: stop.signal,
  });
  const onInFlight = (count: number): void => meter.setInFlight(count);
  try {
    const lost = new LostRows();
    const onOutcomes: ScoringRound["onOutcomes"] = (outcomes) => meter.addRows(...countOf(outcomes));
    await sendRound(sending, read, { ...requests.firstRound(lost), onOutcomes, onInFlight }, lost);
    if (lost.rowCount === 0) return;
    await sendRound(sending, read, { ...requests.secondRound(), onOutcomes: () => undefined, onInFlight });
  } finally {
    stop.abort(); // Requests still under way are of no use to anyone.
    telling.tellLast({ state: "idle" });
  }
}

/** Rows that stand in parts. */
export function rowsIn({ parts }: PartFolder): number {
  return parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

/** @param lost rows that are left for another round */
async function sendRound(
  { duck, input, folder, plan, clock }: FileSending,
  { windows, encoding, shape, sentCount }: ReadFile,
  rules: RoundRules & Pick<ScoringRound, "onOutcomes" | "onInFlight">,
  lost = new LostRows(),
): Promise<void> {
  const writer = new PartWriter({
    duck,
    input,
    folder,
    sentCount,
    outputs: plan.outputsExpected,
    rowsPerPart: rowsOfParts(input.bytes / Math.max(1, shape.rowCount)),
    isLost: (rows) => holds(lost, rows),
    now: clock.now,
  });
  try {
    await scoreRound({
      ...rules,
      windows: windows.toScore([...folder.parts], (firstRow, chunk) => writer.open(firstRow, chunk)),
      choose: () => Promise.resolve({ isWanted: () => true }),
      keepsKeys: false,
      encoding,
      rowsPerBatch: plan.rowsPerBatch,
      fillsBatches: true,
      clock,
      write: ({ firstRow }, outcomes) => writer.take(firstRow, outcomes),
    });
  } finally {
    await writer.end();
  }
}

/** Rows of a part where they are narrow: what a run that is killed loses is little, and the parts of ten million rows are few. */
const PART_ROWS = 32_768;
/** What the rows of a part may take in the memory, where they are wide; those that are read at once are the least. */
const PART_BYTES = 64_000_000;
const LEAST_PART_ROWS = 2_048;

function rowsOfParts(bytesPerRow: number): number {
  return Math.max(LEAST_PART_ROWS, Math.min(PART_ROWS, Math.floor(PART_BYTES / Math.max(1, bytesPerRow))));
}

function holds(lost: LostRows, { firstRow, rowCount }: RowRange): boolean {
  if (lost.rowCount === 0) return false;
  const end = firstRow + rowCount;
  return lost.ranges().some((range) => range.firstRow < end && range.firstRow + range.rowCount > firstRow);
}

/** Aborted with the run, under an error that requests may tell; or by `abort`. */
function stopWith(signal: AbortSignal): { readonly signal: AbortSignal; abort(): void } {
  const stop = new AbortController();
  const cancel = (): void => stop.abort(cancelledBy(signal));
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  return {
    signal: stop.signal,
    abort: () => {
      signal.removeEventListener("abort", cancel);
      stop.abort(new CancelledError());
    },
  };
}

function countOf(parts: readonly BatchOutcome[]): [scored: number, failed: number] {
  const outcomes = parts.flatMap((part) => part.outcomes);
  const scored = outcomes.filter((outcome) => "predictions" in outcome).length;
  return [scored, outcomes.length - scored];
}

/** Why a run was ended from outside. */
export function cancelledBy({ reason }: { readonly reason: unknown }): CancelledError {
  return new CancelledError(typeof reason === "string" ? `The run was cancelled (${reason}).` : undefined);
}
