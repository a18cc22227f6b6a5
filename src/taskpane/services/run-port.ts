import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { RawExchange } from "../../endpoint/send-raw";
import type { NextRequest } from "../../scoring/preview/next-request";
import type { QueryOptions } from "../../scoring/ports";
import type { Preview } from "../../scoring/preview/preview-rows";
import type { RunMemory } from "../../scoring/run-memory";
import type { RunStatus } from "../../scoring/run-status";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { Connection } from "./connection";

/** Rows of the sheet to an endpoint: all of them, a few, or one request by hand. Methods that fail throw ScoringError. */
export interface RunPort {
  /** A scoring run that has not started. @param memory told what the workbook is to remember of it */
  createRun(connection: Connection, address: EndpointAddress, memory?: RunMemory): Promise<ScoringRunHandle>;
  /** What the model answers for the first rows; the sheet stays as it is. */
  previewRows(
    connection: Connection,
    address: EndpointAddress,
    plan: ScoringPlan,
    query: QueryOptions,
  ): Promise<Preview>;
  /** The request that a run of this plan would send first. */
  nextRequest(plan: ScoringPlan, signal: AbortSignal): Promise<NextRequest>;
  /** Sends a body as it is, once. @throws CancelledError, nothing else */
  sendRequest(
    connection: Connection,
    address: EndpointAddress,
    body: string,
    signal: AbortSignal,
  ): Promise<RawExchange>;
}

/** One scoring run: subscribe, start once, cancel at any time. */
export interface ScoringRunHandle {
  readonly getStatus: () => RunStatus;
  readonly subscribe: (listener: () => void) => () => void;
  start(plan: ScoringPlan): Promise<void>;
  cancel(): void;
}
