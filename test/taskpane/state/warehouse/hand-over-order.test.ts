import { ANY_VOLUME } from "../../../../src/protocol/upstream-info";
import { addressOfName } from "../../../../src/endpoint/addresses/address-of";
import type { HandOverChoices } from "../../../../src/taskpane/state/warehouse/hand-over-order";
import { NIGHTLY, OLD_REPORTS, STARTER } from "../../fakes/fake-bulk";
import { DEMO, NOTHING_SELECTED } from "../../fakes/pane-data";
import { openedWarehouse, paneWithWarehouses, VOLUME, WITH_WAREHOUSES } from "../../fakes/warehouse-pane";

const NAMED: Partial<HandOverChoices> = { source: "table", tableName: " samples.demo.iris " };

describe("what is handed over", () => {
  it("is the selected table, as the pane would score it, on a warehouse that runs", async () => {
    const { handOver, session } = await openedWarehouse();
    expect(handOver.order()).toMatchObject({
      connection: { upstream: WITH_WAREHOUSES },
      address: { endpointName: "iris" },
      warehouse: STARTER,
      source: { kind: "sheet", plan: { columnName: "Prediction" }, volume: VOLUME },
      target: "main.default.iris_scored",
    });
    expect(session.view.getState().proposal.shape).toBeDefined();
  });

  it("is a table by its name, with what the model takes, also while nothing is selected", async () => {
    const pane = paneWithWarehouses();
    pane.sheet.selected = NOTHING_SELECTED;
    const { handOver, session } = await openedWarehouse(pane);
    expect(handOver.form()).toMatchObject({ source: "table" });
    expect(handOver.order()).toEqual({ code: "no-model" });
    session.model.choose("iris");
    await Promise.resolve();
    handOver.choose(NAMED);
    expect(handOver.order()).toMatchObject({
      source: { kind: "table", name: "samples.demo.iris" },
      target: "main.default.iris_scored",
    });
  });

  it("goes to the warehouse that was chosen, and to none that cannot ask models", async () => {
    const { handOver } = await openedWarehouse();
    handOver.choose({ warehouseId: NIGHTLY.id });
    expect(handOver.form().warehouse).toEqual(NIGHTLY);
    handOver.choose({ warehouseId: OLD_REPORTS.id });
    expect(handOver.form().warehouse).toEqual(STARTER);
  });

  it("is nothing where the only warehouses are classic", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.listed = [OLD_REPORTS];
    const { handOver } = await openedWarehouse(pane);
    expect(handOver.order()).toEqual({ code: "no-warehouse" });
  });

  it.each([
    ["no name of a table", { source: "table", tableName: " " }, "no-table-name"],
    ["no name of the new table", { target: " " }, "no-target"],
  ] as const)("is nothing with %s", async (_what, chosen, code) => {
    const { handOver } = await openedWarehouse();
    handOver.choose(chosen);
    expect(handOver.order()).toEqual({ code });
  });

  it("is staged where the analyst says, if the relay leaves that to them", async () => {
    const { handOver } = await openedWarehouse(paneWithWarehouses({ ...DEMO, warehouses: { volume: ANY_VOLUME } }));
    expect(handOver.form()).toMatchObject({ staging: "any", volume: "" });
    expect(handOver.order()).toEqual({ code: "no-volume" });
    handOver.choose({ volume: " /Volumes/a/b/c " });
    expect(handOver.order()).toMatchObject({ source: { volume: "/Volumes/a/b/c" }, target: "a.b.iris_scored" });
  });

  it("is no table of the sheet where the relay lets no files through", async () => {
    const upstream = { ...DEMO, warehouses: {} } as typeof WITH_WAREHOUSES;
    const { handOver } = await openedWarehouse(paneWithWarehouses(upstream));
    expect(handOver.order()).toEqual({ code: "no-files" });
    handOver.choose(NAMED);
    expect(handOver.order()).toMatchObject({ source: { kind: "table" } });
  });

  it.each([
    ["one served model", { ...addressOfName(DEMO.origin, "iris"), servedModelName: "iris-2" }],
    ["another kind of server", { origin: DEMO.origin, route: "/invocations", kind: "mlflow" as const }],
  ])("is nothing with %s", async (_what, address) => {
    const { handOver, session } = await openedWarehouse();
    session.model.chooseAddress(address);
    expect(handOver.order()).toEqual({ code: "endpoint-elsewhere" });
  });

  it("says the type of the answer only where the model does not", async () => {
    const pane = paneWithWarehouses();
    const { handOver } = await openedWarehouse(pane);
    handOver.choose({ returnType: "DOUBLE" });
    expect(handOver.form().asksForType).toBe(false);
    expect(handOver.order()).not.toHaveProperty("returnType");
    pane.catalogue.schemas.clear();
    const other = await openedWarehouse(pane);
    other.session.model.choose("iris");
    await new Promise((done) => setImmediate(done));
    other.handOver.choose({ ...NAMED, returnType: " DOUBLE " });
    expect(other.handOver.order()).toMatchObject({ returnType: "DOUBLE", source: { schema: undefined } });
  });
});
