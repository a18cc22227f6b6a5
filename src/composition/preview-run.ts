import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { QueryOptions } from "../scoring/ports";
import { previewRows, type Preview } from "../scoring/preview/preview-rows";
import type { ScoringPlan } from "../scoring/scoring-plan";
import type { RunParts } from "./create-run";
import { urlOf, type EndpointAccess } from "./endpoint-access";
import { endpointAt } from "./endpoint-at";

/** What a run of this plan would write first; the sheet is read and not touched. @throws what `previewRows` throws */
export function previewRun(
  { workbook, budgets, ...clock }: RunParts,
  access: EndpointAccess,
  address: EndpointAddress,
  plan: ScoringPlan,
  query: QueryOptions,
): Promise<Preview> {
  const turns = budgets?.budgetOf(urlOf(access, address.route));
  const endpoint = endpointAt(access, address);
  return previewRows({ workbook, clock, endpoint }, plan, { ...query, ...(turns && { turns }) });
}
