import { InputError, type ScoringError } from "../../core/errors";
import { ROW_STATES, type RowState } from "../../core/memory/row-state";
import type { Recipe } from "../../core/recipe/recipe";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ColumnCheck, WhyUnknown } from "../../scoring/memory/memory-look";
import { RememberedColumnError } from "../../scoring/memory/remembered-column-error";
import { settledRecipe } from "../../scoring/memory/settled-recipe";
import type { RunSummary } from "../../scoring/run-status";
import type { OpenedWorkbook } from "../../workbench/xlsx/open-workbook";
import type { RefreshRequest } from "../command/command";
import type { OpenExcel } from "../run/open-excel";
import { plannedRequests } from "../run/planned-requests";
import type { PartialResult } from "../partial/partial-result";
import { endpointOfRecipe, isAllowed, notAllowed, type Consent } from "../recipes/consent";
import { accessTo, planOfRun, runRecipe, type RecipeToRun } from "../run/run-recipe";
import type { CommandParts } from "../run/command-parts";
import type { DryColumn } from "../telling/column-lines";
import { CommandError } from "../telling/exit-codes";
import type { ChosenColumn } from "./choose-columns";

/** What has become of a remembered column. */
export type ColumnOutcome =
  | {
      readonly kind: "scored";
      readonly summary: RunSummary;
      readonly stoppedBy?: ScoringError;
      /** As it ran. */
      readonly recipe: Recipe;
      /** Rows that were left alone though they have no prediction. */
      readonly without: number;
    }
  /** No row was to be scored. */
  | { readonly kind: "idle"; readonly rowCount: number; readonly recipe: Recipe; readonly without: number }
  | { readonly kind: "dry"; readonly dry: DryColumn };

/** Where a column is made again. */
export interface ColumnRefreshParts {
  readonly excel: OpenExcel;
  readonly opened: OpenedWorkbook;
  /** Where what is done so far is kept; undefined where it is not. */
  readonly partial: PartialResult | undefined;
  readonly consent: Consent;
  readonly parts: CommandParts;
}

/**
 * Makes one remembered column again: those of its rows that the command asks for. Nothing is sent to a host that nobody allowed, or where
 * no row is to be scored.
 * @throws CommandError, RememberedColumnError, ScoringError when nothing was scored
 */
export async function refreshColumn(
  request: RefreshRequest,
  column: ChosenColumn,
  refreshParts: ColumnRefreshParts,
): Promise<ColumnOutcome> {
  const { excel, consent, parts } = refreshParts;
  const { memory, workbook } = excel;
  const { id } = column.look.column;
  const { scope } = request;
  const check = await memory.check(id, parts.signal);
  const { recipe, schema, refresh } = await memory.refreshOf(id, scope, parts.signal);
  const rows = rowsIn(check, refresh.states);
  if (scope !== "all") {
    if (check.whyUnknown === "input-gone")
      await refuseGone(request, { recipe, schema, shape: await shapeOf(column, excel, parts) }, excel, parts);
    refuseUnknown(check, rows.rowCount);
  }
  const without = withoutPrediction(check, refresh.states);
  if (check.rowCount === 0 || (scope !== "all" && rows.rowCount === 0)) {
    if (request.isDryRun === true) return { kind: "dry", dry: nothingToSend(check) };
    return { kind: "idle", rowCount: check.rowCount, recipe, without };
  }
  const address = endpointOfRecipe(recipe);
  if (address === undefined) throw new RememberedColumnError("no-endpoint");
  const toRun: RecipeToRun = { recipe, schema, shape: await shapeOf(column, excel, parts), refresh };
  if (request.isDryRun === true) {
    const isWanted = scope === "all" ? undefined : (row: number) => rows.has(row);
    const planned = await plannedRequests(workbook, planOfRun(request, toRun), parts.signal, isWanted);
    const isToBeSent = isAllowed(address, consent);
    if (!isToBeSent) parts.tell(notAllowed(address).message);
    return { kind: "dry", dry: { ...planned, rowsASecond: paceOf(column), isAllowed: isToBeSent } };
  }
  if (!isAllowed(address, consent)) throw notAllowed(address);
  if (scope === "rest") parts.tell(`${rows.rowCount} of ${check.rowCount} rows are left.`);
  return { ...(await scored(request, column, toRun, address, refreshParts)), without };
}

