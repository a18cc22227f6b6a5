import type { ScoringError } from "../core/errors";
import { outputHeader, SINGLE_OUTPUT } from "../core/predictions/result-headers";
import type { Recipe } from "../core/recipe/recipe";
import { partedPlace } from "../scoring/memory/remembered-place";
import { settledRecipe } from "../scoring/memory/settled-recipe";
import type { RunSummary } from "../scoring/run-status";
import { saveWorkbook } from "../workbench/xlsx/save-workbook";
import type { ScoreRequest } from "./command/command";
import type { CommandParts } from "./run/command-parts";
import { writeOutput } from "./files/write-output";
import { findSchema } from "./model/find-schema";
import { replacingIn } from "./replacing";
import { openExcel, type OpenExcel } from "./run/open-excel";
import { openScoring, type Scoring } from "./open-scoring";
import type { PartialResult } from "./partial/partial-result";
import { saveRecipeFile } from "./recipes/recipe-file";
import { settleRecipe } from "./model/settle-recipe";
import { accessTo, runRecipe, type RunOutcome } from "./run/run-recipe";
import type { SyncFigures } from "./telling/column-lines";
import { CommandError, EXIT_CODES } from "./telling/exit-codes";
import { failureLines, NOTHING_SCORED } from "./telling/failure-lines";
import { hasNeighbours, macroLines } from "./telling/macro-lines";
import { newNameLines, replacedLines } from "./telling/table-lines";

/** What was done, with the numbers of Office.js's side. */
export interface ScoredWorkbook extends SyncFigures {
  readonly table: string;
  readonly summary: RunSummary;
  /** What ended the run before it came to every row; absent when it came to its end. */
  readonly stoppedBy?: ScoringError;
  /** Headers of the columns that were written over; absent where none was to be. */
  readonly replaced?: readonly string[];
}

/**
 * Scores one table of a workbook file without a window: the very same excel/, scoring/ and endpoint/ code as the pane, through
 * Microsoft's Office.js, with the workbench in Excel's place. The file is saved when any row was scored, also by a run that was stopped.
 * @throws CommandError, WorkbookFileError, ScoringError, each with a sentence for the person who typed the command
 */
export async function scoreWorkbook(
  typed: ScoreRequest,
  parts: CommandParts,
  partial?: PartialResult,
): Promise<ScoredWorkbook> {
  const scoring = await openScoring(typed, parts);
  const { request, opened, table, shape } = scoring;
  const hadNeighbours = hasNeighbours(opened, table);
  const excel = openExcel(opened, parts);
  try {
    const { recipe, ...run } = await runScoring(scoring, excel, partial);
    await writeOutput("workbook", request.outFile, await saveWorkbook(opened), parts);
    if (request.savedRecipeFile !== undefined) await saveRecipeFile(request.savedRecipeFile, recipe, parts);
    await partial?.remove();
    for (const line of replacedLines(run.replaced)) parts.tell(line);
    for (const line of newNamesLines(recipe, run.summary, shape.columns)) parts.tell(line);
    for (const line of macroLines(opened, table, hadNeighbours)) parts.tell(line);
    return { table: table.name, ...run, ...excel.syncFigures() };
  } finally {
    excel.dispose();
  }
}

/** What the result columns are called, and that of reasons, where their names were taken. */
function newNamesLines(
  { columnName, reasonsName, outputNames }: Recipe,
  { resultColumns: made, outputs = [] }: RunSummary,
  columns: readonly string[],
): string[] {
  if (made === undefined) return [];
  const { resultColumns, reasonsColumn } = partedPlace(made);
  return [
    ...newNameLines(outputHeader(columnName, outputs[0] ?? SINGLE_OUTPUT, outputNames), resultColumns.headers, columns),
    ...(reasonsName === undefined ? [] : newNameLines(reasonsName, reasonsColumn?.headers ?? [], columns)),
  ];
}

/** A run with something to keep, and its recipe as it ran; whatever ended one without is thrown. */
async function runScoring(
  scoring: Scoring,
  excel: OpenExcel,
  partial: PartialResult | undefined,
): Promise<Pick<ScoredWorkbook, "summary" | "stoppedBy" | "replaced"> & { readonly recipe: Recipe }> {
  const { request, address, opened, shape, parts } = scoring;
  const over = await replacingIn(scoring, excel);
  const { workbook, memory } = { ...excel, ...over };
  const access = accessTo(address, parts);
  const settled = settleRecipe(scoring, await findSchema(request, address, access, parts));
  const runMemory = memory.runMemory({ ...settled, scope: "all" });
  const kept = partial?.over(workbook, runMemory, opened) ?? workbook;
  const place = { workbook: kept, address, access, memory: runMemory };
  const outcome = await runRecipe(request, { ...settled, shape }, place, parts);
  const { summary, stoppedBy } = outcome;
  if (summary === undefined || summary.scored === 0) throw stoppedBy ?? nothingScored(outcome);
  const recipe = settledRecipe(settled.recipe, settled.schema, summary.sentInputs ?? []);
  return { summary, ...(stoppedBy && { stoppedBy }), ...(over && { replaced: over.replaced() }), recipe };
}

function nothingScored({ summary }: RunOutcome): CommandError {
  const failures = summary?.failures ?? [];
  const isEmpty = failures.length > 0 && failures.every(({ code }) => code === "blank-row");
  const lines = summary === undefined ? [] : failureLines(summary);
  const exitCode = isEmpty ? EXIT_CODES.nothingToDo : EXIT_CODES.nothingScored;
  return new CommandError([NOTHING_SCORED, ...lines].join("\n"), exitCode);
}
