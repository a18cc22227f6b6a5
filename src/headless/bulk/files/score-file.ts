import { Duck } from "../../../bulk/files/duck";
import { fileKindOf, openInput, type FileKind, type InputFile } from "../../../bulk/files/input-file";
import type { AddedNames } from "../../../bulk/files/joined-output";
import { PartFolder, type RunMark } from "../../../bulk/files/part-folder";
import { scoreFile, type ScoredFile } from "../../../bulk/files/score-file";
import { rowsIn } from "../../../bulk/files/send-rows";
import { endpointAt } from "../../../composition/endpoint-at";
import { writeRecipe } from "../../../core/recipe/recipe-json";
import type { Recipe } from "../../../core/recipe/recipe";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { settledRecipe } from "../../../scoring/memory/settled-recipe";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import { withColumnsOf } from "../../command/check-columns";
import type { FileRequest } from "../../command/command";
import { unreadable } from "../../files/read-input";
import { findSchema, type FoundSchema } from "../../model/find-schema";
import { addressOf } from "../../recipes/address-of";
import { readRecipeFile, saveRecipeFile } from "../../recipes/recipe-file";
import type { CommandParts } from "../../run/command-parts";
import { accessTo, planOfRun } from "../../run/run-recipe";
import { settleRecipe } from "../../model/settle-recipe";
import { CommandError } from "../../telling/exit-codes";

/** A command over a file, with what it names. */
export interface OpenedFile {
  readonly request: FileRequest;
  readonly given: Recipe | undefined;
  readonly address: EndpointAddress;
  readonly duck: Duck;
  readonly input: InputFile;
}

/** How the predictions of a command are made. */
export interface FilePlan {
  readonly recipe: Recipe;
  readonly plan: ScoringPlan;
  readonly naming: AddedNames;
}

/** Opens what a command names. @throws CommandError, BulkFileError, ScoringError `invalid-address` `blank-header` ... */
export async function openFile(typed: FileRequest, parts: CommandParts, spillFolder: string): Promise<OpenedFile> {
  const given = typed.recipeFile === undefined ? undefined : await readRecipeFile(typed.recipeFile, parts);
  const address = addressOf(typed, given);
  const kind = kindOf("--input", typed.inputFile);
  const duck = await Duck.open(spillFolder);
  try {
    const input = await openInput(duck, typed.inputFile, kind).catch((error: unknown) => {
      if (!isOfSystem(error)) throw error;
      throw unreadable("file", typed.inputFile, error);
    });
    const columns = input.columns.map(({ name }) => name);
    const request = withColumnsOf(typed, given, columns);
    return { request, given, address, duck, input };
  } catch (error) {
    duck.close();
    throw error;
  }
}

/** The plan of a run, once it is known what the model takes. @throws CommandError, InputError */
export function planOfFile(opened: OpenedFile, found: FoundSchema, parts: CommandParts): FilePlan {
  const { request, given, address, input } = opened;
  const columns = input.columns.map(({ name }) => name);
  const source = { kind: "table", tableId: input.file } as const;
  const shape = { source, columns, dateSystem: 1900 } as const;
  const { recipe, schema } = settleRecipe({ request, given, address, shape, parts }, found);
  const { columnName, outputNames, reasonsName = `${columnName} error` } = recipe;
  return {
    recipe,
    plan: planOfRun(request, { recipe, schema, shape }),
    naming: { columnName, reasonsName, ...(outputNames && { outputNames }) },
  };
}

/**
 * Scores the rows of a file into another one, through an endpoint, by the same steps as a table of a workbook.
 * @throws CommandError, BulkFileError, ScoringError, each with a sentence for the person who typed the command
 */
export async function scoreFileCommand(typed: FileRequest, parts: CommandParts): Promise<ScoredFile> {
  const output = { file: typed.outFile, kind: kindOf("--output", typed.outFile) };
  const folder = PartFolder.beside(output.file);
  const opened = await openFile(typed, parts, folder.spillFolder);
  const { request, address, duck, input } = opened;
  try {
    const access = accessTo(address, parts);
    const found = await findSchema(request, address, access, parts);
    const { recipe, plan, naming } = planOfFile(opened, found, parts);
    await folder.begin(duck, markOf(opened, recipe, parts), request.restarts === true);
    if (folder.parts.length > 0) parts.tell(goingOn(folder));
    const scored = await scoreFile({
      duck,
      input,
      output,
      folder,
      plan,
      naming,
      endpoint: endpointAt(access, address),
      clock: { now: parts.now },
      signal: parts.signal,
      onProgress: (progress) => parts.showProgress?.(progress),
      tell: parts.tell,
    });
    if (request.savedRecipeFile !== undefined && scored.joined !== undefined) {
      await saveRecipeFile(request.savedRecipeFile, settledRecipe(recipe, found.schema, scored.sentInputs), parts);
    }
    return scored;
  } finally {
    duck.close();
  }
}

function goingOn(left: PartFolder): string {
  return `An earlier run of this command was ended before it could write its file: going on behind the ${rowsIn(left)} rows that it left in ${left.folder}. To begin anew: --restart.`;
}

/** By the name of a file alone: what is in it has to fit. @throws CommandError */
function kindOf(option: string, file: string): FileKind {
  const kind = fileKindOf(file);
  if (kind === undefined)
    throw new CommandError(`${option} takes a file that ends in .parquet or .csv, not "${file}".`);
  return kind;
}

/** What of a recipe a person knows by which option. */
const TYPED: Readonly<Partial<Record<keyof Recipe, string>>> = {
  origin: "--endpoint",
  route: "--endpoint",
  schemaHash: "what the model takes",
  inputs: "--map or --constant",
  tensors: "--tensor",
  columnsSent: "--columns",
  readings: "--types",
  parameters: "--params",
  outputsKept: "--outputs",
  columnName: "--column",
  reasonsName: "--reasons",
  inputFormat: "--format",
  rowsPerBatch: "--batch-size",
  onRefused: "--on-error",
};

function markOf({ input }: OpenedFile, recipe: Recipe, { marks }: CommandParts): RunMark {
  const made: Record<string, unknown> = { "the version of Scoresheet": marks.productVersion };
  for (const [member, value] of Object.entries(JSON.parse(writeRecipe(recipe)) as Record<string, unknown>)) {
    const name = TYPED[member as keyof Recipe] ?? "the recipe";
    made[name] = [...((made[name] as unknown[] | undefined) ?? []), [member, value]];
  }
  return { input: input.mark, made };
}

function isOfSystem(error: unknown): boolean {
  return typeof error === "object" && error !== null && "syscall" in error;
}
