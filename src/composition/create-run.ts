import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { Workbook } from "../scoring/ports";
import type { RunClock } from "../scoring/flow/run-clock";
import type { RunMemory } from "../scoring/run-memory";
import { ScoringRun } from "../scoring/scoring-run";
import { urlOf, type EndpointAccess } from "./endpoint-access";
import { endpointAt } from "./endpoint-at";
import type { RequestBudgets } from "./request-budgets";

export interface RunParts extends RunClock {
  readonly workbook: Workbook;
  /** What is sent beside this run is counted with it; a run that is alone needs none. */
  readonly budgets?: RequestBudgets;
  /** Told what the workbook is to remember of the run. */
  readonly memory?: RunMemory;
}

/** A scoring run that has not started: rows of this workbook to the endpoint at an address. */
export function createRun(
  { budgets, ...parts }: RunParts,
  access: EndpointAccess,
  address: EndpointAddress,
): ScoringRun {
  const budget = budgets?.budgetOf(urlOf(access, address.route));
  return new ScoringRun({ ...parts, endpoint: endpointAt(access, address), ...(budget && { budget }) });
}
