import { CancelledError, type ScoringError } from "../../core/errors";
import { asScoringError } from "../../core/as-scoring-error";
import { planInputs } from "../../core/inputs/plan-inputs";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import type { SentInput } from "../../core/request/encode-rows";
import type { TableEncoding } from "../../core/request/table-encoding";
import { TableProfile } from "../../core/request/table-profile";
import { PacedTelling } from "../../scoring/flow/paced-telling";
import type { RunClock } from "../../scoring/flow/run-clock";
import { LostRows } from "../../scoring/learned/lost-rows";
import type { Endpoint, SourceShape } from "../../scoring/ports";
import { ProgressMeter } from "../../scoring/progress-meter";
import { RunRequests } from "../../scoring/run-requests";
import type { RunProgress, RunStatus, RunSummary } from "../../scoring/run-status";
import { RunTally } from "../../scoring/run-tally";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import { scoreRound } from "../../scoring/scoring-round";
import { BulkFileError } from "./bulk-file-error";
import { readColumns } from "./column-reader";
import type { Duck } from "./duck";
import { FileWindows } from "./file-windows";
import type { FileKind, InputFile } from "./input-file";
import { joinParts, tallyOf, type JoinedOutput, type PartsTally, type AddedNames } from "./joined-output";
import type { PartFolder } from "./part-folder";
import { PartWriter } from "./part-writer";

export interface FileScoring {
  readonly duck: Duck;
  readonly input: InputFile;
  readonly output: { readonly file: string; readonly kind: FileKind };
  readonly folder: PartFolder;
  readonly plan: ScoringPlan;
  readonly naming: AddedNames;
  readonly endpoint: Endpoint;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
  /** Told how far it is, and undefined when it is over. */
  readonly onProgress: (progress: RunProgress | undefined) => void;
  readonly tell: (sentence: string) => void;
}

/** How a run over a file ended. */
export interface ScoredFile
  extends PartsTally, Pick<RunSummary, "batches" | "elapsedMs" | "requestsMs" | "servedModelNames"> {
  /** Rows of the input; those of the parts are fewer where the run ended early. */
  readonly rowsInAll: number;
  /** Rows that an earlier run of the same command had done. */
  readonly keptRows: number;
  readonly sentInputs: readonly SentInput[];
  /** Absent where there is no output: the run ended early, or no row was scored. */
  readonly joined?: JoinedOutput;
  readonly stoppedBy?: ScoringError;
}

/** A file whose columns are known, and how each batch of it is written. */
export interface ReadFile {
  readonly windows: FileWindows;
  readonly encoding: TableEncoding;
  readonly shape: SourceShape;
  /** Columns that are made beside those of the file. */
  readonly sentCount: number;
}

type Reading = Pick<FileScoring, "duck" | "input" | "plan" | "clock" | "signal" | "onProgress" | "tell">;

/** Looks at the whole file once, as its types are decided over all rows. @throws InputError, BulkFileError, CancelledError */
export async function readFile({ duck, input, plan, signal, onProgress, tell, clock }: Reading): Promise<ReadFile> {
  const columns = input.columns.map(({ name }) => name);
  const planned = planInputs(columns, plan.inputs);
  const { rowCount, readers, readings, notes } = await readColumns(duck, input, planned.inputs, plan.readings ?? {});
  for (const note of notes) tell(note);
  const shape: SourceShape = {
    source: plan.source,
    label: input.file,
    columns,
    rowCount,
    dateSystem: 1900,
    sheetName: input.file,
    firstCell: "A2",
  };
  const windows = new FileWindows(duck, input, readers, signal);
  const profile = new TableProfile(shape, { ...plan, readings });
  const telling = tellingOf(clock, onProgress);
  const meter = new ProgressMeter(rowCount, telling.tell);
  for await (const { firstRow, cells } of windows.sent()) {
    profile.observe(cells);
    meter.update("reading", { rowsRead: firstRow + cells.rowCount });
  }
  return { windows, encoding: profile.settle(), shape, sentCount: readers.length };
}

function tellingOf(clock: RunClock, onProgress: FileScoring["onProgress"]): PacedTelling<RunStatus> {
  return new PacedTelling<RunStatus>(clock, (status) => onProgress("progress" in status ? status.progress : undefined));
}

/**
 * Scores all rows of a file, apart from those that an earlier run of the same command has done, by the very steps by which a sheet is scored.
 * What is done stands in parts from time to time; at the end they are joined. Memory holds a few of the parts at a time.
 * @throws BulkFileError, InputError; what stops the run is told in the result
 */
export async function scoreFile(scoring: FileScoring): Promise<ScoredFile> {
  const { duck, input, output, folder, naming, clock } = scoring;
  const startedAtMs = clock.now();
  const keptRows = folder.parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const tally = new RunTally();
  const read = await readFile(scoring);
  const stoppedBy = await sendRows(scoring, read, tally, keptRows).catch((error: unknown) =>
    stopOf(error, scoring.signal),
  );
  const { batches, elapsedMs, requestsMs, servedModelNames } = tally.summary(read.shape, startedAtMs, clock.now());
  const done = await tallyOf(duck, folder);
  const rowsInAll = read.shape.rowCount;
  const isWhole = stoppedBy === undefined && done.scored > 0;
  const joined = isWhole ? await joinParts(duck, folder, input, rowsInAll, naming, output) : undefined;
  if (joined !== undefined || (stoppedBy === undefined && done.scored === 0)) await folder.remove();
  return {
    ...done,
    rowsInAll,
    keptRows,
    batches,
    elapsedMs: joined === undefined ? elapsedMs : clock.now() - startedAtMs,
    requestsMs,
    servedModelNames,
    sentInputs: read.encoding.inputs,
    ...(joined && { joined }),
    ...(stoppedBy && { stoppedBy }),
  };
}

/** What stops a run, after which what is done is kept. @throws what is wrong with a file */
function stopOf(error: unknown, signal: AbortSignal): ScoringError {
  if (error instanceof BulkFileError) throw error;
  return error instanceof CancelledError ? cancelledBy(signal) : asScoringError(error);
}

function cancelledBy({ reason }: { readonly reason: unknown }): CancelledError {
  return new CancelledError(typeof reason === "string" ? `The run was cancelled (${reason}).` : undefined);
}

async function sendRows(scoring: FileScoring, read: ReadFile, tally: RunTally, keptRows: number): Promise<undefined> {
  const { duck, input, folder, plan, endpoint, clock } = scoring;
  const { windows, encoding, shape } = read;
  const stop = stopWith(scoring.signal);
  const telling = tellingOf(clock, scoring.onProgress);
  const meter = new ProgressMeter(shape.rowCount, telling.tell);
  meter.addSkipped(keptRows);
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
  const writer = new PartWriter({ ...read, duck, input, folder, outputs: plan.outputsExpected, now: clock.now });
  try {
    await scoreRound({
      ...requests.firstRound(new LostRows()),
      windows: windows.toScore(folder.parts, (firstRow, chunk) => writer.open(firstRow, chunk)),
      choose: () => Promise.resolve({ isWanted: () => true }),
      keepsKeys: false,
      encoding,
      rowsPerBatch: plan.rowsPerBatch,
      fillsBatches: true,
      clock,
      write: ({ firstRow }, outcomes) => writer.take(firstRow, outcomes),
      onOutcomes: (outcomes) => meter.addRows(...countOf(outcomes)),
      onInFlight: (count) => meter.setInFlight(count),
    });
  } finally {
    stop.abort(); // Requests still under way are of no use to anyone.
    telling.tellLast({ state: "idle" });
    await writer.end();
  }
  return undefined;
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
