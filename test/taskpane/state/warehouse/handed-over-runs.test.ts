import { BulkError } from "../../../../src/bulk/bulk-error";
import { WorkbookError } from "../../../../src/core/errors";
import { handedOverRun, NOW_UTC_MS } from "../../fakes/fake-bulk";
import { settle, settledLater } from "../../fakes/settle";
import { openedWarehouse, paneWithWarehouses, WITH_WAREHOUSES } from "../../fakes/warehouse-pane";

const HOST = new URL(WITH_WAREHOUSES.origin).host;

/** A pane beside a workbook that remembers one run of the workspace. */
async function remembering(states: readonly ("waiting" | "running" | "done" | Error)[], host = HOST) {
  const pane = paneWithWarehouses();
  pane.bulk.kept = [handedOverRun({ host })];
  pane.bulk.states = [...states];
  const opened = await openedWarehouse(pane);
  return { ...opened, asked: pane.bulk.asked, entry: () => opened.runs.getState()[0]! };
}

describe("runs that were handed over", () => {
  it("come back with the pane, newest first, and are asked how they are", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [
      handedOverRun({ id: "old", host: HOST, startedAtUtcMs: NOW_UTC_MS - 1e9 }),
      handedOverRun({ id: "new", host: HOST }),
    ];
    const { runs } = await openedWarehouse(pane);
    expect(runs.getState().map(({ run, phase }) => [run.id, phase.kind])).toEqual([
      ["new", "done"],
      ["old", "done"],
    ]);
    // That would wake warehouses up.
    expect(pane.bulk.asked.filter((what) => what.startsWith("outcome"))).toEqual([]);
  });

  it("leave the name of their table free where they left none behind", async () => {
    const { runs } = await remembering([new BulkError("run-cancelled", "Cancelled.")]);
    expect(runs.getState()[0]?.phase.kind).toBe("cancelled");
    expect([...runs.targets()]).toEqual([]);
    const { runs: others } = await remembering(["running"]);
    expect([...others.targets()]).toEqual([handedOverRun().target]);
  });

  it("are asked for at their own workspace alone", async () => {
    const { entry, asked, session, runs } = await remembering(["running"], "adb-9.azuredatabricks.net");
    expect(entry().phase).toEqual({ kind: "unknown" });
    expect(runs.reachOf(entry().run)).toBe("elsewhere");
    session.warehouse.lookAgain();
    await runs.cancel("run-1");
    await runs.askOutcome("run-1");
    await runs.bringBack("run-1", 10);
    expect(asked).toEqual(["warehouses of demo"]);
  });

  it("cannot be asked for behind a relay that lets no tables through", async () => {
    const { warehouses: _none, ...upstream } = WITH_WAREHOUSES;
    const pane = paneWithWarehouses(upstream as typeof WITH_WAREHOUSES);
    pane.bulk.kept = [handedOverRun({ host: HOST })];
    const { runs } = await openedWarehouse(pane);
    expect(runs.reachOf(runs.getState()[0]!.run)).toBe("not-forwarded");
    expect(pane.bulk.asked).toEqual(["warehouses of demo"]);
  });

  it("are looked at ever less often, until they end", async () => {
    const { pane, entry, asked } = await remembering(["waiting", "running"]);
    const waits: number[] = [];
    for (let looks = 0; looks < 8; looks++) {
      waits.push(...pane.device.waits());
      pane.device.endWaits();
      await settle();
    }
    expect(waits).toEqual([1_000, 1_500, 2_250, 3_375, 5_062.5, 7_593.75, 10_000, 10_000]);
    expect(entry().phase.kind).toBe("running");
    pane.bulk.states = ["done"];
    pane.device.endWaits();
    await settle();
    expect(entry()).toMatchObject({ phase: { kind: "done" }, outcome: { kind: "known" } });
    expect(pane.device.waits()).toEqual([]);
    expect(asked.at(-1)).toBe("outcome run-1");
  });

  it("are not asked for while nobody sees the pane, and at once when somebody does", async () => {
    const { pane, asked, session } = await remembering(["running"]);
    const looks = () => asked.filter((what) => what.startsWith("status")).length;
    pane.device.isHidden = true;
    pane.device.endWaits();
    pane.device.endWaits();
    await settle();
    expect(looks()).toBe(1);
    expect(pane.device.waits()).toEqual([10_000]);
    pane.device.isHidden = false;
    session.warehouse.lookAgain();
    await settle();
    expect(looks()).toBe(2);
    session.warehouse.lookAgain();
    await settle();
    expect(looks()).toBe(2);
  });

  it("go on although nobody could be asked, until somebody can", async () => {
    const { pane, entry } = await remembering(["running", new BulkError("unreachable", "Away."), "running"]);
    pane.device.endWaits();
    await settle();
    expect(entry()).toMatchObject({ phase: { kind: "running" }, unanswered: { code: "unreachable" } });
    pane.device.endWaits();
    await settle();
    expect(entry().phase.kind).toBe("running");
    expect(entry().unanswered).toBeUndefined();
  });

  it.each([
    ["run-cancelled", { kind: "cancelled" }],
    ["result-gone", { kind: "gone" }],
    ["run-failed", { kind: "failed", problem: { code: "run-failed" } }],
    ["never-handed-over", { kind: "failed", problem: { code: "never-handed-over" } }],
  ] as const)("have ended with %s", async (code, phase) => {
    const { entry, pane } = await remembering([new BulkError(code, "So.")]);
    expect(entry().phase).toMatchObject(phase);
    expect(pane.device.waits()).toEqual([]);
  });

  it("are cancelled, and say so when they are", async () => {
    const { runs, entry, asked } = await remembering(["running", new BulkError("run-cancelled", "Gone.")]);
    const cancelling = runs.cancel("run-1");
    expect(entry().cancel).toBe("asked");
    await cancelling;
    await settle();
    expect(asked).toContain("cancel run-1");
    expect(entry().phase).toEqual({ kind: "cancelled" });
    expect(entry().cancel).toBeUndefined();
  });

  it("say when the cancel came too late", async () => {
    const { runs, entry } = await remembering(["running", "done"]);
    await runs.cancel("run-1");
    await settle();
    expect(entry()).toMatchObject({ phase: { kind: "done" }, cancel: "too-late" });
  });

  it("go on where the cancel was refused", async () => {
    const { runs, entry, pane } = await remembering(["running"]);
    pane.bulk.cancel = () => Promise.reject(new BulkError("not-forwarded", "No."));
    await runs.cancel("run-1");
    await settle();
    expect(entry().phase.kind).toBe("running");
    expect(entry().cancel).toBeUndefined();
  });

  it("tell their rows when they are asked, or why they do not", async () => {
    const { runs, entry, pane } = await remembering(["done"]);
    pane.bulk.result = new BulkError("table-unknown", "Gone.");
    await runs.askOutcome("run-1");
    expect(entry().outcome).toMatchObject({ kind: "failed", problem: { code: "table-unknown" } });
    pane.bulk.result = { count: { rows: 9, failed: 0 }, failures: [] };
    await runs.askOutcome("run-1");
    expect(entry().outcome).toMatchObject({ kind: "known", outcome: { count: { rows: 9 } } });
  });

  it("bring rows back, unless that is cancelled or refused", async () => {
    const { runs, entry, pane } = await remembering(["done"]);
    await runs.bringBack("run-1", 1_000);
    expect(entry().back).toMatchObject({ kind: "there", back: { sheetName: "Scored", rows: 150 } });
    const gate = settledLater<undefined>();
    pane.bulk.gate = gate.promise;
    const bringing = runs.bringBack("run-1", 1_000);
    expect(entry().back).toEqual({ kind: "coming", sinceMs: 0, rows: 40, most: 1_000 });
    runs.cancelBringingBack("run-1");
    gate.resolve(undefined);
    await bringing;
    expect(entry().back).toEqual({ kind: "cancelled" });
    pane.bulk.back = new WorkbookError("sheet-protected", "The workbook is protected.");
    await runs.bringBack("run-1", 1_000);
    expect(entry().back).toMatchObject({ kind: "failed", problem: { code: "sheet-protected" } });
  });

  it("are forgotten, here and in the workbook", async () => {
    const { runs, pane } = await remembering(["running"]);
    await runs.forget("run-1");
    expect(runs.getState()).toEqual([]);
    expect(pane.bulk.kept).toEqual([]);
    expect(pane.device.waits()).toEqual([]);
  });

  it("go with the memory of the workbook, unless that took no note of them, and stay where it cannot be read", async () => {
    const { runs, pane, entry } = await remembering(["running"]);
    runs.add(handedOverRun({ id: "unkept", host: HOST }), false);
    pane.bulk.remembered = () => Promise.reject(new WorkbookError("excel-busy", "Busy."));
    await runs.recall();
    expect(runs.getState()).toHaveLength(2);
    pane.bulk.remembered = () => Promise.resolve([]);
    await runs.recall();
    await settle();
    expect(runs.getState()).toHaveLength(1);
    expect(entry().run.id).toBe("unkept");
    expect(pane.device.waits()).toEqual([1_000]);
  });

  it("are not followed any more once the pane is closed", async () => {
    const pane = paneWithWarehouses();
    pane.bulk.kept = [handedOverRun({ host: HOST })];
    pane.bulk.states = ["running"];
    const { session } = await openedWarehouse(pane);
    session.warehouse.end();
    expect(pane.device.waits()).toEqual([]);
  });
});