async function scored(
  request: RefreshRequest,
  { look }: ChosenColumn,
  toRun: RecipeToRun,
  address: EndpointAddress,
  { excel, opened, partial, parts }: ColumnRefreshParts,
): Promise<Omit<Extract<ColumnOutcome, { kind: "scored" }>, "without">> {
  const { recipe, schema } = toRun;
  const access = accessTo(address, parts);
  const memory = excel.memory.runMemory({ recipe, schema, scope: request.scope, columnId: look.column.id });
  const { summary, stoppedBy } = await runRecipe(
    request,
    toRun,
    { workbook: partial?.over(excel.workbook, memory, opened) ?? excel.workbook, address, access, memory },
    parts,
  );
  if (summary === undefined || (summary.scored === 0 && stoppedBy !== undefined)) {
    throw stoppedBy ?? new RememberedColumnError("gone");
  }
  tellOtherModels(look, summary, parts);
  return {
    kind: "scored",
    summary,
    ...(stoppedBy && { stoppedBy }),
    recipe: settledRecipe(recipe, schema, summary.sentInputs ?? []),
  };
}

async function shapeOf(
  { look: { place } }: ChosenColumn,
  { workbook }: OpenExcel,
  { signal }: CommandParts,
): Promise<RecipeToRun["shape"]> {
  if (place === undefined) throw new RememberedColumnError("gone");
  return workbook.describe(place.source, signal);
}

/** The rows in some states, counted from 0. */
function rowsIn(
  check: ColumnCheck,
  states: ReadonlySet<RowState>,
): { rowCount: number; has: (row: number) => boolean } {
  const wanted = ROW_STATES.filter((state) => states.has(state));
  const ranges = wanted.flatMap((state) => check.rows[state] ?? []);
  const rows = new Set(
    ranges.flatMap(({ firstRow, rowCount }) => Array.from({ length: rowCount }, (_, i) => firstRow + i)),
  );
  return { rowCount: wanted.reduce((sum, state) => sum + check.counts[state], 0), has: (row) => rows.has(row) };
}

/** Of the rows that are left alone, those of which it is known that they have no prediction. */
function withoutPrediction({ counts }: ColumnCheck, asked: ReadonlySet<RowState>): number {
  const gaps: readonly RowState[] = ["failed", "left-out"];
  return gaps.filter((state) => !asked.has(state)).reduce((sum, state) => sum + counts[state], 0);
}

function nothingToSend({ rowCount }: ColumnCheck): DryColumn {
  const nothing = { rows: 0, failed: 0, requests: 0, firstRequestBytes: 0 };
  return { rowCount, ...nothing, rowsASecond: undefined, isAllowed: true };
}

/** Says which input is gone, as a run would. @throws CommandError */
async function refuseGone(
  request: RefreshRequest,
  toRun: RecipeToRun,
  { workbook }: OpenExcel,
  { signal }: CommandParts,
): Promise<void> {
  try {
    await plannedRequests(workbook, planOfRun(request, toRun), signal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new CommandError(
      `${error.message} Call the columns of the table as its recipe does, or score the table into a new column.`,
    );
  }
}

/** What cannot be known is not guessed. */
function refuseUnknown({ counts, isAllCurrent, whyUnknown }: ColumnCheck, rowCount: number): void {
  if (isAllCurrent || counts.unknown === 0 || rowCount > 0) return;
  const why = whyUnknown === undefined ? "" : `: ${WHY_UNKNOWN[whyUnknown]}`;
  throw new CommandError(`Which of its rows are to be scored cannot be known${why}. --refresh all scores all of them.`);
}

const WHY_UNKNOWN: Readonly<Record<WhyUnknown, string>> = {
  "too-many-rows": "it has more rows than the workbook remembers",
  "input-gone": "a column that its recipe sends is gone, or bears another name",
  "row-numbers-sent": "each row is sent with its number, which changes as rows move",
  "recipe-changed": "its recipe was changed since they were scored",
  "nothing-kept": "no run has left anything to tell it by",
  "cannot-be-read": "its rows cannot be written as its recipe says",
};

/** Rows a second of the newest run that scored any. */
function paceOf({ look: { runs } }: ChosenColumn): number | undefined {
  const run = runs.find(({ counts, elapsedMs }) => counts.scored > 0 && elapsedMs > 0);
  return run && (run.counts.scored / run.elapsedMs) * 1000;
}

/** Rows that were not asked for may have been answered by another model. */
function tellOtherModels(
  { runs }: ChosenColumn["look"],
  { servedModelNames, skipped }: RunSummary,
  { tell }: CommandParts,
): void {
  const before = runs.find(({ servedModels }) => servedModels.length > 0)?.servedModels ?? [];
  const others = servedModelNames.filter((name) => !before.includes(name));
  if (others.length === 0 || before.length === 0 || (skipped ?? 0) === 0) return;
  tell(`${others.join(", ")} answers now; the rows that were left alone were made by ${before.join(", ")}.`);
}
