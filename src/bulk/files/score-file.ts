import { asScoringError } from "../../core/as-scoring-error";
import { CancelledError, type ScoringError } from "../../core/errors";
import type { SentInput } from "../../core/request/encode-rows";
import type { RunSummary } from "../../scoring/run-status";
import { RunTally } from "../../scoring/run-tally";
import { BulkFileError } from "./bulk-file-error";
import { hasChanged, type FileKind } from "./input-file";
import { joinParts, tallyOf, type AddedNames, type JoinedOutput, type PartsTally } from "./joined-output";
import { readFile } from "./read-file";
import { cancelledBy, rowsIn, sendRows, type FileSending } from "./send-rows";

export interface FileScoring extends FileSending {
  readonly output: { readonly file: string; readonly kind: FileKind };
  readonly naming: AddedNames;
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

/**
 * Scores all rows of a file, apart from those that an earlier run of the same command has done, by the very steps by which a sheet is scored.
 * What is done stands in parts from time to time; at the end they are joined. Memory holds a few of the parts at a time.
 * @throws BulkFileError, InputError; what stops the run is told in the result
 */
export async function scoreFile(scoring: FileScoring): Promise<ScoredFile> {
  const { duck, input, output, folder, naming, clock } = scoring;
  const startedAtMs = clock.now();
  const keptRows = rowsIn(folder);
  const tally = new RunTally();
  const read = await readFile(scoring).catch(async (error: unknown) => {
    if (folder.parts.length === 0) await folder.remove(duck);
    throw error;
  });
  const stoppedBy = await sendRows(scoring, read, tally).then(
    () => undefined,
    (error: unknown) => stopOf(error, scoring.signal),
  );
  const { batches, elapsedMs, requestsMs, servedModelNames } = tally.summary(read.shape, startedAtMs, clock.now());
  const done = await tallyOf(duck, folder);
  const rowsInAll = read.shape.rowCount;
  const isWhole = stoppedBy === undefined && done.scored > 0;
  if (isWhole && (await hasChanged(input).catch(() => true))) {
    await folder.remove(duck);
    throw new BulkFileError(`The file ${input.file} was changed while it was read. Run the command again.`, true);
  }
  const joined = isWhole ? await joinParts(duck, folder, input, rowsInAll, naming, output) : undefined;
  const isOfNoUse = stoppedBy === undefined ? done.scored === 0 : folder.parts.length === 0;
  if (joined !== undefined || isOfNoUse) await folder.remove(duck);
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
