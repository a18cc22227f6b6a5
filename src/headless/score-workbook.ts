import { createRun } from "../composition/create-run";
import type { EndpointAccess } from "../composition/endpoint-access";
import { excelAccess } from "../composition/excel-access";
import { CancelledError, type ScoringError } from "../core/errors";
import type { Schema } from "../core/inputs/schema";
import type { Recipe } from "../core/recipe/recipe";
import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { Sleep } from "../endpoint/http/abortable-sleep";
import type { Fetch } from "../endpoint/http/send-once";
import { parseEndpointAddress } from "../endpoint/parse-endpoint-address";
import { planOfRecipe, type RunFacts } from "../scoring/plan-of-recipe";
import type { Workbook } from "../scoring/ports";
import type { RunStatus, RunSummary } from "../scoring/run-status";
import { MOST_CONCURRENT_REQUESTS, type ScoringPlan } from "../scoring/scoring-plan";
import { FILE_HABITS } from "../workbench/processor/habits/excel-habits";
import { RequestProcessor } from "../workbench/processor/request-processor";
import { openWorkbook } from "../workbench/xlsx/open-workbook";
import { saveWorkbook } from "../workbench/xlsx/save-workbook";
import { checkColumnsNamed } from "./check-columns";
import type { ScoreRequest } from "./command-line";
import { CommandError, EXIT_CODES } from "./telling/exit-codes";
import type { Credential } from "./credentials";
import { failureLines, NOTHING_SCORED } from "./telling/failure-lines";
import { fileReason } from "./files/file-reason";
import { findSchema } from "./find-schema";
import { findTable } from "./find-table";
import { namesAsInTable } from "./names-as-in-table";
import { createOfficeRuntime } from "./office-runtime";
import { NODE_PACKING } from "./files/node-packing";
import { cannotBeWritten } from "./files/output-file";
import { checkOutputEnding } from "./files/output-ending";
import { readInput } from "./files/read-input";
import { recipeOfRequest } from "./recipe-of-request";
import { settleColumns } from "./settle-columns";
import { hasNeighbours, macroLines } from "./telling/macro-lines";
import { printLines } from "./telling/print-lines";
import { schemaLines } from "./telling/schema-lines";
import { newNameLines, tableLines } from "./telling/table-lines";
import type { Tell } from "./telling/told-lines";
import { tokensFor } from "./tokens-for";

/** What a run needs from outside, so that tests can watch it. */
export interface ScoreWorkbookParts {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Whether what is written goes to a pipe or a device, where a name says nothing. */
  readonly takesAnyEnding?: boolean;
  readonly fetch: Fetch;
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
  /** The secrets that there are; each goes to its own hosts only. */
  readonly credentials: readonly Credential[];
  readonly signal: AbortSignal;
  /** Told at once, while the run goes on, whatever was understood or left out. */
  readonly tell: Tell;
  /** Waits between retries; a timer unless told. */
  readonly sleep?: Sleep;
}

/** What was done, with the numbers of Office.js's side. */
export interface ScoredWorkbook {
  readonly summary: RunSummary;
  /** What ended the run before it came to every row; absent when it came to its end. */
  readonly stoppedBy?: ScoringError;
  readonly syncs: number;
  /** Largest request and largest answer of one sync, in bytes. */
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
}

/**
 * Scores one table of a workbook file without a window: the very same excel/, scoring/ and endpoint/ code as the pane, through
 * Microsoft's Office.js, with the workbench in Excel's place. The file is saved when any row was scored, also by a run that was stopped.
 * @throws CommandError, WorkbookFileError, ScoringError, each with a sentence for the person who typed the command
 */
