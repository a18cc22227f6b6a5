import { EndpointClient } from "../../endpoint/endpoint-client";
import type { Fetch } from "../../endpoint/http/send-once";
import type { Workbook } from "../../scoring/ports";
import { ScoringRun } from "../../scoring/scoring-run";
import type { Connection } from "../services/connection";
import type { RunPort } from "../services/run-port";
import { throughRelay } from "./through-relay";

export interface RelayRunsParts {
  readonly fetch: Fetch;
  readonly workbook: Workbook;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Rows of this workbook to endpoints behind the relay. What not every run needs is loaded when it is asked for. */
export function createRelayRuns({ fetch, workbook, now }: RelayRunsParts): RunPort {
  const endpointOf = (connection: Connection, route: string): EndpointClient =>
    new EndpointClient(throughRelay(connection, route, fetch));
  return {
    async createRun(connection, route) {
      return new ScoringRun({ workbook, endpoint: endpointOf(connection, route), now });
    },
    async previewRows(connection, route, plan, query) {
      const { previewRows } = await import("../../scoring/preview-rows");
      return previewRows({ workbook, endpoint: endpointOf(connection, route) }, plan, query);
    },
    async nextRequest(plan, signal) {
      const { nextRequest } = await import("../../scoring/next-request");
      return nextRequest(workbook, plan, signal);
    },
    async sendRequest(connection, route, body, signal) {
      const { sendRaw } = await import("../../endpoint/send-raw");
      return sendRaw({ ...throughRelay(connection, route, fetch), now }, body, signal);
    },
  };
}
