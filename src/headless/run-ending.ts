import { BulkError } from "../bulk/bulk-error";
import { BulkFileError } from "../bulk/files/bulk-file-error";
import { plural } from "../core/plural";
import { CancelledError, InputError, ScoringError } from "../core/errors";
import { WorkbookFileError } from "../workbench/xlsx/package/workbook-file-error";
import { CommandError, EXIT_CODES, exitCodeOf, worstOf, type ExitCode } from "./telling/exit-codes";
import {
  cutLines,
  failureLines,
  missingLines,
  noteLines,
  NOTHING_SCORED,
  standingLines,
  untouchedLine,
} from "./telling/failure-lines";
import type { RunScope } from "../core/memory/remembered-run";
import type { RunSummary } from "../scoring/run-status";
import type { RunEnding } from "./telling/ending";
import { RememberedColumnError, type ColumnRefusal } from "../scoring/memory/remembered-column-error";
import type { RefreshRequest } from "./command/command";
import { nameOf, type RefreshedColumn } from "./refresh/refresh-workbook";
import type { DryWorkbook } from "./dry-score";
import type { ScoredWorkbook } from "./score-workbook";
import { someNames } from "./telling/some-names";
import { dryLine, drySentence, idleLine, runLine, type DryColumn } from "./telling/column-lines";

type EndedRun = { readonly summary: RunSummary; readonly stoppedBy?: ScoringError };

/** The end of a run whose file was written, also of one that was stopped half-way. */
export function endingOfRun(scored: ScoredWorkbook, outFile: string): RunEnding {
  const { summary, table, replaced } = scored;
  const exitCode = exitCodeOfRun(scored);
  const line = runLine({ table, scope: "all", columns: [] }, summary, scored, exitCode);
  const lines = [{ ...line, ...(replaced && { replaced }) }];
  return { exitCode, sentences: sentencesOfRun(scored, outFile, "changed"), lines };
}

/** The end of a dry run of a column that does not stand yet. */
export function endingOfDryRun({ table, columns, dry }: DryWorkbook): RunEnding {
  const exitCode = dry.requests === 0 ? EXIT_CODES.nothingToDo : exitCodeOfDry(dry);
  const line = dryLine({ table, scope: "all", columns }, dry, exitCode);
  return { exitCode, sentences: [drySentence(dry)], lines: [line] };
}

/** The end of a command that made remembered columns again: as the worst of them ended. */
export function endingOfRefresh(
  columns: readonly RefreshedColumn[],
  { scope, outFile }: Pick<RefreshRequest, "scope" | "outFile">,
): RunEnding {
  const isKept = columns.some(({ outcome }) => outcome.kind !== "refused");
  const endings = columns.map((column) => {
    const ending = endingOfColumn(column, scope, outFile, isKept);
    const prefix = columns.length === 1 ? "" : `${nameOf(column)}: `;
    return { ...ending, sentences: ending.sentences.map((sentence) => prefix + sentence) };
  });
  return {
    exitCode: worstOf(endings.map(({ exitCode }) => exitCode)),
    sentences: endings.flatMap(({ sentences }) => sentences),
    lines: endings.flatMap(({ lines }) => lines),
  };
}

function endingOfColumn(
  { outcome, table, headers, syncs }: RefreshedColumn,
  scope: RunScope,
  outFile: string,
  isKept: boolean,
): RunEnding {
  const named = { table, columns: headers, scope };
  switch (outcome.kind) {
    case "scored": {
      const { without } = outcome;
      const exitCode = worstOf([exitCodeOfRun(outcome), exitCodeOfGaps(without)]);
      const lines = [{ ...runLine(named, outcome.summary, syncs, exitCode), without }];
      return { exitCode, sentences: [...sentencesOfRun(outcome, outFile, scope), ...gapLines(without)], lines };
    }
    case "idle": {
      const { rowCount, without } = outcome;
      const exitCode = exitCodeOfGaps(without);
      const lines = [{ ...idleLine(named, rowCount, exitCode), without }];
      return {
        exitCode,
        sentences: [["There is nothing to do; nothing was sent.", ...gapLines(without)].join(" ")],
        lines,
      };
    }
    case "dry": {
      const exitCode = exitCodeOfDry(outcome.dry);
      return { exitCode, sentences: [drySentence(outcome.dry)], lines: [dryLine(named, outcome.dry, exitCode)] };
    }
    case "refused": {
      const { exitCode, sentences: said } = isKept ? besideOthers(outcome.error) : endingOfError(outcome.error);
      const sentences = said.filter((sentence) => sentence !== NOTHING_SCORED);
      return { exitCode, sentences, lines: [idleLine(named, 0, exitCode)] };
    }
  }
}

/** What is said of a column that was not made while others were, which are kept. */
function besideOthers(error: unknown): Pick<RunEnding, "exitCode" | "sentences"> {
  if (error instanceof CancelledError) return NOT_REACHED;
  const ending = endingOfError(error);
  const isGone = error instanceof RememberedColumnError && error.why === "gone";
  // Somebody has deleted it: that is nothing that is wrong with the command, nor with the file.
  return isGone ? { ...ending, exitCode: EXIT_CODES.someRowsWithout } : ending;
}

