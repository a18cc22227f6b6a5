import { WorkbookError } from "../../../../src/core/errors";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import { Subscribable } from "../../../../src/taskpane/state/basis/subscribable";
import { FormulasSession } from "../../../../src/taskpane/state/formulas/formulas-session";
import { FakeFormulas } from "../../fakes/fake-formulas";
import { WORKSPACE } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

class Connecting extends Subscribable<ConnectionState> {
  show(state: ConnectionState): void {
    this.publish(state);
  }
}

const CONNECTED: ConnectionState = {
  phase: "connected",
  list: { mode: "server", upstreams: [WORKSPACE] },
  upstream: WORKSPACE,
  connection: { upstream: WORKSPACE, token: "dapi1" },
};

/** A clock that stands still, and what waits for it. */
function standingClock() {
  const waits: (() => void)[] = [];
  const after = (_ms: number, act: () => void) => (
    waits.push(act),
    () => void waits.splice(waits.indexOf(act) >>> 0, 1)
  );
  return { now: () => 0, after, waits };
}

describe("the formulas as the pane shows them", () => {
  it("are signed in as the pane is, and those that waited for it are calculated anew, once", () => {
    const fake = new FakeFormulas();
    const connection = new Connecting({ phase: "starting" });
    const end = new FormulasSession(fake.port, connection, standingClock()).open();
    expect(fake.asked).toEqual([]);
    connection.show(CONNECTED);
    connection.show({ ...CONNECTED });
    expect(fake.asked).toEqual([`use: ${WORKSPACE.id}`, "try again: sign-in no-access"]);
    end();
    connection.show({ ...CONNECTED, connection: { upstream: WORKSPACE } });
    expect(fake.asked).toHaveLength(2);
  });

  it("are looked at after edits, once for many, as long as there are any", async () => {
    const fake = new FakeFormulas();
    const clock = standingClock();
    fake.cells.show({ cellCount: 0 });
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }), clock);
    const end = formulas.open();
    await settle();
    expect(fake.editListeners.size).toBe(0);
    fake.cells.show({ cellCount: 3 });
    await settle();
    for (let edit = 0; edit < 5; edit++) fake.editListeners.forEach((listener) => listener());
    expect(fake.asked).toEqual([]);
    clock.waits.splice(0).forEach((act) => act());
    await settle();
    expect(fake.asked).toEqual(["look at cells"]);
    fake.editListeners.forEach((listener) => listener());
    end();
    await settle();
    expect([fake.editListeners.size, clock.waits.length, fake.asked.length]).toEqual([0, 0, 1]);
  });

  it("stay as they are where Excel does not let them be looked at", async () => {
    const fake = new FakeFormulas();
    Object.assign(fake.port, { lookAtCells: () => Promise.reject(new WorkbookError("excel-busy", "Busy.")) });
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }), standingClock());
    await formulas.lookAtCells();
    expect(formulas.getState()).toEqual({ state: fake.cells.getState() });
  });

  it("say that Excel did not calculate them", async () => {
    const fake = new FakeFormulas();
    const busy = new WorkbookError("excel-busy", "Busy.");
    Object.assign(fake.port, { recalculate: () => Promise.reject(busy) });
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }), standingClock());
    await formulas.recalculate();
    expect(formulas.getState().error).toBe(busy);
    await formulas.tryAgain();
    expect(formulas.getState().error).toBeUndefined();
  });
});
