import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { Workbook } from "../scoring/ports";
import { ScoringRun } from "../scoring/scoring-run";
import type { EndpointAccess } from "./endpoint-access";
import { endpointAt } from "./endpoint-at";

export interface RunParts {
  readonly workbook: Workbook;
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
}

/** A scoring run that has not started: rows of this workbook to the endpoint at an address. */
export function createRun({ workbook, now }: RunParts, access: EndpointAccess, address: EndpointAddress): ScoringRun {
  return new ScoringRun({ workbook, endpoint: endpointAt(access, address), now });
}
