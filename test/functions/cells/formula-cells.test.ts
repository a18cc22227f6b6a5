import { FormulaCells } from "../../../src/functions/cells/formula-cells";

function watched() {
  const timers: (() => void)[] = [];
  const cells = new FormulaCells({ startTimer: (_delayMs, act) => (timers.push(act), () => undefined) }, () => []);
  const pass = (): void => timers.splice(0).forEach((act) => act());
  return { cells, pass };
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
