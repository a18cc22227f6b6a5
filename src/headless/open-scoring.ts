import type { Recipe } from "../core/recipe/recipe";
import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { RunFacts } from "../scoring/plan-of-recipe";
import type { TableModel } from "../workbench/model/tables/table-model";
import { openWorkbook, type OpenedWorkbook } from "../workbench/xlsx/open-workbook";
import { withColumnsOf } from "./command/check-columns";
import type { ScoreRequest } from "./command/command";
import type { CommandParts } from "./run/command-parts";
import { NODE_PACKING } from "./files/node-packing";
import { checkOutputEnding } from "./files/output-ending";
import { withWayForRows } from "./files/file-of-rows";
import { readInput } from "./files/read-input";
import { findTable } from "./find-table";
import { addressOf } from "./recipes/address-of";
import { readRecipeFile } from "./recipes/recipe-file";
import { printLines } from "./telling/print-lines";
import { tableLines } from "./telling/table-lines";

/** A command, with what it names. */
export interface Scoring {
  readonly request: ScoreRequest;
  /** Of the file that the command names, where it names one. */
  readonly given: Recipe | undefined;
  readonly address: EndpointAddress;
  readonly opened: OpenedWorkbook;
  readonly table: TableModel;
  readonly shape: RunFacts["shape"];
  readonly parts: CommandParts;
}

/**
 * Opens what a command names, and finds out all that can be before anything is sent.
 * @throws CommandError, WorkbookFileError, ScoringError `invalid-address`
 */
export async function openScoring(typed: ScoreRequest, parts: CommandParts): Promise<Scoring> {
  const given = typed.recipeFile === undefined ? undefined : await readRecipeFile(typed.recipeFile, parts);
  const address = addressOf(typed, given);
  const { workbookFile } = typed;
  const bytes = await readInput("workbook", workbookFile, parts);
  const opened = await openWorkbook(bytes, workbookFile, NODE_PACKING).catch((error: unknown) => {
    throw withWayForRows(error, workbookFile);
  });
  if (parts.takesAnyEnding !== true && typed.outFile !== "") checkOutputEnding(typed.outFile, opened.kind);
  const table = findTable(typed.tableName, opened);
  for (const line of opened.notices) parts.tell(line);
  const columns = table.columns.map((column) => column.name);
  const request = withColumnsOf(typed, given, columns);
  const sheet = opened.model.requireSheet(table.sheetId);
  const { isFiltered = false, isQueried = false } = opened.tableParts.get(table.id) ?? {};
  const sentColumns = given === undefined ? request.sentColumns : given.columnsSent;
  for (const line of tableLines({ table, sheet, isFiltered, isQueried, sentColumns })) parts.tell(line);
  for (const line of printLines(opened.model, table)) parts.tell(line);
  const source = { kind: "table", tableId: table.id } as const;
  const shape = { source, columns, dateSystem: opened.model.dateSystem };
  return { request, given, address, opened, table, shape, parts };
}
