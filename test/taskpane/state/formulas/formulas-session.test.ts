import { until } from "../../../support/until";
import { RunStoppedError, WorkbookError } from "../../../../src/core/errors";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import { Subscribable } from "../../../../src/taskpane/state/basis/subscribable";
import { UnaskedPlaceError } from "../../../../src/functions/models/unasked-place-error";
import { FormulasSession } from "../../../../src/taskpane/state/formulas/formulas-session";
import { FakeFormulas } from "../../fakes/fake-formulas";
import { addressNamed, WORKSPACE } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { formulaQuestion } from "../../formula-word-examples";

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
    expect(fake.asked).toEqual([`use: ${WORKSPACE.id}`, "try again: sign-in no-access unknown-model"]);
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
    expect(formulas.getState()).toEqual({ state: fake.cells.getState(), whereTo: new Map() });
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

  it("look again where questions would go, once somebody has signed in at the place that could not be asked", async () => {
    const fake = new FakeFormulas();
    const connection = new Connecting({ phase: "starting" });
    const formulas = new FormulasSession(fake.port, connection, standingClock());
    formulas.open();
    const [here, there] = [formulaQuestion(), formulaQuestion({ id: "columns wine" })];
    fake.cells.show({ questions: [here, there] });
    const failure = new RunStoppedError("unauthorized", "No.");
    const { id, origin } = WORKSPACE;
    fake.address = new UnaskedPlaceError({ id, name: "Workspace", origin }, failure);
    await formulas.look(here);
    fake.address = new UnaskedPlaceError({ id: "other", name: "Other", origin: "https://other.example" }, failure);
    await formulas.look(there);
    expect([...formulas.getState().whereTo.values()]).toMatchObject([
      { kind: "unasked", needsSignIn: true, place: { id } },
      { kind: "unasked", needsSignIn: true, place: { id: "other" } },
    ]);
    fake.address = addressNamed("iris", WORKSPACE);
    fake.asked.length = 0;
    connection.show(CONNECTED);
    await until("one is known", () => formulas.getState().whereTo.get(here.id)?.kind === "known");
    expect(formulas.getState().whereTo.get(there.id)).toMatchObject({ kind: "unasked" });
    expect(fake.asked.filter((what) => what.startsWith("where to"))).toEqual([`where to: ${here.id}`]);
  });

  it("keep what was found for other questions when one is allowed, put off or gone", async () => {
    const fake = new FakeFormulas();
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }), standingClock());
    formulas.open();
    const questions = ["a", "b", "c", "d"].map((id) => formulaQuestion({ id }));
    fake.cells.show({ questions });
    for (const question of questions) await formulas.look(question);
    await formulas.allow("a");
    formulas.notNow("b");
    const known = () => [...formulas.getState().whereTo.keys()];
    expect(known()).toEqual(["c", "d"]);
    fake.cells.show({ questions: questions.slice(3) });
    expect(known()).toEqual(["d"]);
    await formulas.recalculate();
    expect(known()).toEqual(["d"]);
  });

  it("become values once at a time, whatever else is asked meanwhile, and Excel's refusal is told", async () => {
    const fake = new FakeFormulas();
    const formulas = new FormulasSession(fake.port, new Connecting({ phase: "starting" }), standingClock());
    const all = [formulas.freeze(), formulas.tryAgain(), formulas.freeze()];
    expect(formulas.getState().frozen).toBe("going on");
    await Promise.all(all);
    expect([fake.asked.filter((asked) => asked === "freeze"), formulas.getState().frozen]).toEqual([
      ["freeze"],
      fake.frozen,
    ]);
    const busy = new WorkbookError("excel-busy", "Busy.");
    Object.assign(fake.port, { freeze: () => Promise.reject(busy) });
    await formulas.freeze();
    expect([formulas.getState().error, formulas.getState().frozen]).toEqual([busy, undefined]);
    await formulas.freeze();
    expect(formulas.getState().error).toBe(busy);
  });
});
