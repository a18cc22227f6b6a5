import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { handedOverRun } from "../../fakes/fake-bulk";
import { settle } from "../../fakes/settle";
import { paneWithWarehouses } from "../../fakes/warehouse-pane";

describe("the code for warehouses", () => {
  it("does not come while the workbook remembers no run, and nobody opens the section", async () => {
    const session = new PaneSession(paneWithWarehouses().services);
    session.open();
    await settle();
    expect(session.warehouse.getState()).toEqual({ warehouse: undefined });
  });

  it("comes by itself where the workbook remembers one", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [handedOverRun()];
    const session = new PaneSession(pane.services);
    session.open();
    await session.warehouse.load();
    await settle();
    expect(session.warehouse.getState().warehouse?.runs.getState()).toMatchObject([{ run: { id: "run-1" } }]);
  });

  it("is missed where it does not come, and asked for again", async () => {
    const pane = paneWithWarehouses();
    const { bulk } = pane.services;
    let isAway = true;
    const services = { ...pane.services, bulk: () => (isAway ? Promise.reject(new Error("Away.")) : bulk()) };
    const session = new PaneSession(services);
    await session.warehouse.load();
    expect(session.warehouse.getState()).toEqual({ warehouse: undefined, isMissing: true });
    isAway = false;
    await session.warehouse.load();
    expect(session.warehouse.getState().warehouse).toBeDefined();
  });
});
