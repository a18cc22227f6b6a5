import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { Workbook } from "../scoring/ports";
import type { RunClock } from "../scoring/flow/run-clock";
import { ScoringRun } from "../scoring/scoring-run";
import type { EndpointAccess } from "./endpoint-access";
import { endpointAt } from "./endpoint-at";

export interface RunParts extends Pick<RunClock, "now" | "breathe"> {
  readonly workbook: Workbook;
}

/** A scoring run that has not started: rows of this workbook to the endpoint at an address. */
export function createRun(parts: RunParts, access: EndpointAccess, address: EndpointAddress): ScoringRun {
  return new ScoringRun({ ...parts, endpoint: endpointAt(access, address), startTimer });
}

const startTimer: NonNullable<RunClock["startTimer"]> = (delayMs, act) => {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
};
