import { outputHeaders } from "../core/predictions/result-headers";
import { writtenOutputs, type Recipe } from "../core/recipe/recipe";
import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { ScoreRequest } from "./command/command";
import type { CommandParts } from "./run/command-parts";
import { readSignature } from "./model/find-schema";
import { openExcel } from "./run/open-excel";
import { openScoring, type Scoring } from "./open-scoring";
import { plannedRequests } from "./run/planned-requests";
import { isAllowed, notAllowed } from "./recipes/consent";
import { settleRecipe } from "./model/settle-recipe";
import { replacingIn } from "./replacing";
import { planOfRun } from "./run/run-recipe";
import type { DryColumn } from "./telling/column-lines";

/** What would be done. */
export interface DryWorkbook {
  readonly table: string;
  /** Headers of the columns as they would be called; those of several outputs are not known yet. */
  readonly columns: readonly string[];
  readonly dry: DryColumn;
}

/**
 * What `scoreWorkbook` would do, without sending anything, not even a question for what the model takes, and without writing anything.
 * @throws what `scoreWorkbook` throws before it sends
 */
export async function dryScoreWorkbook(typed: ScoreRequest, parts: CommandParts): Promise<DryWorkbook> {
  const scoring = await openScoring(typed, parts);
  const { request, opened, table, shape, address } = scoring;
  const signature = request.signatureFile === undefined ? undefined : await readSignature(request.signatureFile, parts);
  if (signature === undefined) {
    parts.tell(
      "The endpoint was not asked what its model takes: once it is, other columns may be sent, written otherwise.",
    );
  }
  const excel = openExcel(opened, parts);
  try {
    await replacingIn(scoring, excel);
    const { recipe, schema } = settleRecipe(scoring, { schema: signature, asked: "not asked" });
    const plan = planOfRun(request, { recipe, schema, shape });
    const planned = await plannedRequests(excel.workbook, plan, parts.signal);
    const dry = { ...planned, rowsASecond: undefined, isAllowed: mayBeSent(scoring, address) };
    if (planned.requests > 0 && !dry.isAllowed) parts.tell(notAllowed(address).message);
    return { table: table.name, columns: columnsOf(recipe), dry };
  } finally {
    excel.dispose();
  }
}

function columnsOf(recipe: Recipe): string[] {
  const { columnName, reasonsName, outputNames } = recipe;
  const outputs = (outputNames ?? recipe.threshold) && writtenOutputs(recipe);
  const results = outputs === undefined ? [columnName] : outputHeaders(columnName, outputs, outputNames);
  return reasonsName === undefined ? results : [...results, reasonsName];
}

function mayBeSent({ request: { endpoint, allowed } }: Scoring, address: EndpointAddress): boolean {
  return endpoint !== undefined || isAllowed(address, { allowed, endpoint: undefined });
}
