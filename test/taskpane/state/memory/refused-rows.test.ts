import type { RememberedRun } from "../../../../src/core/memory/remembered-run";
import { refusedRows } from "../../../../src/taskpane/state/memory/refused-rows";
import { checkOf, runOf } from "../../fakes/fake-memory";

function failedRun(failures: RememberedRun["failures"], facts: Partial<RememberedRun> = {}): RememberedRun {
  return runOf({ failures, ...facts });
}

const REFUSED = failedRun([{ code: "rows-refused", rowCount: 3 }]);

describe("rows for which asking again cannot help", () => {
  test("are those that the model refused, when all were tried and nothing else was in the way", () => {
    expect(refusedRows({ runs: [REFUSED] }, checkOf({ failed: 3 }))).toEqual({ rowCount: 3, codes: ["rows-refused"] });
  });

  test("are those with a cell that cannot be sent, whatever was tried", () => {
    const { rowCount } = refusedRows({ runs: [] }, checkOf({ failed: 3 }, { unsendable: 2 }));
    expect(rowCount).toBe(2);
  });

  test("are not rows whose endpoint was away, nor others with them: which are which is not known", () => {
    const away = failedRun([
      { code: "rows-refused", rowCount: 1 },
      { code: "unavailable", rowCount: 2 },
    ]);
    expect(refusedRows({ runs: [away] }, checkOf({ failed: 3 })).rowCount).toBe(0);
  });

  test("are those once they were tried again, and refused", () => {
    const away = failedRun([{ code: "unavailable", rowCount: 3 }]);
    const again = failedRun([{ code: "rows-refused", rowCount: 3 }], { id: "r2", scope: "failed" });
    expect(refusedRows({ runs: [again, away] }, checkOf({ failed: 3 })).rowCount).toBe(3);
    const changed = failedRun([{ code: "rows-refused", rowCount: 3 }], { id: "r2", scope: "changed" });
    expect(refusedRows({ runs: [changed, away] }, checkOf({ failed: 3 })).rowCount).toBe(0);
  });

  test("are not taken from a run that did not come to all rows, did not end, or had another recipe, nor from too few", () => {
    const { counts } = runOf();
    const cut = failedRun(REFUSED.failures, { counts: { ...counts, notReached: 1 } });
    const { endedAt: _end, ...going } = failedRun([], { id: "r2", scope: "changed" });
    const other = failedRun([], { id: "r2", scope: "changed", recipeHash: "00000000000000h2" });
    for (const runs of [[cut], [going, REFUSED], [other, REFUSED], []]) {
      expect(refusedRows({ runs }, checkOf({ failed: 3 })).rowCount).toBe(0);
    }
    expect(refusedRows({ runs: [REFUSED] }, checkOf({ failed: 4 })).rowCount).toBe(0);
  });
});