export async function scoreWorkbook(typed: ScoreRequest, parts: ScoreWorkbookParts): Promise<ScoredWorkbook> {
  const address = parseEndpointAddress(typed.endpoint);
  const opened = await openWorkbook(
    await readInput("workbook", typed.workbookFile, parts),
    typed.workbookFile,
    NODE_PACKING,
  );
  if (parts.takesAnyEnding !== true) checkOutputEnding(typed.outFile, opened.kind);
  const table = findTable(typed.tableName, opened);
  for (const line of opened.notices) parts.tell(line);
  const columns = table.columns.map((column) => column.name);
  const request = namesAsInTable(typed, columns);
  checkColumnsNamed(request, columns);
  const sheet = opened.model.requireSheet(table.sheetId);
  const { isFiltered = false, isQueried = false } = opened.tableParts.get(table.id) ?? {};
  for (const line of tableLines({ table, sheet, isFiltered, isQueried, ...request })) parts.tell(line);
  for (const line of printLines(opened.model, table)) parts.tell(line);
  const hadNeighbours = hasNeighbours(opened, table);
  const processor = new RequestProcessor(opened.model, { habits: FILE_HABITS });
  const runtime = createOfficeRuntime(processor);
  try {
    const run = await runScoring(request, parts, {
      address,
      shape: {
        source: { kind: "table", tableId: table.id },
        columns,
        dateSystem: opened.model.dateSystem,
      },
      workbook: excelAccess({ run: runtime.Excel.run }).workbook,
    });
    await writeOutput(request.outFile, await saveWorkbook(opened), parts);
    const headers = run.summary.resultColumns?.headers ?? [];
    for (const line of newNameLines(request.columnName, headers, columns)) parts.tell(line);
    for (const line of macroLines(opened, table, hadNeighbours)) parts.tell(line);
    const { syncs, maxRequestBytes, maxResponseBytes } = processor.statistics;
    return { ...run, syncs, maxRequestBytes, maxResponseBytes };
  } finally {
    runtime.dispose();
  }
}

interface RunTarget {
  readonly address: EndpointAddress;
  readonly shape: RunFacts["shape"];
  readonly workbook: Workbook;
}

/** A run with something to keep; whatever ended one without is thrown. */
async function runScoring(
  request: ScoreRequest,
  parts: ScoreWorkbookParts,
  target: RunTarget,
): Promise<Pick<ScoredWorkbook, "summary" | "stoppedBy">> {
  const access = accessTo(target.address, parts);
  const run = createRun({ workbook: target.workbook, now: parts.now }, access, target.address);
  parts.signal.addEventListener("abort", () => run.cancel(), { once: true });
  if (parts.signal.aborted) run.cancel(); // While the workbook was opened.
  const schema = await findSchema(request, target.address, access, parts);
  const settled = { ...request, sentColumns: settleColumns(request, target.shape.columns, schema, parts.tell) };
  const recipe = recipeOfRequest(settled, target.address, schema, target.shape.columns);
  for (const line of schema === undefined ? [] : schemaLines(schema, recipe, settled, target.shape)) parts.tell(line);
  await run.start(scoringPlan(settled, target, recipe, schema));
  const status = run.getStatus();
  const stoppedBy = whatStopped(status, parts.signal);
  const summary = "summary" in status ? status.summary : undefined;
  if (summary !== undefined && summary.scored > 0) return { summary, ...(stoppedBy && { stoppedBy }) };
  throw stoppedBy ?? nothingScored(summary);
}

function whatStopped(status: RunStatus, signal: AbortSignal): ScoringError | undefined {
  if (status.state === "failed") return status.error;
  if (status.state !== "cancelled" || status.summary.untouched === 0) return undefined;
  return new CancelledError(
    typeof signal.reason === "string" ? `The run was cancelled (${signal.reason}).` : undefined,
  );
}

/** Straight there, without a relay. */
function accessTo(address: EndpointAddress, parts: ScoreWorkbookParts): EndpointAccess {
  const { fetch, sleep } = parts;
  return { baseUrl: address.origin, fetch, token: tokensFor(address, parts), ...(sleep && { sleep }) };
}

function scoringPlan(
  request: ScoreRequest,
  { shape }: RunTarget,
  recipe: Recipe,
  schema: Schema | undefined,
): ScoringPlan {
  const { concurrency } = request;
  const plan = planOfRecipe(recipe, {
    shape,
    schema,
    concurrentRequests: concurrency === "auto" ? MOST_CONCURRENT_REQUESTS : concurrency,
    onProblems: "score-clean",
  });
  const holds = concurrency === "auto" ? {} : ({ holdsConcurrency: true } as const);
  return { ...plan, ...holds, onRefused: request.onRefused, maxPayloadBytes: request.maxPayloadBytes };
}

function nothingScored(summary: RunSummary | undefined): CommandError {
  const failures = summary?.failures ?? [];
  const isEmpty = failures.length > 0 && failures.every(({ code }) => code === "blank-row");
  const lines = summary === undefined ? [] : failureLines(summary);
  const exitCode = isEmpty ? EXIT_CODES.nothingToDo : EXIT_CODES.nothingScored;
  return new CommandError([NOTHING_SCORED, ...lines].join("\n"), exitCode);
}

async function writeOutput(path: string, bytes: Uint8Array, parts: ScoreWorkbookParts): Promise<void> {
  try {
    await parts.writeFile(path, bytes);
  } catch (error) {
    throw cannotBeWritten(path, fileReason(error), EXIT_CODES.nothingScored);
  }
}
