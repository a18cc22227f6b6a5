import { BulkError } from "../../../../src/bulk/bulk-error";
import { rememberToken } from "../../../../src/composition/remembered-token";
import { InputError } from "../../../../src/core/errors";
import { NIGHTLY, STARTER } from "../../fakes/fake-bulk";
import { tableShape } from "../../fakes/pane-data";
import { settle, settledLater } from "../../fakes/settle";
import { openedWarehouse, paneWithWarehouses, WITH_WAREHOUSES } from "../../fakes/warehouse-pane";

const TARGET = "main.default.iris_scored";

describe("a table on its way to a warehouse", () => {
  it("asks for the warehouses once a connection, and again when told to", async () => {
    const { handOver, session, pane } = await openedWarehouse();
    const state = session.connection.getState();
    if (state.phase !== "connected") throw new Error("not connected");
    await handOver.list(state.connection);
    expect(pane.bulk.asked).toEqual(["warehouses of demo"]);
    pane.bulk.listed = new BulkError("not-allowed", "No.");
    await handOver.list(state.connection, "again");
    expect(handOver.getState().warehouses).toMatchObject({ kind: "failed", problem: { code: "not-allowed" } });
  });

  it("shows the statement of what is chosen, and no longer once something else is", async () => {
    const { handOver } = await openedWarehouse();
    expect(handOver.seen()).toBeUndefined();
    await handOver.look();
    expect(handOver.seen()?.plan.statement).toEqual([`CREATE TABLE ${TARGET} AS`, "SELECT *"]);
    handOver.choose({ warehouseId: NIGHTLY.id });
    expect(handOver.seen()).toBeUndefined();
    handOver.choose({ warehouseId: STARTER.id });
    expect(handOver.seen()).toBeDefined();
  });

  it("shows no statement of another selection", async () => {
    const { handOver, session, pane } = await openedWarehouse();
    await handOver.look();
    pane.sheet.selected = { kind: "source", shape: tableShape({ source: { kind: "table", tableId: "t2" } }) };
    await session.data.refresh();
    expect(handOver.seen()).toBeUndefined();
    await handOver.handOver();
    expect(pane.bulk.asked).not.toContain(`start ${TARGET}`);
  });

  it("shows no statement to another account, and sends nothing with the token of the one before", async () => {
    const upstream = { ...WITH_WAREHOUSES, auth: "user-token" } as const;
    const pane = paneWithWarehouses(upstream);
    pane.catalogue.goodTokens = ["first", "second"];
    rememberToken(pane.services.memory, upstream, "first");
    const { handOver, session } = await openedWarehouse(pane);
    await handOver.look();
    expect(handOver.seen()?.order.connection.token).toBe("first");
    await session.connection.signIn("second", false);
    await settle();
    expect(handOver.seen()).toBeUndefined();
    await handOver.handOver();
    expect(pane.bulk.asked).not.toContain(`start ${TARGET}`);
    await handOver.look();
    expect(handOver.seen()?.order.connection.token).toBe("second");
  });

  it("tells how the warehouse wakes up, and shows it so in the list", async () => {
    const { handOver, pane } = await openedWarehouse();
    const told: unknown[] = [];
    handOver.subscribe(() => {
      const { look } = handOver.getState();
      if (look.kind === "looking" && look.warehouse !== undefined) told.push(look.warehouse.state);
    });
    handOver.choose({ warehouseId: NIGHTLY.id });
    pane.bulk.wakes = ["STARTING", "RUNNING"].map((state) => ({ ...NIGHTLY, state }));
    await handOver.look();
    expect(new Set(told)).toEqual(new Set(["STARTING", "RUNNING"]));
    expect(handOver.form().warehouse).toMatchObject({ id: NIGHTLY.id, state: "RUNNING" });
    expect(handOver.seen()).toBeDefined();
  });

  it("proposes another name where the one it was looked at with is taken", async () => {
    const { handOver, pane } = await openedWarehouse();
    pane.bulk.planned = new BulkError("target-exists", "There.");
    await handOver.look();
    expect(handOver.getState().look).toMatchObject({ kind: "failed", problem: { code: "target-exists" } });
    pane.bulk.planned = {};
    await handOver.useNextTarget();
    expect(handOver.seen()?.order.target).toBe(`${TARGET}_2`);
  });

  it("leaves rows out of which cells cannot be sent, once the analyst says so", async () => {
    const { handOver, pane } = await openedWarehouse();
    pane.bulk.planned = new InputError("text-not-number", "Iris!A3: text.");
    await handOver.look();
    expect(handOver.getState().look).toMatchObject({ kind: "failed", problem: { code: "text-not-number" } });
    pane.bulk.planned = {};
    await handOver.leaveRowsOut();
    expect(handOver.seen()?.order.source).toMatchObject({ plan: { onProblems: "score-clean" } });
  });

  it("is handed over as it was looked at, step by step, and is one of the runs then", async () => {
    const { handOver, runs, pane } = await openedWarehouse();
    const gate = settledLater<undefined>();
    pane.bulk.gate = gate.promise;
    pane.bulk.steps = [{ kind: "uploading", bytes: 4_200 }];
    pane.bulk.states = ["running"];
    await handOver.look();
    const handing = handOver.handOver();
    await settle();
    expect(handOver.getState().sending?.step).toEqual({ kind: "uploading", bytes: 4_200 });
    await handOver.handOver(); // a second press
    gate.resolve(undefined);
    await handing;
    await settle();
    expect(handOver.getState()).toMatchObject({ look: { kind: "none" }, choices: { target: undefined } });
    expect(handOver.getState().sending).toBeUndefined();
    expect(runs.getState()).toMatchObject([{ run: { target: TARGET }, phase: { kind: "running" } }]);
    expect(pane.bulk.asked.filter((what) => what.startsWith("start"))).toEqual([`start ${TARGET}`]);
    expect(handOver.form().target).toBe(`${TARGET}_2`);
  });

  it("says when the workbook could take no note of it", async () => {
    const { handOver, runs, pane } = await openedWarehouse();
    pane.bulk.steps = [{ kind: "not-remembered" }];
    await handOver.look();
    await handOver.handOver();
    expect(runs.getState()).toMatchObject([{ isNotKept: true }]);
  });

  it("sends nothing where the table is another one by now", async () => {
    const { handOver, pane } = await openedWarehouse();
    await handOver.look();
    pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount: 160 }) };
    await handOver.handOver();
    expect(handOver.getState()).toMatchObject({ look: { kind: "none" }, ended: { kind: "changed" } });
    expect(pane.bulk.asked).not.toContain(`start ${TARGET}`);
  });

  it("can be cancelled before its statement is over there", async () => {
    const { handOver, runs, pane } = await openedWarehouse();
    const gate = settledLater<undefined>();
    pane.bulk.gate = gate.promise;
    await handOver.look();
    const handing = handOver.handOver();
    await settle();
    handOver.cancelSending();
    expect(handOver.getState().sending).toMatchObject({ isCancelling: true });
    gate.resolve(undefined);
    await handing;
    expect(handOver.getState()).toMatchObject({ ended: { kind: "cancelled" }, look: { kind: "seen" } });
    expect(runs.getState()).toEqual([]);
  });

  it("is cancelled over there where the cancel came when it was handed over already", async () => {
    const { handOver, runs, pane } = await openedWarehouse();
    const start = pane.bulk.start.bind(pane.bulk);
    Object.assign(pane.bulk, {
      start: async (...[order, plan, onStep]: Parameters<typeof start>) => {
        handOver.cancelSending();
        return start(order, plan, onStep, new AbortController().signal);
      },
    });
    pane.bulk.states = [new BulkError("run-cancelled", "Gone.")];
    await handOver.look();
    await handOver.handOver();
    await settle();
    expect(pane.bulk.asked).toContain(`cancel run of ${TARGET}`);
    expect(runs.getState()).toMatchObject([{ phase: { kind: "cancelled" } }]);
  });

  it("says why it was not handed over, and takes up what was left of it", async () => {
    const { handOver, runs, pane } = await openedWarehouse();
    await handOver.look();
    pane.bulk.startError = new BulkError("values-unfit", "A value.");
    await handOver.handOver();
    expect(handOver.getState()).toMatchObject({ ended: { kind: "failed", problem: { code: "values-unfit" } } });
    expect(runs.getState()).toEqual([]);
    handOver.choose({ target: "main.default.other" });
    expect(handOver.getState().ended).toBeUndefined();
  });

  it("forgets a question for a statement that is not wanted any more", async () => {
    const { handOver } = await openedWarehouse(paneWithWarehouses());
    const looking = handOver.look();
    handOver.stopLooking();
    await looking;
    expect(handOver.getState().look).toEqual({ kind: "none" });
  });
});
