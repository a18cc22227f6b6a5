import { BulkError } from "../../../bulk/bulk-error";
import { DatabricksRuns } from "../../../bulk/sql/databricks-runs";
import { showStatement, type SqlPlan } from "../../../bulk/sql/scoring-statement";
import type { StagedFile } from "../../../bulk/sql/staged-file";
import { endpointNameOf, statementInputs } from "../../../bulk/sql/statement-inputs";
import { parseTableName, showTable } from "../../../bulk/sql/table-name";
import type { PlannedInput } from "../../../core/inputs/plan-inputs";
import { requestInputs } from "../../../core/recipe/request-inputs";
import { recipeParameters } from "../../../core/recipe/recipe-parameters";
import type { Recipe } from "../../../core/recipe/recipe";
import type { Schema } from "../../../core/inputs/schema";
import { withColumnsOf } from "../../command/check-columns";
import type { SqlRequest } from "../../command/command";
import { findSchema } from "../../model/find-schema";
import { settleRecipe } from "../../model/settle-recipe";
import { addressOf } from "../../recipes/address-of";
import { readRecipeFile } from "../../recipes/recipe-file";
import type { CommandParts } from "../../run/command-parts";
import { accessTo } from "../../run/run-recipe";
import type { RunEnding } from "../../telling/ending";
import { CommandError, EXIT_CODES } from "../../telling/exit-codes";
import { followRun } from "./follow-run";
import { namesIn, sourceOf, uploadColumns, uploadOf, wouldBeStaged, type RowsSource } from "./source-of-rows";
import { endingOfSql } from "./sql-ending";

/** How long a file's removal may take when the command is stopped. */
const REMOVAL_MS = 30_000;

/**
 * Hands a table over to a SQL warehouse: shows the statement, follows it to its end, and tells what became of the rows.
 * @throws CommandError, BulkError, ScoringError, each with a sentence for the person who typed the command
 */
export async function scoreSqlCommand(typed: SqlRequest, parts: CommandParts): Promise<RunEnding> {
  const given = typed.recipeFile === undefined ? undefined : await readRecipeFile(typed.recipeFile, parts);
  const address = addressOf(typed, given);
  const endpointName = endpointNameOf(address);
  const target = parseTableName(typed.targetTable);
  const access = accessTo(address, parts);
  const { warehouseId, volume } = typed;
  const options = { ...access, warehouseId, randomId: parts.marks.randomId, ...(volume !== undefined && { volume }) };
  const runs = new DatabricksRuns(options);
  await runs.ready(({ name, state }) => parts.tell(`Warehouse ${name}: ${state}.`), parts.signal);
  const source = await sourceOf(typed, runs, parts);
  const columns = namesIn(source);
  const request = withColumnsOf(typed, given, columns);
  const found = await findSchema(request, address, access, parts);
  const { recipe, schema } = settleRecipe({ request, given, address, shape: { columns }, parts }, found);
  const inputs = inputsOf(recipe, columns, schema);
  const parameters = recipeParameters(recipe, schema);
  await runs.checkTarget(target, parts.signal);
  const planOf = (staged: StagedFile | undefined): SqlPlan =>
    runs.plan({
      source: source.kind === "table" ? source : { kind: "staged", staged: staged! },
      columns: source.kind === "table" ? source.columns : staged!.columns,
      inputs,
      endpointName,
      target,
      parameters,
      ...(request.returnType !== undefined && { returnType: request.returnType }),
    });
  // Planned before anything is uploaded: what a warehouse would refuse is refused here.
  const upload = source.kind === "file" ? uploadColumns(source.headers, inputs, recipe) : undefined;
  const dryPlan = planOf(upload && wouldBeStaged(volume ?? "", upload));
  if (request.isDryRun === true) return dryEnding(dryPlan, parts);
  const staged = await stagedOf(source, upload, runs, parts);
  try {
    const plan = staged === undefined ? dryPlan : planOf(staged);
    for (const line of shown(plan)) parts.tell(line);
    return await followed(plan, runs, request, parts);
  } finally {
    if (staged !== undefined) await removed(staged, runs, parts);
  }
}

async function followed(
  plan: SqlPlan,
  runs: DatabricksRuns,
  { warehouseId }: SqlRequest,
  parts: CommandParts,
): Promise<RunEnding> {
  const startedAtMs = parts.now();
  const run = await runs.start(plan, parts.signal);
  const end = await followRun(run, runs, parts);
  if (end === "cancelled") {
    return {
      exitCode: EXIT_CODES.nothingScored,
      sentences: ["The statement was cancelled, and no table was left behind."],
      lines: [],
    };
  }
  if (end === "ended-before") parts.tell("The cancel came too late: the statement had ended, and its table is there.");
  const ms = Math.round(parts.now() - startedAtMs);
  return await endingOfSql(run, runs, { warehouseId, ms });
}

async function stagedOf(
  source: RowsSource,
  upload: ReturnType<typeof uploadColumns> | undefined,
  runs: DatabricksRuns,
  parts: CommandParts,
): Promise<StagedFile | undefined> {
  if (source.kind === "table" || upload === undefined) return undefined;
  const staged = await uploadOf(source.file, upload, runs, parts);
  parts.tell(`Uploaded to ${staged.path}; it is removed after the run.`);
  return staged;
}

/** Takes the file away also when the command was stopped; where that fails it is said where it lies. */
async function removed(staged: StagedFile, runs: DatabricksRuns, parts: CommandParts): Promise<void> {
  try {
    await runs.unstage(staged, AbortSignal.timeout(REMOVAL_MS));
  } catch (error) {
    parts.tell(
      `The uploaded file could not be removed and lies in ${staged.path}: ${error instanceof BulkError ? error.message : "no answer in time"}`,
    );
  }
}

/** @throws InputError, CommandError where a recipe does what a statement cannot */
function inputsOf(recipe: Recipe, columns: readonly string[], schema: Schema | undefined): readonly PlannedInput[] {
  const cured = Object.entries(recipe.readings).filter(([, { cures = {} }]) =>
    Object.keys(cures).some((cause) => cause !== "stored-not-shown"),
  );
  if (cured.length > 0 || recipe.tensors.length > 0) {
    throw new CommandError(
      "The recipe fills in or converts cells, or makes tensors: a warehouse sends columns as they are.",
    );
  }
  const inputs = statementInputs(columns, requestInputs(recipe, { columns, dateSystem: 1900 }, schema));
  return inputs.map((input) => withReading(input, columns, recipe));
}

/** A type that was said of a column counts where the model says none. */
function withReading(input: PlannedInput, columns: readonly string[], { readings }: Recipe): PlannedInput {
  const column = "position" in input.from ? columns[input.from.position] : undefined;
  const type = column === undefined ? undefined : readings[column]?.type;
  return input.declaredType !== undefined || type === undefined ? input : { ...input, declaredType: type };
}

function shown({ statement, check }: SqlPlan): string[] {
  const first =
    check === undefined ? [] : ["First, to find values that an input would change:", ...indented(showStatement(check))];
  return [...first, "Statement:", ...indented(showStatement(statement))];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function dryEnding(plan: SqlPlan, parts: CommandParts): RunEnding {
  for (const line of shown(plan)) parts.tell(line);
  const { text, parameters } = plan.statement;
  const line = { target: showTable(plan.target), statement: text, parameters, exit: EXIT_CODES.done };
  return { exitCode: EXIT_CODES.done, sentences: ["Dry run: nothing was uploaded, scored or made."], lines: [line] };
}
