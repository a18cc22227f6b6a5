import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { QueryOptions } from "../scoring/ports";
import { previewRows, type Preview } from "../scoring/preview-rows";
import type { ScoringPlan } from "../scoring/scoring-plan";
import type { RunParts } from "./create-run";
import type { EndpointAccess } from "./endpoint-access";
import { endpointAt } from "./endpoint-at";

/** What a run of this plan would write first; the sheet is read and not touched. @throws what `previewRows` throws */
export function previewRun(
  { workbook, ...clock }: RunParts,
  access: EndpointAccess,
  address: EndpointAddress,
  plan: ScoringPlan,
  query: QueryOptions,
): Promise<Preview> {
  return previewRows({ workbook, clock, endpoint: endpointAt(access, address) }, plan, query);
}
