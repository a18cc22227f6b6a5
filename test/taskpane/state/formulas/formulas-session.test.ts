import { WorkbookError } from "../../../../src/core/errors";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import { Subscribable } from "../../../../src/taskpane/state/basis/subscribable";
import { FormulasSession } from "../../../../src/taskpane/state/formulas/formulas-session";
import { FakeFormulas } from "../../fakes/fake-formulas";
import { WORKSPACE } from "../../fakes/pane-data";

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

describe("the formulas as the pane shows them", () => {
  it("are signed in as the pane is, and those that waited for it are calculated anew, once", () => {
    const fake = new FakeFormulas();
    const connection = new Connecting({ phase: "starting" });
    const end = new FormulasSession(fake.port, connection).open();
    expect(fake.asked).toEqual([]);
    connection.show(CONNECTED);
    connection.show({ ...CONNECTED });
    expect(fake.asked).toEqual([`use: ${WORKSPACE.id}`, "try again: sign-in no-access"]);
    end();
    connection.show({ ...CONNECTED, connection: { upstream: WORKSPACE } });
    expect(fake.asked).toHaveLength(2);
  });

  it("say that Excel did not calculate them", async () => {
    const fake = new FakeFormulas();
    const busy = new WorkbookError("excel-busy", "Busy.");
    Object.assign(fake.port, { recalculate: () => Promise.reject(busy) });
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }));
    await formulas.recalculate();
    expect(formulas.getState().error).toBe(busy);
    await formulas.tryAgain();
    expect(formulas.getState().error).toBeUndefined();
  });
});
