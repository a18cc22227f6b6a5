import { plural } from "../core/plural";
import { ScoringError } from "../core/errors";
import { WorkbookFileError } from "../workbench/xlsx/package/workbook-file-error";
import { CommandError, EXIT_CODES, exitCodeOf, type ExitCode } from "./telling/exit-codes";
import {
  cutLines,
  failureLines,
  missingLines,
  noteLines,
  NOTHING_SCORED,
  untouchedLine,
} from "./telling/failure-lines";
import type { ScoredWorkbook } from "./score-workbook";

/** What is said when the command ends. */
export interface RunEnding {
  readonly exitCode: ExitCode;
  /** For people, one after the other. */
  readonly sentences: readonly string[];
  /** For programs: there when a file was written. */
  readonly summary?: object;
}

/** The end of a run whose file was written, also of one that was stopped half-way. */
export function endingOfRun(scored: ScoredWorkbook, outFile: string): RunEnding {
  const { summary, stoppedBy } = scored;
  const exitCode = exitCodeOfRun(scored);
  const sentences = [failureLines, missingLines, cutLines, noteLines].flatMap((linesOf) => linesOf(summary));
  if (stoppedBy !== undefined) {
    const rows = `${summary.scored} of ${summary.rowCount} ${plural(summary.rowCount, "row", "rows")}`;
    const kept = `${rows} ${plural(summary.scored, "has its prediction", "have their predictions")} in ${outFile}.`;
    sentences.push(...untouchedLine(summary, stoppedBy), `The run ended early; ${kept}`);
  }
  return { exitCode, sentences, summary: { ...figuresOf(scored), exit: exitCode } };
}

const ALL_THE_SAME = "With --on-error every-row every row is tried all the same.";

/** The end of a command that has nothing to show. */
export function endingOfError(error: unknown): RunEnding {
  const exitCode = exitCodeOf(error);
  const sentences = [sentenceOf(error)];
  if (error instanceof ScoringError && error.code === "every-row-refused") sentences.push(ALL_THE_SAME);
  const isOfTheRun = error instanceof ScoringError && exitCode === EXIT_CODES.nothingScored;
  return { exitCode, sentences: isOfTheRun ? [...sentences, NOTHING_SCORED] : sentences };
}

function exitCodeOfRun({ summary, stoppedBy }: ScoredWorkbook): ExitCode {
  if (stoppedBy !== undefined) return EXIT_CODES.stopped;
  return summary.failed > 0 ? EXIT_CODES.someRowsWithout : EXIT_CODES.done;
}

function figuresOf({ summary, syncs, maxRequestBytes, maxResponseBytes }: ScoredWorkbook): object {
  return {
    rows: summary.rowCount,
    scored: summary.scored,
    failed: summary.failed,
    untouched: summary.untouched,
    batches: summary.batches,
    syncs,
    ms: Math.round(summary.elapsedMs),
    requestsMs: Math.round(summary.requestsMs),
    maxSyncBytes: Math.max(maxRequestBytes, maxResponseBytes),
    columns: summary.resultColumns?.headers ?? [],
    models: summary.servedModelNames,
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof ScoringError) return [error.message, error.detail].filter(Boolean).join("\n");
  if (error instanceof CommandError || error instanceof WorkbookFileError) return error.message;
  return `Something went wrong that Scoresheet did not foresee: ${error instanceof Error ? error.name : "unknown"}.`;
}
