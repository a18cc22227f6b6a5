import type { RunParts } from "../../composition/create-run";
import { throughRelay, urlOf, type EndpointAccess } from "../../composition/endpoint-access";
import type { Fetch } from "../../endpoint/http/send-once";
import type { Connection } from "../services/connection";
import type { RunPort } from "../services/run-port";
import type { RequestBudgets } from "../../composition/request-budgets";

export interface RelayRunsParts extends Omit<RunParts, "budgets"> {
  readonly fetch: Fetch;
  /** Of all that this page sends. */
  readonly budgets: () => Promise<RequestBudgets>;
  /** Lets the pane do what waits for it between two pieces of a run's work. */
  readonly breathe: () => Promise<void>;
}

/**
 * Rows of this workbook to endpoints behind the relay. What the first frames do not need is loaded when it is asked for, or before that
 * when the browser has time, as it is with a run.
 */
export function createRelayRuns({ fetch, budgets, ...run }: RelayRunsParts): RunPort {
  const { workbook, now } = run;
  const accessTo = ({ upstream, token }: Connection): EndpointAccess => throughRelay(upstream.id, token, fetch);
  return {
    async createRun(connection, address, memory) {
      const { createRun } = await import(
        /* webpackChunkName: "run", webpackPrefetch: true */ "../../composition/create-run"
      );
      const parts = { ...run, budgets: await budgets(), ...(memory && { memory }) };
      return createRun(parts, accessTo(connection), address);
    },
    async previewRows(connection, address, plan, query) {
      const { previewRun } = await import("../../composition/preview-run");
      return previewRun({ ...run, budgets: await budgets() }, accessTo(connection), address, plan, query);
    },
    async nextRequest(plan, signal) {
      const { nextRequest } = await import("../../scoring/preview/next-request");
      return nextRequest(workbook, plan, signal, run);
    },
    async sendRequest(connection, { kind, route }, body, signal) {
      const { sendRaw } = await import("../../endpoint/send-raw");
      const access = accessTo(connection);
      const url = urlOf(access, route);
      const turns = (await budgets()).budgetOf(url);
      return sendRaw({ url, kind, fetch, token: access.token, now, turns }, body, signal);
    },
  };
}