/** The command was stopped before it came to this column, and others are kept. */
const NOT_REACHED = {
  exitCode: EXIT_CODES.stopped,
  sentences: ["No row of it was scored before the command was stopped: it is as it was."],
};

/** Where nothing would be sent, nobody has to allow it. */
function exitCodeOfDry({ requests, isAllowed }: DryColumn): ExitCode {
  return requests === 0 || isAllowed ? EXIT_CODES.done : EXIT_CODES.notAllowed;
}

function exitCodeOfGaps(without: number): ExitCode {
  return without === 0 ? EXIT_CODES.done : EXIT_CODES.someRowsWithout;
}

/** Rows that were left alone though they have no prediction. */
function gapLines(without: number): string[] {
  if (without === 0) return [];
  const rows = `${without} ${plural(without, "row has", "rows have")}`;
  return [`${rows} no prediction, of an earlier run: --refresh failed tries again what can be sent.`];
}

/** @param scope of a refresh; a new column goes on as one of which rows are new */
function sentencesOfRun({ summary, stoppedBy }: EndedRun, outFile: string, scope: RunScope): readonly string[] {
  const sentences = [failureLines, standingLines, missingLines, cutLines, noteLines].flatMap((linesOf) =>
    linesOf(summary),
  );
  if (summary.remembered?.kind === "not-remembered") {
    sentences.push(`The workbook does not remember how the column was made: ${summary.remembered.why}`);
  }
  if (summary.droppedOutputs !== undefined) {
    const what = `${plural(summary.droppedOutputs.length, "output", "outputs")} ${someNames(summary.droppedOutputs)}`;
    sentences.push(`The model also answers the ${what}, for which no column stands: not written.`);
  }
  if (stoppedBy === undefined) return sentences;
  const rows = `${summary.scored} of ${summary.rowCount} ${plural(summary.rowCount, "row", "rows")}`;
  const kept = `${rows} ${plural(summary.scored, "has its prediction", "have their predictions")} in ${outFile}.`;
  // Of rows that were to be scored anew, nobody can tell afterwards which were.
  const goesOn = summary.remembered?.kind === "kept" && scope !== "all";
  const toGoOn = `To score the rest: --workbook ${outFile} --refresh${scope === "failed" ? " failed" : ""}`;
  return [
    ...sentences,
    ...untouchedLine(summary, stoppedBy),
    `The run ended early; ${kept}`,
    ...(goesOn ? [toGoOn] : []),
  ];
}

/** About a remembered column that cannot be made again; behind the sentence that says why. */
const WHAT_TO_DO: Readonly<Record<ColumnRefusal, readonly string[]>> = {
  gone: [
    'It is named in every refresh until "Forget everything" in the settings of the pane; --column and --table leave it out.',
  ],
  "not-ours": ["Refresh it in the pane, which asks first, or score the table anew into a new column."],
  "not-row-by-row": ["--refresh all does so."],
  "no-endpoint": [],
};

/** Behind the sentence that an input is left without a column. */
const HOW_TO_JOIN =
  "Where a table is scored into a new column, --map INPUT=HEADER joins one to it, --tensor INPUT=HEADER,HEADER makes a tensor of several, and --constant INPUT=VALUE gives every row one value.";

/** Behind the sentence that a tensor has another shape. */
const HOW_TO_CHOOSE =
  "--tensor NAME=HEADER,HEADER names the columns of a tensor, and --tensor =HEADER,HEADER those of one without a name.";

const ALL_THE_SAME = "With --on-error every-row every row is tried all the same.";

/** The end of a command that has nothing to show. */
export function endingOfError(error: unknown): RunEnding {
  const exitCode = exitCodeOf(error);
  const sentences = [sentenceOf(error)];
  if (error instanceof ScoringError && error.code === "every-row-refused") sentences.push(ALL_THE_SAME);
  if (error instanceof InputError && error.code === "missing-input" && error.column !== undefined)
    sentences.push(HOW_TO_JOIN);
  if (error instanceof InputError && error.code === "tensor-shape") sentences.push(HOW_TO_CHOOSE);
  const isOfTheRun = error instanceof ScoringError && exitCode === EXIT_CODES.nothingScored;
  return { exitCode, sentences: isOfTheRun ? [...sentences, NOTHING_SCORED] : sentences, lines: [] };
}

function exitCodeOfRun({ summary, stoppedBy }: EndedRun): ExitCode {
  if (stoppedBy !== undefined) return EXIT_CODES.stopped;
  return summary.failed > 0 ? EXIT_CODES.someRowsWithout : EXIT_CODES.done;
}

function sentenceOf(error: unknown): string {
  if (error instanceof ScoringError || error instanceof BulkError)
    return [error.message, error.detail].filter(Boolean).join("\n");
  if (error instanceof CommandError || error instanceof WorkbookFileError || error instanceof BulkFileError)
    return error.message;
  if (error instanceof RememberedColumnError) return [error.message, ...WHAT_TO_DO[error.why]].join(" ");
  return `Something went wrong that Scoresheet did not foresee: ${error instanceof Error ? error.name : "unknown"}.`;
}
