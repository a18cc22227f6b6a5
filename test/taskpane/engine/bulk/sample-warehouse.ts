import type { SampleEndpointOptions } from "../../../../src/sample-endpoint/sample-endpoint-app";
import { createBulkPort } from "../../../../src/taskpane/engine/bulk/create-bulk-port";
import type { BulkPort, HandedOverRun, HandOverOrder } from "../../../../src/taskpane/services/bulk-port";
import { ASLEEP, CLASSIC, never, RUNNING, sampleWorkspace } from "../../../bulk/sql/sample-workspace";
import { openExcel, type OpenExcel } from "../../../excel/open-excel";
import { addressNamed, WORKSPACE } from "../../fakes/pane-data";

export const CONNECTION = { upstream: WORKSPACE, token: "dapi1" };

const WAREHOUSES = {
  [RUNNING]: { id: RUNNING, name: "Starter Warehouse", state: "RUNNING", kind: "serverless" },
  [ASLEEP]: { id: ASLEEP, name: "Asleep", state: "STOPPED", kind: "pro" },
  [CLASSIC]: { id: CLASSIC, name: "Old", state: "RUNNING", kind: "classic" },
} as const;

type Answer = readonly [status: number, body: object];

/** The pane's port over a workbook and the sample endpoint, which stands behind a relay that passes everything on. */
export interface BulkStage {
  readonly port: BulkPort;
  readonly excel: OpenExcel;
  readonly workspace: ReturnType<typeof sampleWorkspace>;
  /** The next requests to these addresses are answered so, one after the other; the workspace sees none of them. */
  answerNext(to: RegExp, ...answers: Answer[]): void;
  /** Looks until the run is over. @returns the states that were seen */
  end(run: HandedOverRun): Promise<string[]>;
}

/** @param before waited for before each request */
export function bulkStage(
  options: SampleEndpointOptions = {},
  excel: OpenExcel = openExcel(),
  before: (method: string | undefined) => Promise<void> = () => Promise.resolve(),
): BulkStage {
  const workspace = sampleWorkspace(options);
  let scripted: { readonly to: RegExp; readonly answers: Answer[] } | undefined;
  const port = createBulkPort({
    fetch: async (url, init) => {
      await before(init.method);
      const answer = scripted !== undefined && scripted.to.test(url) ? scripted.answers.shift() : undefined;
      if (answer !== undefined) return Response.json(answer[1], { status: answer[0] });
      return await workspace.fetch(url.replace(/^\/relay\/ws/, "http://127.0.0.1:5001"), init);
    },
    queue: excel.queue,
    workbook: excel.workbook,
    crypto: globalThis.crypto,
    clock: { now: () => 0 },
    nowUtcMs: workspace.now,
    sleep: workspace.sleep,
  });
  return {
    port,
    excel,
    workspace,
    answerNext: (to, ...answers) => {
      scripted = { to, answers };
    },
    async end(run) {
      const states = new Set<string>();
      for (;;) {
        const state = await port.status(CONNECTION, run, never);
        states.add(state);
        if (state === "done") return [...states];
        await workspace.sleep(500, never);
      }
    },
  };
}

/** The flowers of the workspace for the endpoint that knows them. */
export function orderOf(
  target: string,
  change: Partial<HandOverOrder> = {},
  warehouse: keyof typeof WAREHOUSES = RUNNING,
): HandOverOrder {
  return {
    connection: CONNECTION,
    address: addressNamed("iris", WORKSPACE),
    warehouse: WAREHOUSES[warehouse],
    source: { kind: "table", name: "samples.demo.iris", schema: undefined },
    target: `workspace.default.${target}`,
    ...change,
  };
}
