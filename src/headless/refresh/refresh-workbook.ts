import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import type { MemoryLook } from "../../scoring/memory/memory-look";
import type { WorkbookModel } from "../../workbench/model/workbook-model";
import { openWorkbook } from "../../workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../workbench/xlsx/save-workbook";
import type { RefreshRequest } from "../command/command";
import { NODE_PACKING } from "../files/node-packing";
import { checkOutputEnding } from "../files/output-ending";
import { readInput } from "../files/read-input";
import { openExcel } from "../run/open-excel";
import type { PartialResult } from "../partial/partial-result";
import { saveRecipeFile } from "../recipes/recipe-file";
import type { CommandParts } from "../run/command-parts";
import { writeOutput } from "../files/write-output";
import type { SyncFigures } from "../telling/column-lines";
import { CommandError } from "../telling/exit-codes";
import { chooseColumns, type ChosenColumn } from "./choose-columns";
import { refreshColumn, type ColumnOutcome } from "./refresh-column";

/** What has become of one remembered column: or what kept it as it was. */
export interface RefreshedColumn extends Pick<ChosenColumn, "table" | "headers"> {
  readonly outcome: ColumnOutcome | { readonly kind: "refused"; readonly error: unknown };
  /** Of this column alone. */
  readonly syncs: SyncFigures;
}

/** What a workbook of which columns are made again is, and which of them. */
export interface RefreshParts {
  readonly bytes: Uint8Array;
  /** @throws CommandError where there are none */
  readonly choose: (look: MemoryLook, model: WorkbookModel) => readonly ChosenColumn[];
  readonly partial: PartialResult | undefined;
}

/**
 * Makes the columns again that a workbook file remembers, each by its own recipe. The file is written when any of them is as it was asked
 * for, though nothing was to be done; then its bytes are those that were read.
 * @param partial what an earlier run of the same command left goes on
 * @throws CommandError, WorkbookFileError, ScoringError for what is wrong with the command or the file as a whole
 */
export async function refreshWorkbook(
  request: RefreshRequest,
  parts: CommandParts,
  partial?: PartialResult,
): Promise<readonly RefreshedColumn[]> {
  const bytes = (await partial?.find()) ?? (await readInput("workbook", request.workbookFile, parts));
  const choose: RefreshParts["choose"] = (look, model) => chooseColumns(look, request, model);
  return refreshColumns(request, { bytes, choose, partial }, parts);
}

/** The same for a workbook that was read already. @throws what `refreshWorkbook` throws */
export async function refreshColumns(
  request: RefreshRequest,
  { bytes, choose, partial }: RefreshParts,
  parts: CommandParts,
): Promise<readonly RefreshedColumn[]> {
  const endpoint = request.endpoint === undefined ? undefined : parseEndpointAddress(request.endpoint);
  const opened = await openWorkbook(bytes, request.workbookFile, NODE_PACKING);
  if (parts.takesAnyEnding !== true && request.outFile !== "") checkOutputEnding(request.outFile, opened.kind);
  for (const line of opened.notices) parts.tell(line);
  const excel = openExcel(opened, parts);
  try {
    const look = await excel.memory.look(parts.signal);
    for (const line of look.unreadable) parts.tell(line);
    const chosen = choose(look, opened.model);
    if (request.savedRecipeFile !== undefined && chosen.length > 1) {
      throw new CommandError(
        "--save-recipe takes the recipe of one column: name it with --column, and --table if need be.",
      );
    }
    const consent = { allowed: request.allowed, endpoint };
    const refreshed: RefreshedColumn[] = [];
    for (const column of chosen) {
      const before = excel.syncFigures();
      const tell = (line: string): void => parts.tell(chosen.length === 1 ? line : `${nameOf(column)}: ${line}`);
      const outcome = await refreshColumn(request, column, {
        excel,
        opened,
        partial,
        consent,
        parts: { ...parts, tell },
      }).catch((error: unknown) => ({ kind: "refused", error }) as const);
      const { syncs, ...most } = excel.syncFigures();
      const { table, headers } = column;
      refreshed.push({ table, headers, outcome, syncs: { ...most, syncs: syncs - before.syncs } });
    }
    const outcomes = refreshed.map(({ outcome }) => outcome);
    if (request.isDryRun !== true && outcomes.some(({ kind }) => kind !== "refused")) {
      const isChanged = outcomes.some(({ kind }) => kind === "scored");
      await writeOutput("workbook", request.outFile, isChanged ? await saveWorkbook(opened) : bytes, parts);
      await saveRecipe(request, outcomes, parts);
      await partial?.remove();
    }
    return refreshed;
  } finally {
    excel.dispose();
  }
}

/** How sentences name a column where there are several. */
export function nameOf({ table, headers }: Pick<ChosenColumn, "table" | "headers">): string {
  return `${headers.join(", ")} (${table})`;
}

async function saveRecipe(
  { savedRecipeFile }: RefreshRequest,
  [outcome]: readonly RefreshedColumn["outcome"][],
  parts: CommandParts,
): Promise<void> {
  if (savedRecipeFile === undefined || outcome === undefined || !("recipe" in outcome)) return;
  await saveRecipeFile(savedRecipeFile, outcome.recipe, parts);
}
