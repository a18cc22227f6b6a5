import { FormulaCells } from "../../../src/functions/cells/formula-cells";

function watched() {
  const timers: (() => void)[] = [];
  let nowMs = 0;
  const startTimer = (_delayMs: number, act: () => void) => (timers.push(act), () => undefined);
  const cells = new FormulaCells({ now: () => nowMs, startTimer }, () => []);
  const pass = (): void => timers.splice(0).forEach((act) => act());
  return { cells, pass, wait: (ms: number) => (nowMs += ms) };
}

describe("cells that hold our formulas", () => {
  it("are told of together, once for thousands", () => {
    const { cells, pass } = watched();
    let told = 0;
    cells.subscribe(() => told++);
    for (let row = 0; row < 1_000; row++) cells.begin(`S!A${row}`).answered(() => false);
    pass();
    expect([told, cells.getState().cellCount, cells.getState().waitingCount]).toEqual([1, 1_000, 0]);
    expect(cells.getState()).toBe(cells.getState());
  });

  it("count as what their last calculation comes to, however late the one before ends", () => {
    const { cells } = watched();
    const first = cells.begin("S!A1");
    const second = cells.begin("S!A1");
    second.answered(() => true);
    first.failed("cancelled");
    expect(cells.getState()).toMatchObject({ cellCount: 1, troubles: {}, oldCount: 1 });
  });

  it("are gone when they are cancelled and nothing comes after", () => {
    const { cells } = watched();
    cells.begin("S!A1").failed("cancelled");
    cells.begin(undefined).answered(() => false);
    expect(cells.getState().cellCount).toBe(0);
  });

  it("hold several calls, none of which hides what another comes to", () => {
    const { cells, wait } = watched();
    const [one, other] = [cells.begin("S!A1", "one"), cells.begin("S!A1", "other")];
    other.answered(() => false);
    expect(cells.getState()).toMatchObject({ cellCount: 1, waitingCount: 1 });
    wait(5_000);
    one.failed("network");
    expect(cells.getState()).toMatchObject({ cellCount: 1, waitingCount: 0, troubles: { network: 1 } });
    expect(cells.addressesToTry()).toEqual(["S!A1"]);
    wait(5_000);
    cells.begin("S!A1", "other").answered(() => false);
    expect(cells.getState()).toMatchObject({ cellCount: 1, troubles: {} });
  });

  it("are forgotten once they hold no formula, but for what was calculated since it was looked", () => {
    const { cells } = watched();
    for (const row of [1, 2, 3]) cells.begin(`S!A${row}`).answered(() => false);
    const waiting = cells.begin("S!A4");
    const { begun } = cells;
    cells.begin("S!A2").answered(() => false);
    expect(cells.forget(["S!A1", "S!A2", "S!A4", "S!A9"], begun)).toEqual(["S!A1", "S!A4"]);
    waiting.failed("network");
    expect(cells.addresses()).toEqual(["S!A2", "S!A3"]);
    expect(cells.getState()).toMatchObject({ cellCount: 2, waitingCount: 0, troubles: {} });
  });

  it("are told apart by whether they have what they asked for", () => {
    const { cells } = watched();
    cells.begin("S!A1").answered(() => false);
    cells.begin("S!A2").answered(() => true);
    cells.begin("S!A3").failed("network");
    cells.begin("S!A4");
    expect(cells.addressesAnswered()).toEqual(["S!A1", "S!A2"]);
  });

  it("are named by what is the matter with them", () => {
    const { cells } = watched();
    cells.begin("S!A1").failed("sign-in");
    cells.begin("S!A2").failed("network");
    cells.begin("S!A3").failed("refused");
    expect(cells.addressesIn(new Set(["sign-in"]))).toEqual(["S!A1"]);
    expect(cells.addressesToTry()).toEqual(["S!A2"]);
    expect(cells.getState().troubles).toEqual({ "sign-in": 1, network: 1, refused: 1 });
  });
});
