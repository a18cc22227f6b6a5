import type { ReasonGroup } from "../../../bulk/files/joined-output";
import type { ScoredFile } from "../../../bulk/files/score-file";
import { plural } from "../../../core/plural";
import type { FileRequest } from "../../command/command";
import type { RunEnding } from "../../telling/ending";
import { EXIT_CODES, exitCodeOf, exitCodeOfRows, type ExitCode } from "../../telling/exit-codes";
import { NOTHING_SCORED } from "../../telling/failure-lines";

/** The end of a run over a file: whole, stopped with its parts kept, or without a prediction. */
export function endingOfFile(scored: ScoredFile, { outFile }: Pick<FileRequest, "outFile">): RunEnding {
  const exitCode = exitCodeOfFile(scored);
  const said = [
    ...scored.failures.map(
      (group) => `${counted(group, "has", "have")} no prediction: ${group.reason} ${firstOf(group)}`,
    ),
    ...scored.missing.map(
      (group) => `${counted(group, "was", "were")} answered without a value: ${group.reason} ${firstOf(group)}`,
    ),
    ...guardLines(scored),
  ];
  if (scored.stoppedBy !== undefined) said.push(...stoppedLines(scored, outFile));
  else if (scored.joined === undefined) said.push(NOTHING_SCORED);
  const hasLine = scored.joined !== undefined || exitCode === EXIT_CODES.stopped;
  return { exitCode, sentences: said, lines: hasLine ? [lineOf(scored, outFile, exitCode)] : [] };
}

function exitCodeOfFile({ stoppedBy, rowCount, rowsInAll, scored }: ScoredFile): ExitCode {
  if (stoppedBy !== undefined) return rowCount > 0 ? EXIT_CODES.stopped : exitCodeOf(stoppedBy);
  return exitCodeOfRows(rowsInAll, scored);
}

function stoppedLines({ stoppedBy, rowCount, rowsInAll }: ScoredFile, outFile: string): string[] {
  const why = [stoppedBy!.message, stoppedBy!.detail].filter(Boolean).join("\n");
  if (rowCount === 0) return [why, NOTHING_SCORED];
  return [
    why,
    `The run ended early: ${rowCount} of ${rowsInAll} rows are done and kept in ${outFile}.parts; ${outFile} is not written yet. ` +
      "The same command goes on behind them.",
  ];
}

function guardLines({ joined }: ScoredFile): string[] {
  const { guarded = 0 } = joined ?? {};
  if (guarded === 0) return [];
  return [
    `${guarded} ${plural(guarded, "text begins", "texts begin")} like a formula, and ${plural(guarded, "has", "have")} an apostrophe in front, ` +
      "so that no spreadsheet calculates with what a model answers. A .parquet file holds such texts as they are.",
  ];
}

function counted({ rowCount }: ReasonGroup, one: string, other: string): string {
  return `${rowCount} ${plural(rowCount, "row", "rows")} ${plural(rowCount, one, other)}`;
}

/** Counted from 1, as people count: the header of a CSV file is no row. */
function firstOf({ firstRow, rowCount }: ReasonGroup): string {
  return rowCount === 1 ? `It is row ${firstRow + 1}.` : `The first is row ${firstRow + 1}.`;
}

function lineOf(scored: ScoredFile, outFile: string, exit: ExitCode): object {
  return {
    output: outFile,
    rows: scored.rowsInAll,
    scored: scored.scored,
    failed: scored.rowCount - scored.scored,
    untouched: scored.rowsInAll - scored.rowCount,
    kept: scored.keptRows,
    batches: scored.batches,
    ms: Math.round(scored.elapsedMs),
    requestsMs: Math.round(scored.requestsMs),
    columns: scored.joined?.columns ?? [],
    models: scored.servedModelNames,
    exit,
  };
}
