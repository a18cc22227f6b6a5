import type { Workbook } from "../scoring/ports";
import { ScoringRun } from "../scoring/scoring-run";
import { endpointAt, type EndpointAccess } from "./endpoint-access";

export interface RunParts {
  readonly workbook: Workbook;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A scoring run that has not started: rows of this workbook to the endpoint at a route. */
export function createRun({ workbook, now }: RunParts, access: EndpointAccess, route: string): ScoringRun {
  return new ScoringRun({ workbook, endpoint: endpointAt(access, route), now });
}
