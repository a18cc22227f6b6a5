import { MEASUREMENTS, schemaOf } from "../../fakes/pane-data";
import { ASLEEP, CLASSIC, never } from "../../../bulk/sql/sample-workspace";
import { bulkStage, CONNECTION, orderOf, type BulkStage } from "./sample-warehouse";

const IRIS = { kind: "table", name: "samples.demo.iris", schema: schemaOf(MEASUREMENTS) } as const;
const ignore = () => undefined;

async function handOver({ port }: BulkStage, target: string) {
  const order = orderOf(target, { source: IRIS });
  const plan = await port.plan(order, ignore, never);
  return { order, plan, run: await port.start(order, plan, ignore, never) };
}

describe("a table of the workspace that is handed over", () => {
  it("is shown as a statement first, scored over there, and remembered by the workbook", async () => {
    const stage = bulkStage();
    const { plan, run } = await handOver(stage, "scored");
    expect(plan).toMatchObject({ target: "workspace.default.scored", upload: undefined, check: undefined });
    expect(plan.statement.join("\n")).toContain("CREATE TABLE `workspace`.`default`.`scored` AS");
    expect(await stage.end(run)).toEqual(["running", "done"]);
    expect(await stage.port.outcome(CONNECTION, run, never)).toEqual({ count: { rows: 150, failed: 0 }, failures: [] });
    expect(await stage.port.remembered()).toEqual([run]);
    expect(run).toMatchObject({
      host: "adb-1.azuredatabricks.net",
      endpointName: "iris",
      source: { kind: "table", name: "samples.demo.iris" },
      target: "workspace.default.scored",
      own: { key: "row_key", prediction: "prediction" },
    });
    await stage.port.forget(run);
    expect(await stage.port.remembered()).toEqual([]);
  });

  it("says which warehouses there are, and wakes the chosen one", async () => {
    const { port } = bulkStage();
    const warehouses = await port.warehouses(CONNECTION, never);
    expect(warehouses.find(({ id }) => id === CLASSIC)?.kind).toBe("classic");
    const states: string[] = [];
    await port.plan(orderOf("woken", {}, ASLEEP), ({ state }) => states.push(state), never);
    expect(states).toEqual(["STOPPED", "STARTING", "RUNNING"]);
  });

  it("is refused before anything is made where it could not be scored", async () => {
    const { port, workspace } = bulkStage();
    const tensors = {
      columns: [],
      tensors: [{ name: "petal_length", dataType: "float64", shape: [-1, 1] }],
      parameters: [],
    };
    const refused = [
      [{ source: { ...IRIS, schema: tensors } }, "inputs-unfit"],
      [{ source: { ...IRIS, name: "samples.demo.nothing" } }, "source-unknown"],
      [{ source: { ...IRIS, name: "samples.demo.cars" } }, "column-unknown"],
      [{ target: "samples.demo.iris" }, "target-exists"],
      [{ target: "iris" }, "name-invalid"],
      [{ address: { origin: "http://x", route: "/invocations", kind: "mlflow" } }, "endpoint-elsewhere"],
    ] as const;
    for (const [change, code] of refused) {
      await expect(port.plan(orderOf("refused", change), ignore, never)).rejects.toMatchObject({ code });
    }
    await expect(port.plan(orderOf("refused", {}, CLASSIC), ignore, never)).rejects.toMatchObject({
      code: "warehouse-unfit",
    });
    expect(workspace.seen.filter(({ body }) => body.includes("CREATE TABLE"))).toEqual([]);
    expect(await port.remembered()).toEqual([]);
  });

  it("says of failed rows why, and is not handed over anew where the source is another by now", async () => {
    const stage = bulkStage({ faults: [{ kind: "refuse-rows", column: "petal_width", value: 2.5 }] });
    const { order, plan, run } = await handOver(stage, "partly");
    await stage.end(run);
    const { count, failures } = await stage.port.outcome(CONNECTION, run, never);
    expect(count.failed).toBeGreaterThan(0);
    expect(failures).toHaveLength(count.failed);
    const other = { ...order, target: "workspace.default.other" };
    await expect(stage.port.start(other, plan, ignore, never)).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("is asked after only where it was handed over", async () => {
    const stage = bulkStage();
    const { run } = await handOver(stage, "elsewhere");
    const upstream = { ...CONNECTION.upstream, origin: "https://adb-2.azuredatabricks.net" };
    const before = stage.workspace.seen.length;
    await expect(stage.port.status({ upstream }, run, never)).rejects.toMatchObject({ code: "endpoint-elsewhere" });
    expect(stage.workspace.seen).toHaveLength(before);
  });

  it("can be cancelled", async () => {
    const stage = bulkStage();
    const { run } = await handOver(stage, "cancelled");
    await stage.port.cancel(CONNECTION, run, never);
    await expect(stage.end(run)).rejects.toMatchObject({ code: "run-cancelled" });
  });

  it("is scored, too, where the workbook takes no note of it", async () => {
    const stage = bulkStage();
    const order = orderOf("unnoted", { source: IRIS });
    const plan = await stage.port.plan(order, ignore, never);
    stage.excel.processor.script({ on: "CustomXmlPartCollection.add", access: "call", code: "AccessDenied" });
    const steps: string[] = [];
    await stage.port.start(order, plan, ({ kind }) => steps.push(kind), never);
    expect(steps).toEqual(["handing-over", "not-remembered"]);
    expect(await stage.port.remembered()).toEqual([]);
  });
});
