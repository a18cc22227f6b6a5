import type { BulkState } from "../../../src/bulk/bulk-runs";
import type { Warehouse } from "../../../src/bulk/sql/warehouses";
import { CancelledError } from "../../../src/core/errors";
import type {
  BroughtBack,
  BulkPort,
  HandedOverRun,
  HandOverOrder,
  HandOverOutcome,
  HandOverPlan,
  HandOverStep,
} from "../../../src/taskpane/services/bulk-port";
import type { Connection } from "../../../src/taskpane/services/connection";

export const STARTER: Warehouse = { id: "w1", name: "Starter Warehouse", state: "RUNNING", kind: "serverless" };
export const NIGHTLY: Warehouse = { id: "w2", name: "Nightly", state: "STOPPED", kind: "pro" };
export const OLD_REPORTS: Warehouse = { id: "w3", name: "Old reports", state: "RUNNING", kind: "classic" };

/** 2026-11-30, 12:00 UTC. */
export const NOW_UTC_MS = Date.UTC(2026, 10, 30, 12);

export function handedOverRun(given: Partial<HandedOverRun> = {}): HandedOverRun {
  return {
    id: "run-1",
    host: "adb-1.azuredatabricks.net",
    warehouse: { id: STARTER.id, name: STARTER.name },
    endpointName: "iris",
    source: { kind: "sheet", name: "Table Iris" },
    own: { key: "row_key", prediction: "prediction" },
    target: "main.default.iris_scored",
    statementId: "s1",
    startedAtUtcMs: NOW_UTC_MS - 60_000,
    ...given,
  };
}

/** A workspace that takes tables as a test says, and notes of what was asked of it. */
export class FakeBulk implements BulkPort {
  readonly asked: string[] = [];
  listed: readonly Warehouse[] | Error = [STARTER, NIGHTLY, OLD_REPORTS];
  /** What the warehouse is like while a plan is made, step by step. */
  wakes: readonly Warehouse[] = [];
  planned: Partial<HandOverPlan> | Error = {};
  /** How a hand-over goes before its statement is over there. */
  steps: readonly HandOverStep[] = [];
  /** Settles when rows may go on their way. */
  gate: Promise<unknown> = Promise.resolve();
  startError: Error | undefined;
  /** What is answered to each question how a run is; the last one stays. */
  states: (BulkState | Error)[] = ["done"];
  result: HandOverOutcome | Error = { count: { rows: 150, failed: 0 }, failures: [] };
  back: Partial<BroughtBack> | Error = {};
  kept: readonly HandedOverRun[] = [];
  utcMs = NOW_UTC_MS;

  async warehouses({ upstream }: Connection): Promise<readonly Warehouse[]> {
    this.asked.push(`warehouses of ${upstream.id}`);
    return await given(this.listed);
  }

  async plan(order: HandOverOrder, onState: (warehouse: Warehouse) => void): Promise<HandOverPlan> {
    this.asked.push(`plan ${order.target}`);
    for (const warehouse of this.wakes) onState(warehouse);
    const { source } = order;
    const upload =
      source.kind === "sheet" ? { rows: 150, rowsLeftOut: 0, bytes: 4_200, path: `${source.volume}/x.csv` } : undefined;
    const statement = [`CREATE TABLE ${order.target} AS`, "SELECT *"];
    const plan = { statement, check: undefined, columnCount: 5, target: order.target, upload };
    return { ...plan, ...(await given(this.planned)) };
  }

  async start(
    { connection, source, target, warehouse }: HandOverOrder,
    _plan: HandOverPlan,
    onStep: (step: HandOverStep) => void,
    signal: AbortSignal,
  ): Promise<HandedOverRun> {
    this.asked.push(`start ${target}`);
    for (const step of this.steps) onStep(step);
    await this.gate;
    if (signal.aborted) throw new CancelledError();
    if (this.startError !== undefined) throw this.startError;
    const run = handedOverRun({
      id: `run of ${target}`,
      host: new URL(connection.upstream.origin).host,
      warehouse: { id: warehouse.id, name: warehouse.name },
      source: { kind: source.kind, name: source.kind === "table" ? source.name : "Table Iris" },
      target,
      startedAtUtcMs: this.utcMs,
    });
    this.kept = [run, ...this.kept];
    return run;
  }

  async status(_connection: Connection, { id }: HandedOverRun): Promise<BulkState> {
    this.asked.push(`status ${id}`);
    const next = this.states.length > 1 ? this.states.shift() : this.states[0];
    return await given(next ?? "done");
  }

  async cancel(_connection: Connection, { id }: HandedOverRun): Promise<void> {
    this.asked.push(`cancel ${id}`);
    return await Promise.resolve();
  }

  async outcome(_connection: Connection, { id }: HandedOverRun): Promise<HandOverOutcome> {
    this.asked.push(`outcome ${id}`);
    return await given(this.result);
  }

  async bringBack(
    _connection: Connection,
    { id }: HandedOverRun,
    most: number,
    signal: AbortSignal,
    onRows: (rows: number) => void = () => undefined,
  ): Promise<BroughtBack> {
    this.asked.push(`bring back ${most} of ${id}`);
    onRows(40);
    await this.gate;
    if (signal.aborted) throw new CancelledError();
    return { sheetName: "Scored", address: "A1:H151", rows: 150, cutCells: 0, ...(await given(this.back)) };
  }

  async remembered(): Promise<readonly HandedOverRun[]> {
    return await Promise.resolve(this.kept);
  }

  async forget({ id }: HandedOverRun): Promise<void> {
    this.asked.push(`forget ${id}`);
    this.kept = this.kept.filter((run) => run.id !== id);
    return await Promise.resolve();
  }

  readonly nowUtcMs = (): number => this.utcMs;
}

function given<Value>(value: Value | Error): Promise<Value> {
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}
