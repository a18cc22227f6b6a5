import { ROW_STATES } from "../../../src/core/memory/row-state";
import { StateCount } from "../../../src/scoring/memory/state-count";

describe("the count of a column's rows", () => {
  it("tells how many are in each state, and which, but for those that nothing is to be done about", () => {
    const count = new StateCount();
    (["current", "changed", "changed", "left-out", "failed", "changed"] as const).forEach((state, row) =>
      count.add(row, state),
    );
    expect(count.counts).toEqual({
      ...Object.fromEntries(ROW_STATES.map((state) => [state, 0])),
      current: 1,
      changed: 3,
      "left-out": 1,
      failed: 1,
    });
    expect(count.rows).toEqual({
      changed: [
        { firstRow: 1, rowCount: 2 },
        { firstRow: 5, rowCount: 1 },
      ],
      failed: [{ firstRow: 4, rowCount: 1 }],
    });
    expect(count.of("changed")).toBe(3);
  });

  it.each([
    [[], true],
    [["current", "left-out"], true],
    [["current", "unknown"], false],
    [["failed"], false],
  ] as const)("says whether anything is to be done about %j", (states, areAllCurrent) => {
    const count = new StateCount();
    states.forEach((state, row) => count.add(row, state));
    expect(count.areAllCurrent).toBe(areAllCurrent);
  });
});
