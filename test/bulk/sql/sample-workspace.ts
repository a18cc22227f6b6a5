import { planInputs } from "../../../src/core/inputs/plan-inputs";
import type { ColumnType } from "../../../src/core/columns/column-type";
import type { BulkColumn } from "../../../src/bulk/bulk-runs";
import { DatabricksRuns, type DatabricksRunsOptions } from "../../../src/bulk/sql/databricks-runs";
import type { SqlOrder } from "../../../src/bulk/sql/scoring-statement";
import { createSampleEndpointApp, type SampleEndpointOptions } from "../../../src/sample-endpoint/sample-endpoint-app";

/** A request that reached the workspace. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** The sample endpoint as a workspace, on a clock that only waiting moves. */
export function sampleWorkspace(options: SampleEndpointOptions = {}) {
  let nowMs = 0;
  const app = createSampleEndpointApp({
    ...options,
    nowMs: () => nowMs,
    sql: { nowUtcMs: () => nowMs, ...options.sql },
  });
  const seen: SeenRequest[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, { ...init, ...(init.body instanceof Blob && { duplex: "half" }) });
    const { method, headers } = request;
    seen.push({ method, url, headers, body: typeof init.body === "string" ? init.body : "" });
    return await app.request(request);
  };
  const workspace = {
    app,
    fetch,
    seen,
    now: () => nowMs,
    advance: (byMs: number) => {
      nowMs += byMs;
    },
    /** Time passes at once, and what goes on elsewhere has its turn. A time limit never comes. */
    sleep: async (delayMs: number, signal: AbortSignal): Promise<void> => {
      if (delayMs >= 60_000)
        return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
      nowMs += delayMs;
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw signal.reason;
    },
    runs: (more: Partial<DatabricksRunsOptions> = {}): DatabricksRuns =>
      new DatabricksRuns({
        baseUrl: "http://127.0.0.1:5001",
        fetch,
        sleep: workspace.sleep,
        warehouseId: RUNNING,
        volume: "/Volumes/workspace/default/uploads",
        randomId: () => "00ff",
        nowUtcMs: () => nowMs,
        ...more,
      }),
  };
  return workspace;
}

export const RUNNING = "5a3e0c1d9b7f2468";
export const ASLEEP = "7c1f3a5e8d2b4906";
export const CLASSIC = "1b4d6f8a0c2e3579";
export const LOCKED = "9e8d7c6b5a493827";

export const never = new AbortController().signal;

/** Inputs of the columns' own names, all of one type. */
export function inputsOf(
  columns: readonly BulkColumn[],
  names: readonly string[],
  type: ColumnType | undefined = "double",
) {
  const schema = {
    columns: names.map((name) => ({ name, isRequired: true, ...(type && { type }) })),
    tensors: [],
  };
  return planInputs(
    columns.map(({ name }) => name),
    { format: "dataframe_records", schema },
  ).inputs;
}

export const IRIS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

export function tableNamed(table: string, schema = "demo", catalog = "samples") {
  return { catalog, schema, table };
}

/** An order for the flowers, made of what the workspace tells of their table. */
export async function irisOrder(runs: DatabricksRuns, target: string, table = "iris"): Promise<SqlOrder> {
  const source = tableNamed(table);
  const columns = await runs.columns(source, never);
  return {
    source: { kind: "table", table: source },
    columns,
    inputs: inputsOf(columns, IRIS),
    endpointName: "iris",
    target: tableNamed(target, "default", "workspace"),
  };
}

/** Waits for the end of a run. */
export async function endOf(
  runs: DatabricksRuns,
  run: Awaited<ReturnType<DatabricksRuns["start"]>>,
  sleep: (delayMs: number, signal: AbortSignal) => Promise<void>,
) {
  const states = new Set<string>();
  for (;;) {
    const state = await runs.status(run, never);
    states.add(state);
    if (state === "done") return [...states];
    await sleep(500, never);
  }
}
