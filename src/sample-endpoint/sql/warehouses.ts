/** Source: Databricks SDK for Python, `EndpointInfo` and `State` of sql.py. */
type WarehouseState = "STOPPED" | "STARTING" | "RUNNING";

interface SampleWarehouse {
  readonly id: string;
  readonly name: string;
  readonly type: "PRO" | "CLASSIC";
  readonly isServerless: boolean;
  /** Whether this account may use it. */
  readonly mayUse: boolean;
  /** When it was told to start; undefined while it sleeps. */
  startedAtMs: number | undefined;
}

/** As a serverless one takes, about. */
const START_MS = 4_000;

/** The warehouses of the sample endpoint: one that runs, one that sleeps, a classic one, and one that is another team's. */
export class SampleWarehouses {
  private readonly all: readonly SampleWarehouse[] = [
    {
      id: "5a3e0c1d9b7f2468",
      name: "Starter Warehouse",
      type: "PRO",
      isServerless: true,
      mayUse: true,
      startedAtMs: -Infinity,
    },
    { id: "7c1f3a5e8d2b4906", name: "Nightly", type: "PRO", isServerless: false, mayUse: true, startedAtMs: undefined },
    {
      id: "1b4d6f8a0c2e3579",
      name: "Old reports",
      type: "CLASSIC",
      isServerless: false,
      mayUse: true,
      startedAtMs: -Infinity,
    },
    { id: "9e8d7c6b5a493827", name: "Finance", type: "PRO", isServerless: true, mayUse: false, startedAtMs: -Infinity },
  ];

  /** @param nowMs milliseconds; only differences matter */
  constructor(private readonly nowMs: () => number) {}

  list(): readonly Readonly<Record<string, unknown>>[] {
    return this.all.map((warehouse) => ({
      id: warehouse.id,
      name: warehouse.name,
      cluster_size: "Small",
      warehouse_type: warehouse.type,
      enable_serverless_compute: warehouse.isServerless,
      auto_stop_mins: 10,
      state: this.stateOf(warehouse),
    }));
  }

  /** @returns undefined where there is none, and false where this account may not use it */
  wake(id: string): boolean | undefined {
    const warehouse = this.find(id);
    if (warehouse?.mayUse === true) warehouse.startedAtMs ??= this.nowMs();
    return warehouse?.mayUse;
  }

  isRunning(id: string): boolean {
    const warehouse = this.find(id);
    return warehouse !== undefined && this.stateOf(warehouse) === "RUNNING";
  }

  isClassic(id: string): boolean {
    return this.find(id)?.type === "CLASSIC";
  }

  private find(id: string): SampleWarehouse | undefined {
    return this.all.find((warehouse) => warehouse.id === id);
  }

  private stateOf({ startedAtMs }: SampleWarehouse): WarehouseState {
    if (startedAtMs === undefined) return "STOPPED";
    return this.nowMs() - startedAtMs < START_MS ? "STARTING" : "RUNNING";
  }
}
