import { ASLEEP, CLASSIC, LOCKED, never, RUNNING, sampleWorkspace } from "./sample-workspace";

describe("a warehouse", () => {
  it("is used at once where it runs", async () => {
    const { runs } = sampleWorkspace();
    const states: string[] = [];
    expect(await runs().ready(({ state }) => states.push(state), never)).toMatchObject({
      id: RUNNING,
      kind: "serverless",
    });
    expect(states).toEqual(["RUNNING"]);
  });

  it("is woken up where it sleeps, and waited for", async () => {
    const { runs, now } = sampleWorkspace();
    const states: string[] = [];
    await runs({ warehouseId: ASLEEP }).ready(({ state }) => states.push(state), never);
    expect(states).toEqual(["STOPPED", "STARTING", "RUNNING"]);
    expect(now()).toBeGreaterThan(3_999);
  });

  it("is refused where ai_query is not there, or this account may not use it, or nobody knows it", async () => {
    const { runs } = sampleWorkspace();
    const ready = (warehouseId: string) => runs({ warehouseId }).ready(() => undefined, never);
    await expect(ready(CLASSIC)).rejects.toMatchObject({ code: "warehouse-unfit" });
    await expect(ready("nope")).rejects.toMatchObject({
      code: "warehouse-unknown",
      message: expect.stringContaining(`${RUNNING} (Starter Warehouse)`) as unknown,
    });
    const locked = runs({ warehouseId: LOCKED });
    const table = { catalog: "samples", schema: "demo", table: "iris" };
    await expect(locked.columns(table, never)).rejects.toMatchObject({
      code: "warehouse-refused",
      detail: "PERMISSION_DENIED",
    });
  });
});
